package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.BudgetRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.askbosco.data.warehouse.Watermark;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ledger, watermarks, dead letters, clients and the tables themselves. */
class LocalWarehouseTest extends WarehouseTest {
  private static final Slice DAY1 = slice("google-ads", "campaign", "1", "2026-03-01");
  private static final Slice DAY2 = slice("google-ads", "campaign", "1", "2026-03-02");
  private static final Slice DAY3 = slice("google-ads", "campaign", "1", "2026-03-03");

  private StagedRun day1(String id) {
    return run(id)
        .complete(DAY1)
        .text("fct_ads", DAY1, "report_date=2026-03-01; campaign=a; clicks=1; spend=2")
        .build();
  }

  @Test
  void theLedgerAnswersWhatBecameOfACommit() {
    assertThat(warehouse.committed("r1")).isEmpty();
    CommitReport report = warehouse.commit(day1("r1"));

    assertThat(warehouse.committed("r1")).contains(report.asRepeated());
    assertThat(warehouse.commit(day1("r1"))).isEqualTo(report.asRepeated());
    assertThat(rows("SELECT run_id, version, status FROM ops.ctl_run"))
        .containsExactly("[r1, 1, COMPLETE]");
    assertThat(warehouse.commit(day1("r2")).version()).isEqualTo(2);
  }

  @Test
  void aReportWithRestatementsComesBackAsItWas() {
    warehouse.commit(day1("r1"));
    CommitReport report = warehouse.commit(run("r2")
        .complete(DAY1)
        .text("fct_ads", DAY1, "report_date=2026-03-01; campaign=a; clicks=1; spend=2.5")
        .build());
    assertThat(report.restatements()).hasSize(2);
    assertThat(warehouse.committed("r2")).contains(report.asRepeated());
  }

  @Test
  void aCommitThatFailsHalfwayLeavesNothing() {
    StagedRun good = day1("r1");
    StagedRun cut = new StagedRun(
        "r1",
        good.tenantId(),
        good.extractedAt(),
        good.from(),
        good.to(),
        good.slices(),
        good.bronze(),
        List.of(new StagedFile("silver.fct_ads", good.silver().get(0).uri(), 2)),
        good.deadLetters(),
        good.clients());

    assertThatThrownBy(() -> warehouse.commit(cut))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE_FAILED))
        .hasMessageContaining("hold 1 rows, 2 were written");
    assertThat(warehouse.committed("r1")).isEmpty();
    assertThat(rows("SELECT * FROM ops.ctl_slice")).isEmpty();
    assertThat(warehouse.commit(good).version()).isEqualTo(1);
  }

  @Test
  void rowsForAnUnknownTableAndSlicesPlannedTwiceAreRefused() {
    assertThatThrownBy(() -> warehouse.commit(
            run("r1").complete(DAY1).text("fct_unknown", DAY1, "a=1").build()))
        .hasMessageContaining("silver.fct_unknown, which the canon lacks");
    assertThatThrownBy(
            () -> warehouse.commit(run("r1").complete(DAY1).complete(DAY1).build()))
        .hasMessageContaining("planned twice: aurora/google_ads/campaign 1 2026-03-01/2026-03-01");
  }

  @Test
  void theWatermarkStopsBeforeTheFirstDayThatIsMissing() {
    warehouse.commit(run("r1")
        .complete(DAY1)
        .ended(DAY2, Outcome.PARKED, "BOSCO-2002")
        .complete(DAY3)
        .build());
    Slice entities = slice("google-ads", "accounts", "1", "");
    assertThat(marks()).containsExactly("campaign 2026-03-01");

    warehouse.commit(run("r2").complete(DAY2).complete(entities).build());
    assertThat(marks()).containsExactly("accounts null", "campaign 2026-03-03");

    warehouse.commit(run("r3").ended(DAY1, Outcome.FAILED, "BOSCO-2004").build());
    assertThat(marks()).containsExactly("accounts null", "campaign 2026-03-03");
  }

  @Test
  void withoutItsFirstDayAStreamHasNoWatermark() {
    warehouse.commit(
        run("r1").ended(DAY1, Outcome.FAILED, "BOSCO-2004").complete(DAY2).build());
    assertThat(warehouse.watermarks())
        .containsExactly(new Watermark(
            "aurora",
            "google_ads",
            "google-ads",
            "campaign",
            "1",
            LocalDate.parse("2026-03-01"),
            null,
            Instant.parse("2026-03-05T06:00:00Z")));
  }

  private List<String> marks() {
    return warehouse.watermarks().stream()
        .map(mark -> mark.stream() + " " + mark.completeTo())
        .toList();
  }

  @Test
  void deadLettersOfASliceAreReplacedWithIt() {
    warehouse.commit(run("r1")
        .complete(DAY1)
        .complete(DAY2)
        .deadLetter(DAY1, "no date", List.of(1))
        .deadLetter(DAY2, "no key", "text")
        .build());
    warehouse.commit(run("r2")
        .complete(DAY1)
        .ended(DAY2, Outcome.FAILED, "BOSCO-2004")
        .deadLetter(DAY2, "half read", "x")
        .build());

    assertThat(rows("SELECT reason, payload, run_id FROM ops.ctl_quarantine"))
        .containsExactly("[no key, \"text\", r1]");
  }

  @Test
  void onlyClientsThatChangedAreTouched() {
    warehouse.commit(run("r1")
        .client(client("aurora", "EUR", "100"))
        .client(client("bergwerk", "GBP", "50"))
        .build());
    CommitReport report = warehouse.commit(run("r2")
        .client(client("aurora", "EUR", "120"))
        .client(client("bergwerk", "GBP", "50"))
        .build());

    assertThat(rows("SELECT client_id, currency_code, time_zone FROM silver.dim_client ORDER BY 1"))
        .containsExactly("[aurora, EUR, Europe/Berlin]", "[bergwerk, GBP, Europe/Berlin]");
    assertThat(
            rows(
                "SELECT client_id, channel_group, budget_month, amount FROM silver.fct_budget ORDER BY 1"))
        .containsExactly("[aurora, (all), 2026-03-01, 120]", "[bergwerk, (all), 2026-03-01, 50]");
    assertThat(report.tables())
        .extracting(Object::toString)
        .containsExactly(
            "TableChange[table=silver.dim_client, staged=2, added=0, removed=0]",
            "TableChange[table=silver.fct_budget, staged=2, added=1, removed=1]");
  }

  private static ClientRow client(String id, String currency, String budget) {
    return new ClientRow(
        id,
        id,
        currency,
        "Europe/Berlin",
        List.of(new BudgetRow("", "2026-03", new BigDecimal(budget))));
  }

  @Test
  void aNewColumnIsAddedAndAnotherTypeIsRefused() {
    warehouse.commit(day1("r1"));
    warehouse.close();
    warehouse = opened(with(new Column("margin", Type.NUMERIC, false, true, Pii.NONE, "")));
    assertThat(rows("SELECT campaign, margin FROM silver.fct_ads")).containsExactly("[a, null]");
    warehouse.close();

    assertThatThrownBy(
            () -> opened(with(new Column("margin", Type.STRING, false, false, Pii.NONE, ""))))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_CHANGED))
        .hasMessageContaining("canon/fct_ads.yaml: BOSCO-1302 columns.margin: `margin` was NUMERIC,"
            + " now STRING. Take it back, or write `version: 2` and under `carry`");
  }

  private static List<TableSpec> with(Column column) {
    TableSpec ads = TestCanon.ADS;
    List<Column> columns = new ArrayList<>(ads.columns());
    columns.add(column);
    return List.of(new TableSpec(
        ads.name(),
        ads.description(),
        ads.disposition(),
        ads.key(),
        ads.replaceBy(),
        ads.duplicates(),
        ads.partition(),
        ads.cluster(),
        columns));
  }

  @Test
  void aSecondWriterIsToldWhoHoldsTheWarehouse() {
    assertThatThrownBy(
            () -> LocalWarehouse.open(workspace(), TestCanon.TABLES, Path.of("sql"), Duration.ZERO))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_LOCKED))
        .hasMessageContaining("Process " + ProcessHandle.current().pid() + " is writing");
  }

  @Test
  void totalsOfReadingAreKeptPerRunAndSlice() {
    warehouse.commit(day1("r1"));
    assertThat(rows("SELECT run_id, stream, outcome, pages, records FROM ops.ctl_request_log"))
        .containsExactly("[r1, campaign, COMPLETE, 1, 1]");
    assertThat(rows("SELECT window_from FROM ops.ctl_slice"))
        .containsExactly("[" + LocalDate.of(2026, 3, 1) + "]");
  }
}
