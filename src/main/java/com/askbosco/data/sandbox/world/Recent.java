package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The most recently used values by client and day, so that a world of any size needs a fixed amount of memory. Thread-safe;
 * values are pure functions of their key, so computing one twice does no harm.
 */
final class Recent<V> {
  private record Key(int client, LocalDate day) {}

  private final int capacity;
  private final Map<Key, V> values;

  Recent(int capacity) {
    this.capacity = capacity;
    this.values = new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Key, V> eldest) {
        return size() > Recent.this.capacity;
      }
    };
  }

  /** The value of a client's day, computed when it is not there. */
  V get(int client, LocalDate day, Supplier<V> compute) {
    Key key = new Key(client, day);
    V value = peek(key);
    if (value == null) {
      value = compute.get();
      put(key, value);
    }
    return value;
  }

  private synchronized @Nullable V peek(Key key) {
    return values.get(key);
  }

  private synchronized void put(Key key, V value) {
    values.put(key, value);
  }
}
