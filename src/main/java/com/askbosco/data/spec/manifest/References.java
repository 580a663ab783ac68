package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves references: {@code $ref: "#/a/b"} in a map merges what it names under the map's own keys, and a text that begins with
 * {@code #/} stands for what it names. What is named is copied, so the parameters of the place that uses it apply.
 */
final class References {
  private static final int MOST_PARTS = 1_000_000;

  private final YamlFile file;
  private final Tree root;
  private int visited;
  private final Set<String> open = new LinkedHashSet<>();

  private References(YamlFile file, Tree root) {
    this.file = file;
    this.root = root;
  }

  static Tree resolve(YamlFile file, Tree root) {
    return new References(file, root).resolved(root, "");
  }

  private Tree resolved(Tree tree, String path) {
    if (++visited > MOST_PARTS) {
      // References that name one another twice double at each step.
      if (visited == MOST_PARTS + 1) {
        file.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            tree.line(),
            path,
            "the references make more than " + MOST_PARTS + " parts of this file",
            "Refer to fewer parts.");
      }
      return new Tree.Scalar(tree.line(), null);
    }
    return switch (tree) {
      case Tree.Scalar scalar ->
        scalar.value() instanceof String text && text.startsWith("#/")
            ? follow(text, scalar.line(), path)
            : scalar;
      case Tree.Items items -> {
        List<Tree> list = new ArrayList<>();
        for (Tree item : items.list()) {
          list.add(resolved(item, path + "[" + list.size() + "]"));
        }
        yield new Tree.Items(items.line(), list);
      }
      case Tree.Entries entries -> entries(entries, path);
    };
  }

  private Tree entries(Tree.Entries entries, String path) {
    Map<String, Tree> map = new LinkedHashMap<>();
    Tree reference = entries.map().get("$ref");
    if (reference instanceof Tree.Scalar scalar && scalar.value() instanceof String target) {
      Tree named = follow(target, scalar.line(), path);
      if (entries.map().size() == 1) {
        return named;
      }
      if (named instanceof Tree.Entries inherited) {
        map.putAll(inherited.map());
      }
    }
    entries.map().forEach((key, value) -> {
      if (!key.equals("$ref")) {
        // The line of the definition says less than that of the place that uses it, so own keys
        // keep their lines.
        map.put(key, resolved(value, path.isEmpty() ? key : path + "." + key));
      }
    });
    return new Tree.Entries(entries.line(), map);
  }

  private Tree follow(String reference, int line, String path) {
    if (!open.add(reference)) {
      problem(
          line,
          path,
          "the reference `" + reference + "` leads back to itself",
          "Break the circle.");
      return new Tree.Scalar(line, null);
    }
    try {
      Tree named = reference.startsWith("#/") ? find(root, reference.substring(2)) : null;
      if (named == null) {
        problem(
            line,
            path,
            "the reference `" + reference + "` names nothing",
            "Write the path of a part of this file, such as #/definitions/requester.");
        return new Tree.Scalar(line, null);
      }
      return resolved(named, path);
    } finally {
      open.remove(reference);
    }
  }

  private void problem(int line, String path, String what, String mend) {
    file.problem(ErrorCode.CONFIG_UNKNOWN_REFERENCE, line, path, what, mend);
  }

  private @Nullable Tree find(Tree from, String path) {
    if (from instanceof Tree.Items items) {
      int slash = path.indexOf('/');
      String first = slash < 0 ? path : path.substring(0, slash);
      if (!first.matches("\\d{1,6}") || Integer.parseInt(first) >= items.list().size()) {
        return null;
      }
      Tree item = items.list().get(Integer.parseInt(first));
      return slash < 0 ? item : find(item, path.substring(slash + 1));
    }
    if (!(from instanceof Tree.Entries entries)) {
      return null;
    }
    Tree whole = entries.map().get(path); // keys may hold slashes
    if (whole != null) {
      return whole;
    }
    int slash = path.indexOf('/');
    Tree next = slash < 0 ? null : entries.map().get(path.substring(0, slash));
    if (next == null) {
      return viaReference(entries, path);
    }
    return find(next, path.substring(slash + 1));
  }

  /** What a reference names may itself be inherited by a {@code $ref} of the map it is looked for in. */
  private @Nullable Tree viaReference(Tree.Entries entries, String path) {
    if (entries.map().get("$ref") instanceof Tree.Scalar scalar
        && scalar.value() instanceof String target
        && target.startsWith("#/")
        && open.size() < 100) {
      Tree named = find(root, target.substring(2));
      return named == null ? null : find(named, path);
    }
    return null;
  }
}
