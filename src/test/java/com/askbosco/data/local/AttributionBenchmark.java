package com.askbosco.data.local;

import com.askbosco.data.attribution.AttributionStep;
import com.askbosco.data.warehouse.mart.MartStep;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Measures the attribution step over journeys in a DuckDB file: the query that sorts them, the way into Java, all eight models. No
 * test: run it by hand with the number of journeys, as docs/performance.md says.
 */
public final class AttributionBenchmark {
  private AttributionBenchmark() {}

  /** Runs it; the argument is the number of journeys, one million without it. */
  public static void main(String[] args) throws Exception {
    long journeys = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    Path folder = Files.createTempDirectory("attribution");
    MartStep step = new AttributionStep();
    try (var connection = DuckDbFile.open(folder.resolve("w.duckdb"), false, folder)) {
      DuckDbSession session = new DuckDbSession(connection);
      session.execute("SET threads = 1");
      session.execute("CREATE TABLE journeys AS " + journeys(journeys));
      long touches = (Long) java.util.Objects.requireNonNull(
          session.rows("SELECT COUNT(*) FROM journeys").get(0).get(0));
      for (int round = 1; round <= 3; round++) {
        long cpu = cpu();
        long wall = System.nanoTime();
        AtomicLong rows = new AtomicLong();
        step.run(
            row -> session.each(
                "SELECT * FROM journeys ORDER BY " + String.join(", ", step.order()), row),
            row -> rows.incrementAndGet());
        System.out.printf(
            Locale.ROOT,
            "round %d: %,d journeys, %,d touches -> %,d rows in %.1f s, %.1f s of CPU%n",
            round,
            journeys,
            touches,
            rows.get(),
            (System.nanoTime() - wall) / 1e9,
            (cpu() - cpu) / 1e9);
      }
    }
  }

  /** All threads of the process, DuckDB's own too. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Journeys of ten clients over a year: one to seven touches of 12 channels and 60 campaigns. */
  private static String journeys(long count) {
    String touch =
        "SELECT j, CAST(hash(j, 1) % 10 AS VARCHAR) AS client, hash(j, 2) % 365 AS day, n,"
            + " hash(j, n, 3) % 12 AS channel, hash(j, n, 4) % 5 AS campaign, hash(j, n, 5) % 2000000 AS s,"
            + " CAST(hash(j, 6) % 50000 AS DECIMAL(38,9)) / 100 + 1 AS revenue FROM range(" + count
            + ") t(j), range(7) u(n) WHERE n <= hash(j, 7) % 7 AND n <= hash(j, 8) % 7";
    return new AttributionStep()
        .input().stream()
            .map(AttributionBenchmark::column)
            .collect(Collectors.joining(", ", "SELECT ", " FROM (" + touch + ") x"));
  }

  private static String column(Field field) {
    String value = switch (field.name()) {
      case "tenant_id" -> "'agency'";
      case "client_id" -> "client";
      case "report_date" -> "DATE '2025-01-01' + CAST(day AS INTEGER)";
      case "journey_key" -> "md5(CAST(j AS VARCHAR))";
      case "touch_number" -> "n + 1";
      case "seconds_before" -> "s";
      case "channel_group" -> "'channel ' || channel";
      case "campaign" -> "'campaign ' || channel || '-' || campaign";
      case "is_conversion" -> "TRUE";
      case "is_new" -> "j % 3 = 0";
      case "revenue_rc" -> "revenue";
      case "refunds_rc" -> "CASE WHEN j % 20 = 0 THEN revenue ELSE 0 END";
      default -> "'x'";
    };
    return "CAST(" + value + " AS " + new DuckDbDialect().type(field.type()) + ") AS "
        + field.name();
  }
}
