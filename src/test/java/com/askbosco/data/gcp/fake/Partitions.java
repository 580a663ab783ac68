package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Which partition a row lies in. */
final class Partitions {
  /** How many partitions one job may write. */
  static final int MAX_PER_JOB = 4_000;

  private static final Map<String, String> FORMATS =
      Map.of("HOUR", "%Y%m%d%H", "DAY", "%Y%m%d", "MONTH", "%Y%m", "YEAR", "%Y");

  private Partitions() {}

  /** A DuckDB expression for the id of the partition that a row of the table lies in. */
  static String id(Table table) {
    String column = DmlLowering.column(table.partitionColumn().orElseThrow());
    JsonNode range = table.resource().path("rangePartitioning").path("range");
    String id = range.isObject()
        ? "CAST(floor((" + column + " - " + range.path("start").asLong() + ") / "
            + range.path("interval").asLong() + ") * " + range.path("interval").asLong() + " + "
            + range.path("start").asLong() + " AS VARCHAR)"
        : "strftime(" + column + ", '" + FORMATS.get(table.partitionUnit()) + "')";
    return "coalesce(" + id + ", '__NULL__')";
  }

  /** Refuses rows of more partitions than a job may write. */
  static void check(Session session, Table table, String rows) {
    if (table.partitionColumn().isEmpty()) {
      return;
    }
    long partitions = session.number("SELECT COUNT(DISTINCT " + id(table) + ") FROM " + rows);
    if (partitions > MAX_PER_JOB) {
      throw new ApiException(
          "invalidQuery",
          "Too many partitions produced by query, allowed " + MAX_PER_JOB
              + ", query produces at least " + partitions + " partitions");
    }
  }
}
