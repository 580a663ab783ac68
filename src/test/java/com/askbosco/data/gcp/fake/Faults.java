package com.askbosco.data.gcp.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Rules that make calls go wrong. Each counts the calls it is about and strikes some of them. */
public final class Faults {
  private final List<Rule> rules = new ArrayList<>();

  private static final class Rule {
    private final Predicate<Call> about;
    private final int first;
    private final int last;
    private final Fault fault;
    private int seen;

    private Rule(Predicate<Call> about, int first, int last, Fault fault) {
      this.about = about;
      this.first = first;
      this.last = last;
      this.fault = fault;
    }
  }

  /** The nth of these calls goes wrong, counted from now, from 1. */
  public Faults nth(int n, Predicate<Call> about, Fault fault) {
    return between(n, n, about, fault);
  }

  /** The first of these calls from now goes wrong. */
  public Faults once(Predicate<Call> about, Fault fault) {
    return nth(1, about, fault);
  }

  /** All of these calls go wrong. */
  public Faults always(Predicate<Call> about, Fault fault) {
    return between(1, Integer.MAX_VALUE, about, fault);
  }

  /** The calls of these numbers go wrong, the last included. */
  public synchronized Faults between(int first, int last, Predicate<Call> about, Fault fault) {
    rules.add(new Rule(about, first, last, fault));
    return this;
  }

  /** No call goes wrong any more. */
  public synchronized void clear() {
    rules.clear();
  }

  synchronized Optional<Fault> of(Call call) {
    Optional<Fault> found = Optional.empty();
    for (Rule rule : rules) {
      if (rule.about.test(call)) {
        rule.seen++;
        if (found.isEmpty() && rule.seen >= rule.first && rule.seen <= rule.last) {
          found = Optional.of(rule.fault);
        }
      }
    }
    return found;
  }
}
