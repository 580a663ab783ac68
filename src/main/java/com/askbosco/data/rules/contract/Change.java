package com.askbosco.data.rules.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One difference between two versions of a contract. Breaking is what takes a promise back, from whoever sends the records or from
 * whoever reads them: a field gone, a type narrowed or changed, a field required that was not or no longer required, values or
 * numbers no longer allowed. Safe is what only adds: a new optional field, a wider type, a value more.
 *
 * @param path the field, {@code $} for the record
 * @param what what changed, in words
 * @param breaking whether it needs a new version
 * @param line where it stands in the newer file; of a field that is gone, the object that had it
 */
public record Change(String path, String what, boolean breaking, int line) {

  /** Everything in which a contract differs from one released before, by path. */
  static List<Change> between(Surface before, Surface after) {
    List<Change> changes = new ArrayList<>();
    before.promises().forEach((path, old) -> {
      Surface.Promise now = after.promises().get(path);
      if (now == null) {
        changes.add(new Change(path, "the field is gone", true, nearest(path, after)));
      } else {
        compare(path, old, now, changes);
      }
    });
    for (Map.Entry<String, Surface.Promise> each : after.promises().entrySet()) {
      Surface.Promise now = each.getValue();
      if (!before.promises().containsKey(each.getKey())) {
        // a field required in an object that is itself new asks nothing of records that were fine
        // before
        boolean asks = now.required() && before.promises().containsKey(parent(each.getKey()));
        changes.add(new Change(
            each.getKey(),
            asks ? "a new field that is required" : "a new field",
            asks,
            now.line()));
      }
    }
    return changes;
  }

  private static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "$" : path.substring(0, dot);
  }

  /** The line of what is left around a field. */
  private static int nearest(String path, Surface surface) {
    String at = path;
    while (!at.equals("$")) {
      at = parent(at);
      Surface.Promise around = surface.promises().get(at);
      if (around != null) {
        return around.line();
      }
    }
    return 0;
  }

  private static void compare(
      String path, Surface.Promise old, Surface.Promise now, List<Change> changes) {
    if (!old.types().equals(now.types())) {
      boolean wider = accepts(now.types(), old.types());
      // who reads a required field counts on a value
      boolean losesValue = old.required()
          && !types(old.types()).contains("null")
          && types(now.types()).contains("null");
      changes.add(new Change(
          path,
          "type " + old.types() + " became " + now.types(),
          !wider || losesValue,
          now.line()));
    }
    if (old.required() != now.required()) {
      changes.add(new Change(
          path, now.required() ? "is required now" : "is no longer required", true, now.line()));
    }
    if (!old.values().equals(now.values())) {
      boolean wider = now.values().isEmpty()
          || (!old.values().isEmpty()
              && new HashSet<>(Surface.split(now.values()))
                  .containsAll(Surface.split(old.values())));
      changes.add(new Change(path, "the allowed values changed", !wider, now.line()));
    }
    if (!old.range().equals(now.range())) {
      changes.add(new Change(
          path,
          "the range " + shown(old.range()) + " became " + shown(now.range()),
          !within(old.range(), now.range()),
          now.line()));
    }
  }

  private static String shown(String range) {
    return range.isEmpty() ? "(none)" : range;
  }

  private static Set<String> types(String words) {
    return new HashSet<>(Surface.split(words));
  }

  private static boolean accepts(String wide, String narrow) {
    Set<String> all = types(wide);
    return all.contains("anything")
        || types(narrow).stream()
            .allMatch(
                type -> all.contains(type) || (type.equals("integer") && all.contains("number")));
  }

  private static boolean within(String inner, String outer) {
    return atMost(end(outer, 0), end(inner, 0), -1) && atMost(end(outer, 1), end(inner, 1), 1);
  }

  /** Whether the outer bound lets through what the inner one does; an empty one lets everything through. */
  private static boolean atMost(String outer, String inner, int sign) {
    return outer.isEmpty()
        || (!inner.isEmpty() && new BigDecimal(inner).compareTo(new BigDecimal(outer)) * sign <= 0);
  }

  private static String end(String range, int index) {
    int dots = range.indexOf("..");
    return dots < 0 ? "" : index == 0 ? range.substring(0, dots) : range.substring(dots + 2);
  }
}
