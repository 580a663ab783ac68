package com.askbosco.data.pipeline.stage;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How many rows each row check saw and how many broke it, by slice and table, until they are staged beside the rows. Not thread-safe. */
public final class CheckTally {
  /** The table the counts go to. */
  static final String TABLE = "ops.check_count";

  private final Map<Key, Count> counts = new TreeMap<>();

  private record Key(String slice, String table, String check, String severity)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return java.util.Comparator.comparing(Key::slice)
          .thenComparing(Key::table)
          .thenComparing(Key::check)
          .thenComparing(Key::severity)
          .compare(this, other);
    }
  }

  private static final class Count {
    private long checked;
    private long failed;
    private String example = "";
  }

  /**
   * Adds what a page brought.
   *
   * @param example the values of one of the rows that broke it, without personal data; empty when none did
   */
  public void add(
      String slice,
      String table,
      String check,
      String severity,
      long checked,
      long failed,
      String example) {
    Count count =
        counts.computeIfAbsent(new Key(slice, table, check, severity), key -> new Count());
    count.checked += checked;
    count.failed += failed;
    if (count.example.isEmpty()) {
      count.example = example;
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  void write(JsonLines out) throws IOException {
    for (Map.Entry<Key, Count> entry : counts.entrySet()) {
      Key key = entry.getKey();
      Count count = entry.getValue();
      out.row()
          .ascii("{\"slice_id\":")
          .string(key.slice())
          .ascii(",\"check_name\":")
          .string(key.check())
          .ascii(",\"table_name\":")
          .string(key.table())
          .ascii(",\"severity\":")
          .string(key.severity())
          .ascii(",\"checked_rows\":")
          .number(count.checked)
          .ascii(",\"failed_rows\":")
          .number(count.failed);
      if (!count.example.isEmpty()) {
        out.row().ascii(",\"example\":").string(count.example);
      }
      out.row().raw('}');
      out.endRow();
    }
  }
}
