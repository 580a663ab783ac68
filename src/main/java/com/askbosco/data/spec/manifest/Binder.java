package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes component records from a tree with references resolved, types named and parameters handed down; checks every field. Returns
 * null where something is wrong; the problem is then noted in the file.
 */
final class Binder {
  private final YamlFile file;
  private final Strictness strictness;

  Binder(YamlFile file, Strictness strictness) {
    this.file = file;
    this.strictness = strictness;
  }

  <T extends Record> @Nullable T record(Class<T> type, Tree tree) {
    return type.cast(record(Shape.of(type), tree, new Place(tree.line(), "", Map.of())));
  }

  /** A stream; in a template its name need not be there yet. */
  StreamEntry.@Nullable Stream stream(Json written) {
    Tree tree = written.tree();
    if (tree instanceof Tree.Entries entries && !entries.map().containsKey("name")) {
      Map<String, Tree> named = new LinkedHashMap<>(entries.map());
      named.put("name", new Tree.Scalar(entries.line(), ""));
      tree = new Tree.Entries(entries.line(), named);
    }
    Record stream = typed(StreamEntry.Stream.class, tree, written.place(), "DeclarativeStream");
    return (StreamEntry.Stream) stream;
  }

  private @Nullable Record record(Shape shape, Tree written, Place outer) {
    Tree.Entries entries = shape.entries(written);
    if (entries == null) {
      problem(
          ErrorCode.CONFIG_WRONG_TYPE,
          outer,
          "expected a " + shape.name() + ", found " + found(written),
          "Write its fields.");
      return null;
    }
    Place place = outer;
    if (entries == written) {
      place = place.with(
          entries.map().get("$parameters") instanceof Tree.Entries parameters
              ? parameters.map()
              : Map.of());
    }
    if (shape.name().equals("HttpRequester")) {
      entries = RequesterProperties.lifted(entries, file, place);
    }
    unknownFields(shape, entries, place);
    RecordComponent[] fields = shape.fields();
    @Nullable Object[] values = new @Nullable Object[fields.length];
    boolean complete = true;
    for (int i = 0; i < fields.length; i++) {
      values[i] = field(shape, fields[i], entries, place);
      complete &= values[i] != null;
    }
    if (!complete) {
      return null;
    }
    try {
      return (Record) shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      problem(
          ErrorCode.CONFIG_BAD_VALUE,
          place,
          String.valueOf(e.getTargetException().getMessage()),
          "");
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make " + shape.name(), e);
    }
  }

  private void unknownFields(Shape shape, Tree.Entries entries, Place place) {
    if (shape.isOpen()) {
      return;
    }
    for (Map.Entry<String, Tree> entry : entries.map().entrySet()) {
      String key = entry.getKey();
      // Parameters became fields of every component, also of those that have no use for them.
      if (!shape.knows(key) && !place.parameters().containsKey(key)) {
        unknownField(shape, key, place.child(key, entry.getValue()));
      }
    }
  }

  private void unknownField(Shape shape, String key, Place at) {
    String what = "unknown key `" + key + "` of " + shape.name();
    String mend = shape.suggestion(key);
    switch (strictness) {
      case OWN -> file.problem(ErrorCode.CONFIG_UNKNOWN_KEY, at.line(), at.path(), what, mend);
      case FOREIGN -> file.warning(ErrorCode.CONFIG_UNKNOWN_KEY, at.line(), at.path(), what, mend);
    }
  }

  private @Nullable Object field(
      Shape shape, RecordComponent field, Tree.Entries entries, Place place) {
    if (field.getType() == Place.class) {
      return place;
    }
    String key = Shape.key(field);
    if (shape.isOpen() && key.equals("rest")) {
      Map<String, Json> rest = new LinkedHashMap<>();
      entries.map().forEach((k, v) -> {
        if (!shape.knows(k)) {
          rest.put(k, new Json(v, place.child(k, v)));
        }
      });
      return rest;
    }
    Tree tree = entries.map().get(key);
    boolean absent = tree == null || (tree instanceof Tree.Scalar s && s.value() == null);
    Default otherwise = field.getAnnotation(Default.class);
    if (absent && otherwise != null && !otherwise.value().isEmpty()) {
      tree = new Tree.Scalar(place.line(), otherwise.value());
      absent = false;
    }
    Type type = field.getGenericType();
    if (tree == null || absent) {
      Object empty = empty(type);
      if (empty == null) {
        problem(
            ErrorCode.CONFIG_MISSING_KEY,
            place,
            "`" + key + "` of " + shape.name() + " is missing",
            "Add it.");
      }
      return empty;
    }
    return value(type, tree, place.child(key, tree), otherwise == null ? "" : otherwise.type());
  }

  private static @Nullable Object empty(Type type) {
    if (type instanceof ParameterizedType p) {
      if (p.getRawType() == Optional.class) {
        return Optional.empty();
      }
      return p.getRawType() == List.class ? List.of() : Map.of();
    }
    return null;
  }

  private @Nullable Object value(Type type, Tree tree, Place place, String defaultType) {
    if (type instanceof ParameterizedType p) {
      Type item = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
      if (p.getRawType() == Optional.class) {
        Object value = value(item, tree, place, defaultType);
        return value == null ? null : Optional.of(value);
      }
      return p.getRawType() == List.class
          ? list(item, tree, place, defaultType)
          : map(item, tree, place, defaultType);
    }
    Class<?> target = (Class<?>) type;
    if (target == Json.class) {
      return new Json(tree, place);
    }
    if (target.isRecord() && target != Text.class) {
      return typed(target, tree, place, Shape.of(target).name());
    }
    if (target.isInterface()) {
      return typed(target, tree, place, defaultType);
    }
    return new Scalars(file).read(target, tree, place);
  }

  private @Nullable List<Object> list(Type item, Tree tree, Place place, String defaultType) {
    if (!(tree instanceof Tree.Items items)) {
      Object single = value(item, tree, place, defaultType); // one is as good as a list of one
      return single == null ? null : List.of(single);
    }
    List<Object> values = new ArrayList<>();
    boolean complete = true;
    for (int i = 0; i < items.list().size(); i++) {
      Tree inner = items.list().get(i);
      Object value = value(item, inner, place.item(i, inner), defaultType);
      if (value == null) {
        complete = false;
      } else {
        values.add(value);
      }
    }
    return complete ? List.copyOf(values) : null;
  }

  private @Nullable Map<String, Object> map(Type item, Tree tree, Place place, String defaultType) {
    if (!(tree instanceof Tree.Entries entries)) {
      problem(
          ErrorCode.CONFIG_WRONG_TYPE,
          place,
          "expected a map, found " + found(tree),
          "Write a map.");
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    boolean complete = true;
    for (Map.Entry<String, Tree> entry : entries.map().entrySet()) {
      Place inner = place.child(entry.getKey(), entry.getValue());
      Object value = value(item, entry.getValue(), inner, defaultType);
      if (value == null) {
        complete = false;
      } else {
        values.put(entry.getKey(), value);
      }
    }
    return complete ? values : null;
  }

  /** A component of the family, of the type it names or of the default one. */
  private @Nullable Record typed(Class<?> family, Tree tree, Place place, String defaultType) {
    Families families = Families.of(family);
    String name = families.nameOf(tree, defaultType);
    if (name == null) {
      problem(
          ErrorCode.CONFIG_MISSING_KEY,
          place,
          "`type` is missing, found " + found(tree),
          "Use one of " + families.names() + ".");
      return null;
    }
    Class<?> type = families.type(name);
    if (type == null) {
      boolean known = ComponentNames.LATER.contains(name);
      problem(
          known ? ErrorCode.MANIFEST_UNSUPPORTED : ErrorCode.CONFIG_BAD_VALUE,
          place,
          known
              ? "the component type " + name + " is not supported yet"
              : "`" + name + "` is no component type for this place",
          "Use one of " + families.names() + ".");
      return null;
    }
    return record(Shape.of(type), tree, place);
  }

  private void problem(ErrorCode code, Place place, String what, String mend) {
    file.problem(code, place.line(), place.path(), what, mend);
  }

  static String found(Tree tree) {
    return switch (tree) {
      case Tree.Entries entries -> "a map";
      case Tree.Items items -> "a list";
      case Tree.Scalar scalar -> scalar.value() == null ? "nothing" : "`" + scalar.value() + "`";
    };
  }
}
