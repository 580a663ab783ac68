package com.askbosco.data.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How the streams of one source become canonical rows, as {@code connectors/<source>/silver.yaml} says it.
 *
 * @param source the connector
 * @param sourceSystem the name that rows and surrogate keys bear: the connector's own, or that of the connector whose rows these are
 *     too (a shop's webhooks and its API)
 * @param nulls texts that stand for no value, such as an empty text or a dash
 * @param lookups tables of enumerations by name: value of the source → canonical value
 * @param streams the mapped streams by name; a stream that is not here ends in bronze
 */
public record MappingSpec(
    String source,
    String sourceSystem,
    Set<String> nulls,
    Map<String, Map<String, String>> lookups,
    Map<String, StreamSpec> streams) {

  /** A mapping without any stream. */
  public static MappingSpec empty(String source) {
    return new MappingSpec(source, source, Set.of(), Map.of(), Map.of());
  }

  /**
   * One stream.
   *
   * @param at its place in the file
   * @param finalAfterDays age in days from which a row's day is not restated any more; empty when it may always change
   * @param ignoreUnmatched whether a record that no row applies to carries no facts; else it is rejected
   * @param asOf paths of the moment as of which a record tells how things are; none where that is when it was read
   * @param rows what each record gives
   */
  public record StreamSpec(
      YamlNode at,
      OptionalInt finalAfterDays,
      boolean ignoreUnmatched,
      List<String> asOf,
      List<RowSpec> rows) {}

  /**
   * One canonical row of a record, or one per element of an array.
   *
   * @param at its place in the file
   * @param table the canonical table
   * @param when what has to hold for the record, or for the element
   * @param forEach paths of the array to walk, alternatives in order; empty for one row per record
   * @param join another array whose element with the same value is {@code joined}
   * @param columns the values by column
   */
  public record RowSpec(
      YamlNode at,
      String table,
      Optional<ConditionSpec> when,
      List<String> forEach,
      Optional<JoinSpec> join,
      Map<String, ValueSpec> columns) {}

  /**
   * A second array beside the one that is walked.
   *
   * @param with paths of the second array
   * @param on field that both elements share
   */
  public record JoinSpec(List<String> with, String on) {}
}
