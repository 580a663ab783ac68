package com.askbosco.data.connector.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean at a place in a template: the roots, and the local variables of the blocks around it. */
final class Names {
  /** Other names of the stream slice. */
  private static final Map<String, String> ALIASES =
      Map.of("stream_interval", "stream_slice", "stream_partition", "stream_slice");

  private final Set<String> roots;
  private final Deque<Map<String, Access.Local>> blocks = new ArrayDeque<>();
  private int slots;

  Names(Set<String> roots) {
    this.roots = roots;
    enter();
  }

  void enter() {
    blocks.push(new HashMap<>());
  }

  /** Leaves the block; gives the slots of its variables. */
  List<Integer> leave() {
    return blocks.pop().values().stream().map(Access.Local::slot).toList();
  }

  /** How many slots a frame needs. */
  int slots() {
    return slots;
  }

  /** The slot of a variable that is set in this block. */
  int declare(String name) {
    Access.Local known = blocks.getFirst().get(name);
    if (known != null) {
      return known.slot();
    }
    Access.Local local = new Access.Local(slots++, find(name), name);
    blocks.getFirst().put(name, local);
    return local.slot();
  }

  /** What a name means, or null. */
  @Nullable
  Expr find(String name) {
    for (Map<String, Access.Local> block : blocks) {
      Access.Local local = block.get(name);
      if (local != null) {
        return local;
      }
    }
    String root = ALIASES.getOrDefault(name, name);
    return roots.contains(name) || roots.contains(root) ? new Access.Path(root, List.of()) : null;
  }

  /** The roots, for messages. */
  String described() {
    return roots.isEmpty() ? "none" : String.join(", ", roots.stream().sorted().toList());
  }
}
