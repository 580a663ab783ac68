package com.askbosco.data.sandbox;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests each vendor got for each client. Thread-safe. */
public final class RequestCounts {
  private final Map<String, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

  void add(String source, String client) {
    counts
        .computeIfAbsent(source, s -> new ConcurrentHashMap<>())
        .computeIfAbsent(client, c -> new LongAdder())
        .increment();
  }

  void clear() {
    counts.clear();
  }

  /** Requests of a vendor, over all clients. */
  public long of(String source) {
    return counts.getOrDefault(source, Map.of()).values().stream()
        .mapToLong(LongAdder::sum)
        .sum();
  }

  /** Requests of a vendor for one client; the empty id stands for requests that belong to none. */
  public long of(String source, String client) {
    LongAdder count = counts.getOrDefault(source, Map.of()).get(client);
    return count == null ? 0 : count.sum();
  }

  /** All counts by vendor and client, in alphabetical order. */
  public Map<String, Map<String, Long>> all() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    counts.forEach((source, clients) -> {
      Map<String, Long> sums = new TreeMap<>();
      clients.forEach((client, count) -> sums.put(client, count.sum()));
      all.put(source, sums);
    });
    return all;
  }
}
