package com.askbosco.data.sandbox.scenario;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A scenario while it runs: counts the requests each rule has seen. Thread-safe. */
public final class ScenarioRun {
  private final List<FaultRule> rules;
  private final long[] seen;
  /** Day on which a used-up quota was first told, by rule, vendor and client. */
  private final Map<String, LocalDate> usedUp = new HashMap<>();

  public ScenarioRun(Scenario scenario) {
    this.rules = scenario.rules();
    this.seen = new long[rules.size()];
  }

  /**
   * Counts a request and tells the fault that strikes it, if any. A used-up quota stays so for the rest of the day, whatever
   * the rule's numbers, and strikes again on no later day.
   *
   * @param source the vendor
   * @param client the client, empty when it cannot be told
   * @param path the path below the vendor's prefix
   * @param stream the stream, empty when it cannot be told
   * @param today the day at the vendors
   */
  public synchronized Optional<Fault> strike(
      String source, String client, String path, String stream, LocalDate today) {
    Optional<Fault> struck = Optional.empty();
    for (int i = 0; i < rules.size(); i++) {
      FaultRule rule = rules.get(i);
      if (rule.matches(source, client, path, stream)) {
        seen[i]++;
        boolean turn = seen[i] >= rule.first() && seen[i] <= rule.last();
        if (rule.fault().kind() == FaultKind.QUOTA_USED_UP) {
          turn = quotaStrikes(i + "/" + source + "/" + client, turn, today);
        }
        if (turn && struck.isEmpty()) {
          struck = Optional.of(rule.fault());
        }
      }
    }
    return struck;
  }

  private boolean quotaStrikes(String key, boolean turn, LocalDate today) {
    LocalDate since = usedUp.get(key);
    if (since == null && turn) {
      usedUp.put(key, today);
      return true;
    }
    return today.equals(since);
  }
}
