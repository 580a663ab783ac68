package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of the data against the simulated world: gold shows what happened, to the cent. */
class TruthTest {
  private static final LocalDate TO = LocalDate.of(2026, 3, 31);
  private static final String BLENDED =
      "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date";

  @TempDir
  private Path folder;

  @Test
  void goldEqualsTheSimulatedWorldPerClientAndDay() throws IOException {
    try (Agency agency = Agency.open(folder, "5x9", "")) {
      LocalDate from = agency.world().firstDay();

      RunReport report = agency.run(from, TO);

      assertThat(report.missing()).isEmpty();
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(from, TO));
    }
  }

  @Test
  void aLaterRunReplacesWhatWasRestatedSince() throws IOException {
    try (Agency agency = Agency.open(folder, "3x9", "")) {
      LocalDate from = agency.world().firstDay();
      agency.run(from, TO.minusDays(3));
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(from, TO.minusDays(3)));

      agency.run(TO, TO);

      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(from, TO));
      assertThat(agency
              .query("SELECT COUNT(*) FROM ops.ctl_restatement WHERE rows_removed > 0")
              .rows()
              .get(0)
              .get(0))
          .as("slices with rows that vanished")
          .isNotEqualTo(0L);
    }
  }
}
