package com.askbosco.data.serve;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account manager wants to know before the first coffee: the day's figures of every client, how complete they are, and
 * what failed and why. Read from the published snapshot alone.
 *
 * @param runId the run published last
 * @param date the day reported on
 * @param run slices and records of that run
 * @param clients one line per client, by id
 * @param sources how far each stream of each account is complete, by client and source
 * @param failures slices whose last try did not end complete, with the reason
 * @param drift what records have beyond or against their contracts, as far as it goes on
 */
public record MorningReport(
    String runId,
    LocalDate date,
    RunTotals run,
    List<ClientLine> clients,
    List<SourceLine> sources,
    List<Failure> failures,
    List<DriftReport.Line> drift) {

  /**
   * What the last run did; {@code restated} counts earlier slices whose figures it changed, {@code finalChanged} those among them
   * whose days had been final and that moved by more than 0.5 % (rule 4).
   */
  public record RunTotals(
      long complete,
      long failed,
      long parked,
      long records,
      long rejected,
      long restated,
      long finalChanged) {}

  /** A client's day: figures of {@code gold.mart_blended_daily}, null where there is no row or no denominator. */
  public record ClientLine(
      String clientId,
      String name,
      String currency,
      @Nullable Object spend,
      @Nullable Object netRevenue,
      @Nullable Object roas,
      @Nullable Object mer,
      @Nullable Object orders,
      @Nullable LocalDate completeTo) {}

  /** How far a stream of an account is complete; {@code state} is {@code on time}, {@code late}, or "complete" for a list without days. */
  public record SourceLine(
      String clientId,
      String source,
      String account,
      String stream,
      @Nullable LocalDate completeTo,
      String state,
      String why) {}

  /** A slice whose last try failed or waits for quota. */
  public record Failure(
      String clientId,
      String source,
      String account,
      String stream,
      @Nullable LocalDate day,
      String outcome,
      String code,
      String error) {

    /** The same for whatever day. */
    public Failure ofAnyDay() {
      return new Failure(clientId, source, account, stream, null, outcome, code, error);
    }
  }

  /**
   * Reads the report.
   *
   * @param date the day, or null for the last day of the run published last
   */
  public static MorningReport read(QueryEngine engine, @Nullable LocalDate date) {
    ResultTable runs = engine.query(
        "SELECT run_id, MAX(to_date) OVER () AS last_day, slices_complete, slices_failed, slices_parked, records, rejected"
            + " FROM ops.ctl_run ORDER BY version DESC LIMIT 1");
    if (runs.rows().isEmpty()) {
      throw new BoscoException(
          ErrorCode.USAGE, "Nothing was committed yet. Run ./bosco demo first.");
    }
    List<@Nullable Object> run = runs.rows().get(0);
    LocalDate day = date != null ? date : (LocalDate) run.get(1);
    List<Failure> failures = failures(engine);
    List<SourceLine> sources = sources(engine, day, failures);
    return new MorningReport(
        text(run.get(0)),
        day,
        new RunTotals(
            number(run.get(2)),
            number(run.get(3)),
            number(run.get(4)),
            number(run.get(5)),
            number(run.get(6)),
            restated(engine, text(run.get(0)), "TRUE"),
            restated(
                engine,
                text(run.get(0)),
                "was_final AND metric != 'rows'"
                    + " AND ABS(new_value - old_value) > NUMERIC '0.005' * ABS(old_value)")),
        clients(engine, day, sources),
        sources,
        failures,
        DriftReport.read(engine).stream().filter(DriftReport.Line::isOpen).toList());
  }

  private static long restated(QueryEngine engine, String runId, String which) {
    return number(engine
        .query("SELECT COUNT(DISTINCT slice_id) AS slices FROM ops.ctl_restatement WHERE run_id = '"
            + runId
            + "' AND "
            + which)
        .rows()
        .get(0)
        .get(0));
  }

  private static List<ClientLine> clients(
      QueryEngine engine, LocalDate day, List<SourceLine> sources) {
    Map<String, LocalDate> completeTo = new HashMap<>();
    for (SourceLine line : sources) {
      if (line.completeTo() != null) {
        completeTo.merge(line.clientId(), line.completeTo(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    // A client with a stream of which nothing is there has no complete day.
    sources.stream()
        .filter(line -> line.state().equals("late") && line.completeTo() == null)
        .forEach(line -> completeTo.remove(line.clientId()));
    ResultTable rows = engine.query(
        "SELECT c.client_id, c.client_name, c.currency_code, b.spend_rc, b.net_revenue_rc,"
            + " SAFE_DIVIDE(b.platform_conversion_value_rc, b.spend_rc) AS roas, b.mer, b.orders"
            + " FROM silver.dim_client AS c LEFT JOIN gold.mart_blended_daily AS b"
            + " ON b.tenant_id = c.tenant_id AND b.client_id = c.client_id AND b.report_date = DATE '"
            + day
            + "' ORDER BY c.client_id");
    return rows.rows().stream()
        .map(row -> new ClientLine(
            text(row.get(0)),
            text(row.get(1)),
            text(row.get(2)),
            row.get(3),
            row.get(4),
            row.get(5),
            row.get(6),
            row.get(7),
            completeTo.get(text(row.get(0)))))
        .toList();
  }

  private static List<SourceLine> sources(
      QueryEngine engine, LocalDate day, List<Failure> failures) {
    Map<String, Failure> why = new HashMap<>();
    failures.forEach(failure -> why.putIfAbsent(
        key(failure.clientId(), failure.source(), failure.account(), failure.stream()), failure));
    ResultTable rows = engine.query(
        "SELECT client_id, source, source_account_id, stream, complete_to, extracted_at"
            + " FROM ops.ctl_watermark ORDER BY client_id, source, source_account_id, stream");
    return rows.rows().stream()
        .map(row -> {
          String key = key(text(row.get(0)), text(row.get(1)), text(row.get(2)), text(row.get(3)));
          LocalDate to = (LocalDate) row.get(4);
          Failure failure = why.get(key);
          boolean noDays = to == null && row.get(5) != null && failure == null;
          String state = noDays ? "complete" : to != null && !to.isBefore(day) ? "on time" : "late";
          return new SourceLine(
              text(row.get(0)),
              text(row.get(1)),
              text(row.get(2)),
              text(row.get(3)),
              to,
              state,
              failure == null ? "" : failure.code() + " " + failure.error());
        })
        .toList();
  }

  private static String key(String client, String source, String account, String stream) {
    return String.join("\u0000", client, source, account, stream);
  }

  private static List<Failure> failures(QueryEngine engine) {
    ResultTable rows = engine.query(
        "SELECT client_id, source, source_account_id, stream, window_from, last_outcome, last_error_code, last_error"
            + " FROM ops.ctl_slice WHERE last_outcome != 'COMPLETE'"
            + " ORDER BY client_id, source, source_account_id, stream, window_from");
    return rows.rows().stream()
        .map(row -> new Failure(
            text(row.get(0)),
            text(row.get(1)),
            text(row.get(2)),
            text(row.get(3)),
            (LocalDate) row.get(4),
            text(row.get(5)),
            text(row.get(6)),
            text(row.get(7))))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
