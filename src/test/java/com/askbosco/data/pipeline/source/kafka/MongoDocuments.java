package com.askbosco.data.pipeline.source.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What changes of documents come to: their log, the documents as they stand and their versions. Computed without any code of the product. */
final class MongoDocuments {
  /** The place of a change that no transaction made. */
  static final long ALONE = Long.MAX_VALUE;

  /** Where a change stands: cluster time, and its number within a transaction. */
  record Moment(Instant at, int order, long place) implements Comparable<Moment> {
    @Override
    public int compareTo(Moment other) {
      return Comparator.comparing(Moment::at)
          .thenComparing(Moment::order)
          .thenComparing(Moment::place)
          .compare(this, other);
    }
  }

  /** A document's name: its collection, its {@code _id} as JSON and as the text by which it is known. */
  record Name(String collection, String id, String row) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      return toString().compareTo(other.toString());
    }

    String table() {
      return "shop." + collection;
    }

    String key() {
      return "{\"_id\":" + id + "}";
    }
  }

  /**
   * One change.
   *
   * @param transaction its number, or null
   * @param before the document before, as JSON, where the server keeps it
   * @param after the document after; null of a deleted one
   */
  record Change(
      Name name,
      String operation,
      Moment moment,
      @Nullable Integer transaction,
      @Nullable String before,
      @Nullable String after) {}

  private final Map<Name, TreeMap<Moment, Change>> changes = new TreeMap<>();

  /** Takes a change as it comes; one that was there stays as it is. */
  void add(Change change) {
    changes
        .computeIfAbsent(change.name(), name -> new TreeMap<>())
        .putIfAbsent(change.moment(), change);
  }

  /** All changes, each once. */
  List<String> log() {
    List<String> rows = new ArrayList<>();
    changes
        .values()
        .forEach(of -> of.values()
            .forEach(each -> rows.add(String.join(
                " ",
                each.name().table(),
                each.operation(),
                each.name().row(),
                seconds(each.moment().at()),
                seconds(each.moment().at()) + ":" + each.moment().order(),
                String.valueOf(each.transaction()),
                each.name().key(),
                String.valueOf(each.before()),
                String.valueOf(each.after())))));
    return rows;
  }

  /** The documents whose last change is no deletion. */
  List<String> current() {
    List<String> rows = new ArrayList<>();
    changes.forEach((name, of) -> {
      Change last = of.lastEntry().getValue();
      if (last.after() != null) {
        rows.add(String.join(
            " ", name.table(), name.row(), seconds(last.moment().at()), name.key(), last.after()));
      }
    });
    return rows;
  }

  /** From when until when a document was how. A snapshot that finds it as it was begins no version. */
  TreeSet<String> versions() {
    TreeSet<String> rows = new TreeSet<>();
    changes.forEach((name, of) -> {
      int number = 0;
      Change open = null;
      for (Change each : of.values()) {
        boolean goesOn = open != null
            && each.operation().equals("READ")
            && String.valueOf(open.after()).equals(each.after());
        if (!goesOn) {
          if (open != null) {
            rows.add(version(open, number, seconds(each.moment().at())));
          }
          open = each.after() == null ? null : each;
          number += open == null ? 0 : 1;
        }
      }
      if (open != null) {
        rows.add(version(open, number, "null"));
      }
    });
    return rows;
  }

  private static String version(Change of, int number, String until) {
    return String.join(
        " ",
        of.name().table(),
        of.name().row(),
        Integer.toString(number),
        seconds(of.moment().at()),
        until,
        String.valueOf(until.equals("null")),
        String.valueOf(of.after()));
  }

  private static String seconds(Instant at) {
    return Long.toString(at.getEpochSecond());
  }
}
