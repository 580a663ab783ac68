package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.askbosco.data.local.QualityFile;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.NotPublishedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a vendor loses on the way: nothing says so but sums that do not agree, and days that are too quiet. */
class ReconciliationTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final LocalDate FIRST = LAST.minusDays(14);
  private static final String BLENDED =
      "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date";

  @TempDir
  private Path folder;

  /** Reads the account's own totals of Meta too. */
  private static void withTotals(Agency agency) throws IOException {
    Path file = agency.workspace().clients().resolve("aurora.yaml");
    String yaml = Files.readString(file);
    String streams = "[\"ads_insights\", \"campaigns_insights\", \"campaigns\"]";
    assertThat(yaml).contains(streams);
    Files.writeString(file, yaml.replace(streams, streams.replace("]", ", \"account_insights\"]")));
  }

  private static List<Finding> broken(Agency agency) {
    return new QualityFile(agency.workspace())
        .read().orElseThrow().findings().stream()
            .filter(Finding::broken)
            .filter(finding ->
                List.of("account_reconciliation", "volume_same_weekday").contains(finding.check()))
            .toList();
  }

  private static long quiet(Agency agency) {
    return broken(agency).stream()
        .filter(finding -> finding.check().equals("volume_same_weekday"))
        .mapToLong(Finding::failedRows)
        .sum();
  }

  @Test
  void rule_07_a_page_of_campaigns_that_is_lost_stops_the_publish_and_a_quiet_day_warns()
      throws IOException {
    try (Agency agency = Agency.open(folder.resolve("agency"), "1x15", "")) {
      withTotals(agency);
      agency.run(FIRST, LAST.minusDays(1));
      String before = agency.csv(BLENDED);
      assertThat(before).isEqualTo(agency.truth(FIRST, LAST.minusDays(1)));
      assertThat(broken(agency)).isEmpty();
      assertThat(agency.csv("SELECT COUNT(*) AS n FROM silver.fct_ads_account_daily"
              + " WHERE source_system = 'facebook-marketing' AND spend > 0"))
          .isEqualTo("n\n14\n");

      agency.faults(
          "faults:\n"
              + "  - {kind: fewer_records, times: 100, vendor: facebook-marketing, stream: campaigns_insights}\n");
      assertThatThrownBy(() -> agency.run(LAST, LAST)).isInstanceOf(NotPublishedException.class);

      assertThat(broken(agency))
          .filteredOn(finding -> finding.check().equals("account_reconciliation"))
          .extracting(Finding::severity, Finding::clients)
          .containsExactly(tuple("FAIL", List.of("aurora")));
      assertThat(quiet(agency)).as("quiet sources of the last day").isEqualTo(2);
      assertThat(agency.csv(BLENDED)).as("what was published last").isEqualTo(before);

      agency.faults("");
      agency.run(LAST, LAST);
      assertThat(broken(agency))
          .as("the world's last day is a quiet one at Google, not at Meta")
          .extracting(Finding::check)
          .containsExactly("volume_same_weekday");
      assertThat(quiet(agency)).isEqualTo(1);
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, LAST));
    }
  }
}
