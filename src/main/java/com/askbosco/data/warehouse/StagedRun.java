package com.askbosco.data.warehouse;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything a run wants committed: files that hold the rows, and how each slice ended. Files are JSON
 * lines, gzip where their name ends in {@code .gz}.
 *
 * @param runId deterministic: the same work gives the same id, so that a repeated commit is known
 * @param tenantId the agency
 * @param extractedAt the run's logical time
 * @param from first day the run was asked for
 * @param to last day the run was asked for
 * @param slices how each planned slice ended
 * @param bronze files of bronze rows
 * @param silver files of silver rows, by table
 * @param deadLetters files of rejected records
 * @param clients reference rows about the clients of the run
 * @param noticed files of what was noticed about the records of a slice, such as counts of row checks; each names its table of
 *     {@link com.askbosco.data.warehouse.table.ControlTables}
 */
public record StagedRun(
    String runId,
    String tenantId,
    Instant extractedAt,
    LocalDate from,
    LocalDate to,
    List<SliceResult> slices,
    List<StagedFile> bronze,
    List<StagedFile> silver,
    List<StagedFile> deadLetters,
    List<ClientRow> clients,
    List<StagedFile> noticed) {

  /** A run about whose records nothing was noticed. */
  public StagedRun(
      String runId,
      String tenantId,
      Instant extractedAt,
      LocalDate from,
      LocalDate to,
      List<SliceResult> slices,
      List<StagedFile> bronze,
      List<StagedFile> silver,
      List<StagedFile> deadLetters,
      List<ClientRow> clients) {
    this(
        runId,
        tenantId,
        extractedAt,
        from,
        to,
        slices,
        bronze,
        silver,
        deadLetters,
        clients,
        List.of());
  }

  /**
   * A staged file.
   *
   * @param table {@code bronze.<source>}, {@code silver.<table>}, {@code ops.ctl_quarantine} or another of {@code ops}
   * @param uri where it is
   * @param rows how many rows it holds
   */
  public record StagedFile(String table, String uri, long rows) implements Serializable {}

  /**
   * What the marts know about a client.
   *
   * @param choices what is chosen for it
   * @param rules its rows of the reference tables
   */
  public record ClientRow(
      String clientId,
      String name,
      String currency,
      String timeZone,
      List<BudgetRow> budgets,
      ChoiceRow choices,
      List<RuleRow> rules) {

    /** A client for which nothing is chosen and which has no rules of its own. */
    public ClientRow(
        String clientId, String name, String currency, String timeZone, List<BudgetRow> budgets) {
      this(clientId, name, currency, timeZone, budgets, ChoiceRow.USUAL, List.of());
    }
  }

  /**
   * What is chosen for a client, in the words of the tables.
   *
   * @param attributionModel id of the model, such as {@code linear}
   * @param lookbackDays how many days before an order a touch may lie
   * @param fxCloseAfterDays how many days after its end a month is closed
   * @param holidays the calendar of {@code ref_holiday}; empty for none
   */
  public record ChoiceRow(
      String kpi,
      String attributionModel,
      int lookbackDays,
      String fxPolicy,
      int fxCloseAfterDays,
      String holidays) {

    /** What holds for a client whose file says nothing. */
    public static final ChoiceRow USUAL = new ChoiceRow("roas", "linear", 30, "daily", 10, "");
  }

  /**
   * A row that a client adds to a reference table.
   *
   * @param table such as {@code ref_channel_rule}
   * @param values the texts of its columns after tenant and client; an empty text is NULL
   */
  public record RuleRow(String table, List<String> values) {}

  /** A planned monthly spend in the client's currency; the channel group is empty for the whole client. */
  public record BudgetRow(String channelGroup, String month, java.math.BigDecimal amount) {}
}
