package com.askbosco.data.spec;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One client of the agency, as {@code clients/<id>.yaml} says it.
 *
 * @param tenant the agency
 * @param id the client's id: lower case, digits, dash and underscore; unique over all files
 * @param name the client's name as people read it
 * @param currency reporting currency, ISO 4217
 * @param timeZone the client's zone, an IANA name; client-local days are days of this zone
 * @param targets what the client aims at
 * @param settings what is chosen for the client: KPI, attribution, own rules and metrics
 * @param connections where the client's data comes from, at least one
 * @param file the file it was read from, as shown in problems
 */
public record ClientSpec(
    String tenant,
    String id,
    String name,
    String currency,
    ZoneId timeZone,
    Targets targets,
    ClientSettings settings,
    List<ConnectionSpec> connections,
    String file) {

  /**
   * What the client aims at.
   *
   * @param byMetric the target of each metric that has one, in the metric's own unit: money in the client's currency, percentages
   *     as fractions (0.25 is 25 %)
   * @param budgets planned spend by month
   */
  public record Targets(Map<String, BigDecimal> byMetric, List<Budget> budgets) {
    /** Nothing aimed at. */
    public static final Targets NONE = new Targets(Map.of(), List.of());
  }

  /**
   * Planned spend of a month.
   *
   * @param channelGroup one of {@link ChannelGroups#NAMES}, or empty for the whole client
   * @param amount in the client's currency, not negative
   */
  public record Budget(Optional<String> channelGroup, YearMonth month, BigDecimal amount) {}
}
