package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.PublishedTables.Table;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.ResultTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields that change under our hands: bad records are set aside with their payload and a reason, all others go on. */
class FieldFaultsTest {
  static final Set<String> KINDS = Set.of("field_type_change", "new_field", "removed_field");

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 30);
  private static final LocalDate NEXT = FIRST.plusDays(1);
  private static final String BLENDED =
      "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date";
  private static final String FAULTS = """
      faults:
        - {kind: new_field, field: surprise, vendor: google-ads, stream: campaign}
        - {kind: field_type_change, field: costMicros, vendor: google-ads, stream: ad_group_ad_legacy, nth: 1, every: 8}
        - {kind: removed_field, field: conversionAction, vendor: google-ads, stream: conversions, nth: 1, every: 8}
      """;

  @TempDir
  private Path folder;

  @Test
  void badRecordsAreSetAsideAndComeBackWhenTheFieldDoes() throws IOException {
    try (Agency good = Agency.open(folder.resolve("good"), "1x2", "")) {
      RunReport undisturbedRun = good.run(FIRST, FIRST);
      PublishedTables undisturbed = PublishedTables.of(good.workspace());
      assertThat(undisturbedRun.exitStatus()).isZero();

      try (Agency agency = Agency.open(folder.resolve("struck"), "1x2", FAULTS)) {
        RunReport report = agency.run(FIRST, FIRST);
        PublishedTables struck = PublishedTables.of(agency.workspace());

        // Every slice is read; the run says how many records it set aside.
        assertThat(report.missing()).isEmpty();
        long ads = recordsOf(undisturbed, "ad_group_ad_legacy") / 8;
        long conversions = recordsOf(undisturbed, "conversions") / 8;
        assertThat(ads).isPositive();
        assertThat(conversions).isPositive();
        assertThat(agency.csv("SELECT stream, stage, error_code, table_name, COUNT(*) AS records,"
                + " COUNTIF(payload IS NULL OR reason IS NULL OR raw_file IS NULL) AS bare"
                + " FROM ops.ctl_quarantine GROUP BY 1, 2, 3, 4 ORDER BY 1"))
            .isEqualTo("stream,stage,error_code,table_name,records,bare\n"
                + "ad_group_ad_legacy,contract," + ErrorCode.ROW_WRONG_TYPE.code()
                + ",\"\"," + ads + ",0\n" + "conversions,contract,"
                + ErrorCode.ROW_MISSING_KEY.code() + ",\"\"," + conversions + ",0\n");
        assertThat(report.run().slices().stream()
                .mapToLong(each -> each.rejected())
                .sum())
            .isEqualTo(ads + conversions);
        theRestGoesOn(struck, undisturbed);
        thePayloadsSayWhatCame(agency);
        assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, FIRST));

        agency.faults("");
        RunReport next = agency.run(NEXT, NEXT);
        good.run(NEXT, NEXT);

        assertThat(next.exitStatus()).isZero();
        assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, NEXT));
        assertThat(PublishedTables.of(agency.workspace())
                .content()
                .differences(PublishedTables.of(good.workspace()).content()))
            .as(
                "a run's cost is its own, an ad is known from the day it was first seen, nothing else may differ")
            .allMatch(row -> row.matches(
                "[-+] (gold\\.mart_(cost|data_quality)|silver\\.dim_ad(_history)?) .*"));
        assertThat(agency.csv("SELECT COUNT(*) AS n FROM ops.ctl_quarantine"))
            .as("what was set aside is no longer once its slice is whole")
            .isEqualTo("n\n0\n");
      }
    }
  }

  private static long recordsOf(PublishedTables tables, String stream) {
    Table bronze = tables.table("bronze.google_ads");
    return bronze.rows().stream()
        .filter(row -> bronze.value(row, "stream").equals(stream))
        .count();
  }

  /** Silver lacks the rows that were set aside and nothing else; bronze has every record as it came. */
  private static void theRestGoesOn(PublishedTables struck, PublishedTables undisturbed) {
    List<String> silver =
        struck.layer("silver").content().differences(undisturbed.layer("silver").content());
    assertThat(silver)
        .allSatisfy(row -> assertThat(row)
            .matches("- silver\\.(fct_ads_(ad|conversions)_daily|dim_\\w+) .*")
            .contains(",google-ads,"));
    Table bronze = struck.table("bronze.google_ads");
    assertThat(bronze.rows())
        .hasSameSizeAs(undisturbed.table("bronze.google_ads").rows());
    assertThat(bronze.rows().stream().filter(row -> bronze.value(row, "stream").equals("campaign")))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(bronze.value(row, "payload")).contains("surprise"));
  }

  private static void thePayloadsSayWhatCame(Agency agency) {
    ResultTable rows = agency.query(
        "SELECT stream, reason, TO_JSON_STRING(payload) AS payload FROM ops.ctl_quarantine");
    assertThat(rows.rows()).allSatisfy(row -> {
      if (row.get(0).equals("conversions")) {
        assertThat((String) row.get(2))
            .contains("conversions")
            .doesNotContain("conversion_action\"");
      } else {
        assertThat((String) row.get(2)).contains("cost_micros");
        assertThat((String) row.get(1))
            .isEqualTo(
                "`metrics.cost_micros`: contract v1 promises integer or string or null, found object");
      }
    });
  }
}
