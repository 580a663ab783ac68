package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves references: {@code $ref: "#/a/b"} in a map merges what it names under the map's own keys, and every text that begins
 * with {@code #/} stands for what it names. What is named is looked up in the document as written and is shared between the places
 * that use it, so that references which double at each step cost nothing here.
 */
final class References {
  static final int MOST_PARTS = 1_000_000;

  private static final String REF = "$ref";
  /** Its values are a config's, not the manifest's. */
  private static final String CONFIG_VALUES = "config_overrides";

  private final YamlFile file;
  private final Tree root;
  private final Set<String> open = new LinkedHashSet<>();
  private final Map<String, Tree> known = new HashMap<>();
  private final Extents extents = new Extents();
  private int depth;
  private boolean tooMuch;

  private References(YamlFile file, Tree root) {
    this.file = file;
    this.root = root;
  }

  static Tree resolve(YamlFile file, Tree root) {
    References references = new References(file, root);
    return references.bounded(references.resolved(root, ""), "");
  }

  /** Parts that are shared are written out where they are used; that has to stay within bounds. */
  private Tree bounded(Tree tree, String path) {
    Extents.Extent extent = extents.of(tree);
    boolean deep = extent.depth() + depth > ManifestText.DEEPEST;
    if (!deep && extent.parts() <= MOST_PARTS) {
      return tree;
    }
    tooMuch(tree, path, deep);
    return new Tree.Scalar(tree.line(), null);
  }

  private void tooMuch(Tree tree, String path, boolean deep) {
    if (!tooMuch) {
      tooMuch = true;
      problem(
          tree.line(),
          path,
          deep
              ? "parts lie more than " + ManifestText.DEEPEST + " deep in one another"
              : "the references make more than " + MOST_PARTS + " parts of this file",
          "Refer to fewer parts.");
    }
  }

  private Tree resolved(Tree tree, String path) {
    if (depth > ManifestText.DEEPEST) {
      tooMuch(tree, path, true);
      return new Tree.Scalar(tree.line(), null);
    }
    depth++;
    try {
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
    } finally {
      depth--;
    }
  }

  private Tree entries(Tree.Entries entries, String path) {
    Map<String, Tree> own = new LinkedHashMap<>();
    entries.map().forEach((key, value) -> {
      if (!key.equals(REF)) {
        own.put(
            key,
            key.equals(CONFIG_VALUES)
                ? value
                : resolved(value, path.isEmpty() ? key : path + "." + key));
      }
    });
    Tree reference = entries.map().get(REF);
    if (reference == null) {
      return new Tree.Entries(entries.line(), own);
    }
    Tree named = resolved(reference, path);
    if (!(named instanceof Tree.Entries inherited)) {
      return named; // as in the reference implementation: the map's own keys are lost
    }
    if (own.isEmpty()) {
      return inherited;
    }
    Map<String, Tree> all = new LinkedHashMap<>(inherited.map());
    all.putAll(own);
    return new Tree.Entries(entries.line(), all);
  }

  private Tree follow(String reference, int line, String path) {
    Tree before = known.get(reference);
    if (before != null) {
      return bounded(before, path);
    }
    if (!open.add(reference)) {
      problem(
          line,
          path,
          "the reference `" + reference + "` leads back to itself",
          "Break the circle.");
      return new Tree.Scalar(line, null);
    }
    Tree named = find(root, reference.substring(2));
    if (named == null) {
      problem(
          line,
          path,
          "the reference `" + reference + "` names nothing",
          "Write the path of a part of this file, such as #/definitions/requester.");
      named = new Tree.Scalar(line, null);
    } else {
      named = bounded(resolved(named, path), path);
    }
    open.remove(reference);
    known.put(reference, named);
    return named;
  }

  private void problem(int line, String path, String what, String mend) {
    file.problem(ErrorCode.CONFIG_UNKNOWN_REFERENCE, line, path, what, mend);
  }

  /** What a path names: the whole rest is tried as one key first, for keys may hold slashes; then its first segment. */
  private static @Nullable Tree find(Tree from, String path) {
    Tree at = from;
    String rest = path;
    while (!rest.isEmpty()) {
      int slash = rest.indexOf('/');
      String first = slash < 0 ? rest : rest.substring(0, slash);
      switch (at) {
        case Tree.Entries entries -> {
          Tree whole = entries.map().get(rest);
          if (whole != null) {
            return whole;
          }
          at = entries.map().get(first);
        }
        case Tree.Items items -> at = item(items, first);
        case Tree.Scalar scalar -> at = null;
      }
      if (at == null) {
        return null;
      }
      rest = slash < 0 ? "" : rest.substring(slash + 1);
    }
    return at == from ? null : at;
  }

  private static @Nullable Tree item(Tree.Items items, String index) {
    if (!index.matches("-?\\d{1,6}")) {
      return null;
    }
    int at = Integer.parseInt(index);
    int size = items.list().size();
    at = at < 0 ? at + size : at; // counted from the end
    return at < 0 || at >= size ? null : items.list().get(at);
  }
}
