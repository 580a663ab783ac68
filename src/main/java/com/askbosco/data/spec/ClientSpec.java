package com.askbosco.data.spec;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
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
    List<ConnectionSpec> connections,
    String file) {

  /**
   * What the client aims at; a target that is not set is empty.
   *
   * @param roas platform conversion value ÷ spend
   * @param mer net revenue ÷ spend
   * @param cac spend ÷ new customers, in the client's currency
   * @param budgets planned spend by month
   */
  public record Targets(
      Optional<BigDecimal> roas,
      Optional<BigDecimal> mer,
      Optional<BigDecimal> cac,
      List<Budget> budgets) {}

  /**
   * Planned spend of a month.
   *
   * @param channelGroup one of {@link ChannelGroups#NAMES}, or empty for the whole client
   * @param amount in the client's currency, not negative
   */
  public record Budget(Optional<String> channelGroup, YearMonth month, BigDecimal amount) {}
}
