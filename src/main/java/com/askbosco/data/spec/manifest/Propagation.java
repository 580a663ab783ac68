package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands {@code $parameters} down and names the component types that are left out, as the reference implementation does:
 *
 * <ul>
 *   <li>only maps with a {@code type} are components; each gets every parameter in force as a field, unless it has a value for it
 *       that Python takes for true;
 *   <li>a parameter named like the field that is entered does not go down into it, and one without a value that Python takes for
 *       true does not come back after it;
 *   <li>a map without a type hands parameters on only to maps directly in it that name one;
 *   <li>JSON schemas ({@code type: object}, or a type that is no text) stay as they are.
 * </ul>
 */
final class Propagation {
  private static final String PARAMETERS = "$parameters";
  private static final String TYPE = "type";
  /** Parts that nothing but references reads. */
  private static final Set<String> UNREAD = Set.of("definitions", "schemas", "metadata");

  private final YamlFile file;
  private final boolean outerWins;
  private int visited;

  private Propagation(YamlFile file, boolean outerWins) {
    this.file = file;
    this.outerWins = outerWins;
  }

  /** A manifest whose references are resolved, with types and parameters. */
  static Tree of(YamlFile file, Tree manifest) {
    if (!(manifest instanceof Tree.Entries entries)) {
      return manifest;
    }
    Map<String, Tree> read = new LinkedHashMap<>(entries.map());
    UNREAD.forEach(read::remove);
    read.putIfAbsent(TYPE, new Tree.Scalar(entries.line(), "DeclarativeSource"));
    return new Propagation(file, false)
        .component(new Tree.Entries(entries.line(), read), "", Map.of(), "");
  }

  /**
   * A component that was made later.
   *
   * @param outerWins whether the parameters of outer components win against those of inner ones
   */
  static Tree.Entries of(YamlFile file, Tree.Entries component, boolean outerWins) {
    return new Propagation(file, outerWins).component(component, "", Map.of(), "");
  }

  private Tree.Entries component(
      Tree.Entries written, String place, Map<String, Tree> outer, String path) {
    if (++visited > References.MOST_PARTS) {
      if (visited == References.MOST_PARTS + 1) {
        file.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            written.line(),
            path,
            "`$parameters` make more than " + References.MOST_PARTS + " parts of this file",
            "Write fewer maps into `$parameters`.");
      }
      return new Tree.Entries(written.line(), Map.of());
    }
    Map<String, Tree> map = new LinkedHashMap<>(written.map());
    if (!map.containsKey(TYPE)) {
      String type = DefaultTypes.of(place, map.containsKey("class_name"));
      if (type != null) {
        map.put(TYPE, new Tree.Scalar(written.line(), type));
      }
    }
    Map<String, Tree> parameters = inForce(map.remove(PARAMETERS), outer, path);
    Tree type = map.get(TYPE);
    if (isSchema(type)) {
      return new Tree.Entries(written.line(), map);
    }
    if (type == null) {
      map.replaceAll((key, value) -> namesType(value)
          ? component((Tree.Entries) value, place, parameters, inner(path, key))
          : value);
      return new Tree.Entries(written.line(), map);
    }
    parameters.forEach((key, value) -> {
      Tree own = map.get(key);
      if (own == null || own.isFalsy()) {
        map.put(key, value);
      }
    });
    String name = type instanceof Tree.Scalar scalar ? String.valueOf(scalar.value()) : "";
    for (Map.Entry<String, Tree> field : map.entrySet()) {
      field.setValue(
          entered(field.getKey(), field.getValue(), name, parameters, inner(path, field.getKey())));
    }
    if (!parameters.isEmpty()) {
      map.put(PARAMETERS, new Tree.Entries(written.line(), parameters));
    }
    return new Tree.Entries(written.line(), map);
  }

  @SuppressWarnings("ReferenceEquality") // one object, not an equal one
  private Tree entered(
      String key, Tree value, String type, Map<String, Tree> parameters, String path) {
    if (value instanceof Tree.Scalar) {
      return value;
    }
    Tree same = parameters.remove(key);
    String place = type + "." + key;
    Tree result;
    if (value instanceof Tree.Items items) {
      List<Tree> list = new ArrayList<>();
      for (Tree item : items.list()) {
        list.add(
            item instanceof Tree.Entries entries
                ? component(entries, place, parameters, path + "[" + list.size() + "]")
                : item);
      }
      result = new Tree.Items(items.line(), list);
    } else {
      result = component((Tree.Entries) value, place, parameters, path);
    }
    if (same != null && !same.isFalsy()) {
      // A list that came from the parameters is one object with them in the reference, so what
      // happens to its items is seen by all that come later.
      boolean shared = same == value && result instanceof Tree.Items;
      parameters.put(key, shared ? result : same);
    }
    return result;
  }

  private Map<String, Tree> inForce(@Nullable Tree own, Map<String, Tree> outer, String path) {
    if (own == null) {
      return new LinkedHashMap<>(outer);
    }
    if (!(own instanceof Tree.Entries entries)) {
      file.problem(
          ErrorCode.CONFIG_WRONG_TYPE,
          own.line(),
          inner(path, PARAMETERS),
          "expected a map, found " + Binder.found(own),
          "Write a map.");
      return new LinkedHashMap<>(outer);
    }
    Map<String, Tree> all = new LinkedHashMap<>(outerWins ? entries.map() : outer);
    all.putAll(outerWins ? outer : entries.map());
    return all;
  }

  private static boolean isSchema(@Nullable Tree type) {
    return type instanceof Tree.Items
        || type instanceof Tree.Entries
        || (type instanceof Tree.Scalar scalar && "object".equals(scalar.value()));
  }

  private static boolean namesType(Tree value) {
    if (!(value instanceof Tree.Entries entries)) {
      return false;
    }
    Tree type = entries.map().get(TYPE);
    return type != null && !type.isFalsy();
  }

  private static String inner(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
