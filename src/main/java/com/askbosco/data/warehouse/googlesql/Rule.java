package com.askbosco.data.warehouse.googlesql;

import java.util.Map;

/** How calls of one function are written. */
interface Rule {
  String lower(Call call);

  /** A rule with its behaviour under {@code SAFE.}. */
  record Entry(Safety safety, Rule rule) {}

  /** What {@code SAFE.} means for a function. */
  enum Safety {
    /** The function never raises an error of its own, so SAFE. changes nothing. */
    TOTAL,
    /** The rule asks {@link Call#safe()} and writes the form that gives NULL. */
    AWARE,
    /** The function may raise and has no form that gives NULL: SAFE. is refused. */
    RAISES
  }

  static Map.Entry<String, Entry> total(String name, Rule rule) {
    return Map.entry(name, new Entry(Safety.TOTAL, rule));
  }

  static Map.Entry<String, Entry> aware(String name, Rule rule) {
    return Map.entry(name, new Entry(Safety.AWARE, rule));
  }

  static Map.Entry<String, Entry> raises(String name, Rule rule) {
    return Map.entry(name, new Entry(Safety.RAISES, rule));
  }

  /** The DuckDB function of the given name has the same meaning. */
  static Rule same(String name) {
    return call -> name + "(" + call.args(0) + ")";
  }

  /** One of our own functions, on all arguments. */
  static Rule own(String name) {
    return call -> Call.own(call.safe(), name, call.args(0));
  }

  /** An operator between two arguments. */
  static Rule infix(String operator) {
    return call -> "(" + call.arg(0) + " " + operator + " " + call.arg(1) + ")";
  }
}
