package com.askbosco.data.spec.manifest;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/** How large trees are when parts that they share are written out; each part is measured once. */
final class Extents {

  /**
   * The size of a tree.
   *
   * @param parts maps, lists and scalars, at most {@link Integer#MAX_VALUE}
   * @param depth how deep they lie in one another
   */
  record Extent(long parts, int depth) {}

  private static final Extent ONE = new Extent(1, 1);

  private final Map<Tree, Extent> known = new IdentityHashMap<>();

  Extent of(Tree tree) {
    return switch (tree) {
      case Tree.Scalar scalar -> ONE;
      case Tree.Items items -> of(items, items.list());
      case Tree.Entries entries -> of(entries, entries.map().values());
    };
  }

  private Extent of(Tree tree, Collection<Tree> inner) {
    Extent before = known.get(tree);
    if (before != null) {
      return before;
    }
    long parts = 1;
    int depth = 0;
    for (Tree each : inner) {
      Extent extent = of(each);
      parts = Math.min(parts + extent.parts(), Integer.MAX_VALUE);
      depth = Math.max(depth, extent.depth());
    }
    Extent extent = new Extent(parts, depth + 1);
    known.put(tree, extent);
    return extent;
  }
}
