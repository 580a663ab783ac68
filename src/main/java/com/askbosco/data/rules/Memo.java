package com.askbosco.data.rules;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers results of a pure function for values that come again and again; forgets all when it is full. Thread-safe. */
final class Memo<K, V> {
  private final int capacity;
  private final Function<K, V> function;
  private final ConcurrentHashMap<K, V> results = new ConcurrentHashMap<>();

  Memo(int capacity, Function<K, V> function) {
    this.capacity = capacity;
    this.function = function;
  }

  V get(K key) {
    @Nullable V known = results.get(key);
    if (known != null) {
      return known;
    }
    if (results.size() >= capacity) {
      results.clear();
    }
    V result = function.apply(key);
    results.put(key, result);
    return result;
  }

  int size() {
    return results.size();
  }
}
