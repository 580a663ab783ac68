package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.TruthMart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link TruthTest}, through BigQuery's stand-in: what vendors answered is what gold shows, the next day and repeated too. */
@Tag("cloud")
class TruthInBigQueryTest {
  private static final LocalDate TO = LocalDate.of(2026, 3, 31);

  @TempDir
  private Path folder;

  @Test
  void goldEqualsTheSimulatedWorldDayAfterDay() throws IOException {
    try (Agency agency = Agency.open(folder, "2x4", "").inBigQuery()) {
      LocalDate from = agency.world().firstDay();

      assertThat(agency.run(from, TO.minusDays(1)).missing()).isEmpty();
      goldIsTrue(agency, from, TO.minusDays(1));

      assertThat(agency.run(from, TO).missing()).isEmpty();
      goldIsTrue(agency, from, TO);
    }
  }

  private static void goldIsTrue(Agency agency, LocalDate from, LocalDate to) throws IOException {
    for (TruthMart mart : TruthMart.values()) {
      assertThat(agency.csv(mart.query())).as(mart.name()).isEqualTo(agency.truth(mart, from, to));
    }
  }
}
