package com.askbosco.data.rules.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts records by what they have that their contract does not say. A record counts once, however often its elements have it. Names
 * of fields that look like data, and those beyond some hundreds, are put together: keys of a map may be addresses. Not thread-safe.
 */
final class Tallies {
  private static final int MOST = 200;
  private static final int LONGEST = 80;
  /** Stands for names that are not shown. */
  static final String ODD = "(odd name)";

  private final Map<Key, Count> counts = new HashMap<>();
  private final Map<Unknown, String> paths = new HashMap<>();

  private record Key(
      String path, DriftKind kind, String expected, String found, boolean rejected) {}

  private record Unknown(String place, String name) {}

  private static final class Count {
    private long records;
    private long last = -1;
  }

  void add(
      String path, DriftKind kind, String expected, String found, boolean rejected, long record) {
    Count count = counts.computeIfAbsent(
        new Key(path.isEmpty() ? "$" : path, kind, expected, found, rejected), key -> new Count());
    if (count.last != record) {
      count.last = record;
      count.records++;
    }
  }

  void newField(String place, String name, JsonType type, long record) {
    Unknown key = new Unknown(place, name);
    String path = paths.get(key);
    if (path == null) {
      String shown = paths.size() < MOST && isName(name) ? name : ODD;
      path = place.isEmpty() ? shown : place + "." + shown;
      if (paths.size() < MOST) {
        paths.put(key, path);
      }
    }
    add(path, DriftKind.NEW_FIELD, "", type.word(), false, record);
  }

  /** Letters, digits and a few signs, and no long row of digits: a name, not an address, a phone number or an id. */
  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    int digits = 0;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      digits = digit ? digits + 1 : 0;
      if (digits > 5 || !(letter || digit || "_$.-/:".indexOf(c) >= 0)) {
        return false;
      }
    }
    return true;
  }

  List<Drift> drain() {
    if (counts.isEmpty()) {
      return List.of();
    }
    List<Drift> drifts = new ArrayList<>();
    counts.forEach((key, count) -> drifts.add(new Drift(
        key.path(), key.kind(), key.expected(), key.found(), key.rejected(), count.records)));
    counts.clear();
    drifts.sort(
        Comparator.comparing(Drift::path).thenComparing(Drift::kind).thenComparing(Drift::found));
    return drifts;
  }
}
