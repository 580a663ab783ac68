package com.askbosco.data.connector.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions have slices that are not read yet, and how far the parents were when they began. The parents' state of a
 * partition holds once it and all that began before it are read.
 */
final class OpenPartitions {
  /** The reference has up to so many partitions under way; one that comes again meanwhile is not read twice. */
  private static final int UNDER_WAY = 10_000;

  private record Held(@Nullable JsonNode state, long number) {}

  private static final class Open {
    private final long number;
    private int slices;
    private boolean allMade;

    Open(long number) {
      this.number = number;
    }
  }

  private final Map<String, Open> open = new HashMap<>();
  private final TreeSet<Long> numbers = new TreeSet<>();
  private final Deque<Held> held = new ArrayDeque<>();
  private final Map<String, Boolean> recent = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > UNDER_WAY;
    }
  };
  private long begun;

  /** A partition begins. Returns false when it is under way already. */
  boolean begin(String key, @Nullable JsonNode parents) {
    if (open.containsKey(key) || recent.put(key, true) != null) {
      return false;
    }
    long number = begun++;
    open.put(key, new Open(number));
    numbers.add(number);
    Held last = held.peekLast();
    if (last == null || !same(last.state(), parents)) {
      held.addLast(new Held(parents, number));
    }
    return true;
  }

  private static boolean same(@Nullable JsonNode a, @Nullable JsonNode b) {
    return a == b || (a != null && a.equals(b));
  }

  /** A slice of a partition was made. */
  void made(String key, boolean last) {
    Open each = open.get(key);
    if (each != null) {
      each.slices++;
      each.allMade |= last;
    }
  }

  /** A slice of a partition was read. */
  void read(String key) {
    Open each = open.get(key);
    if (each != null) {
      each.slices--;
    }
  }

  /** Whether all slices of a partition are made and read. */
  boolean isDone(String key) {
    Open each = open.get(key);
    return each != null && each.allMade && each.slices == 0;
  }

  /** A partition that is done is forgotten. */
  void forget(String key) {
    Open each = open.remove(key);
    if (each != null) {
      numbers.remove(each.number);
    }
  }

  boolean contains(String key) {
    return open.containsKey(key);
  }

  /** Whether slices were made that are not read. */
  boolean isAnyUnread() {
    return open.values().stream().anyMatch(each -> each.slices > 0);
  }

  /** The parents' state that holds by now; null when it is the one it was. */
  @Nullable
  JsonNode released() {
    JsonNode state = null;
    for (Held first = held.peekFirst(); first != null; first = held.peekFirst()) {
      if (!numbers.isEmpty() && numbers.first() <= first.number()) {
        break;
      }
      state = held.removeFirst().state();
    }
    return state;
  }
}
