package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.local.QualityFile;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.Finding;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Quality;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches that are wrong in ways no type shows, from the vendor's answer to what readers see, and back after the mend. */
class BadBatchTest {
  static final Set<String> KINDS =
      Set.of("scaled_field", "null_field", "doubled_records", "fewer_records");

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 30);
  private static final LocalDate NEXT = FIRST.plusDays(1);
  private static final String BLENDED =
      "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date";
  private static final String LETTERS =
      "SELECT error_code, check_name, attempts, COUNT(*) AS n FROM ops.ctl_quarantine"
          + " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
  private static final String MICROS =
      "faults:\n  - {kind: scaled_field, field: spend, times: 1000000, vendor: facebook-marketing, stream: campaigns_insights}\n";

  @TempDir
  private Path folder;

  private static String mapping(String connector) throws IOException {
    try (InputStream in =
        BadBatchTest.class.getResourceAsStream("/connectors/" + connector + "/silver.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A folder in which the mapping of Meta takes spend for micros. */
  private Path mended() throws IOException {
    String yaml = mapping("facebook-marketing");
    String units = "spend: {path: spend, default: \"0\"}";
    assertThat(yaml).contains(units);
    Path connector = Files.createDirectories(folder.resolve("mended/facebook-marketing"));
    Files.writeString(
        connector.resolve("silver.yaml"),
        yaml.replace(units, "spend: {path: spend, unit: micros, default: \"0\"}"));
    return Objects.requireNonNull(connector.getParent());
  }

  @Test
  void rule_02_microsTakenForUnitsNeverReachReadersAndReplayBringsThemBackToTheCent()
      throws IOException {
    try (Agency agency = Agency.open(folder.resolve("struck"), "1x2", "")) {
      agency.run(FIRST, FIRST);
      String before = agency.csv(BLENDED);
      assertThat(before).isEqualTo(agency.truth(FIRST, FIRST));

      agency.faults(MICROS);
      assertThatThrownBy(() -> agency.run(NEXT, NEXT))
          .isInstanceOfSatisfying(
              NotPublishedException.class,
              e -> assertThat(e.findings())
                  .filteredOn(Finding::blocks)
                  .extracting(Finding::check)
                  .containsExactly("refused_share"));

      assertThat(agency.csv(BLENDED)).as("what was published last").isEqualTo(before);
      Quality quality = new QualityFile(agency.workspace()).read().orElseThrow();
      assertThat(quality.published()).isFalse();
      assertThat(quality.served().day()).isEqualTo(FIRST.toString());
      assertThat(quality.checked().day()).isEqualTo(NEXT.toString());
      assertThat(quality.blocking())
          .extracting(Finding::clients)
          .containsExactly(List.of("aurora"));

      agency.connectors(mended());
      List<DeadLetterReplay> replayed = agency.replay(DeadLetterFilter.all());

      assertThat(replayed).hasSize(1);
      assertThat(replayed.get(0).letters().mended()).isPositive();
      assertThat(replayed.get(0).letters().refused()).isZero();
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, NEXT));
      assertThat(agency.csv(LETTERS)).isEqualTo("error_code,check_name,attempts,n\n");
      assertThat(agency.csv("SELECT DISTINCT outcome, error_code, run_id FROM ops.ctl_replay"))
          .isEqualTo("outcome,error_code,run_id\nMENDED," + ErrorCode.ROW_CHECK_FAILED.code() + ","
              + replayed.get(0).run().run().runId() + "\n");
      assertThat(agency.replay(DeadLetterFilter.all()))
          .as("nothing is left to do")
          .isEmpty();
    }
  }

  @Test
  void whatIsRefusedAgainStaysWithOneMoreAttemptAndANewerReadTakesItAway() throws IOException {
    try (Agency agency = Agency.open(folder.resolve("struck"), "1x2", """
        faults:
          - {kind: null_field, field: campaign_id, every: 9, vendor: facebook-marketing, stream: ads_insights}
          - {kind: scaled_field, field: spend, times: -1, vendor: facebook-marketing, stream: ads_insights}
        """)) {
      agency.run(FIRST, FIRST);
      String once = agency.csv(LETTERS);
      assertThat(once)
          .startsWith(
              "error_code,check_name,attempts,n\n" + ErrorCode.ROW_MISSING_KEY.code() + ",,1,");

      List<DeadLetterReplay> replayed = agency.replay(new DeadLetterFilter(
          Optional.of("aurora"),
          Optional.of("facebook-marketing"),
          Optional.of("ads_insights"),
          Optional.of(ErrorCode.ROW_MISSING_KEY.code()),
          Optional.of(FIRST),
          Optional.of(FIRST)));

      assertThat(replayed).hasSize(1);
      assertThat(replayed.get(0).letters().mended()).isZero();
      assertThat(replayed.get(0).letters().refused()).isPositive();
      assertThat(agency.csv(LETTERS)).isEqualTo(once.replace(",,1,", ",,2,"));
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, FIRST));
      assertThat(agency.replay(new DeadLetterFilter(
              Optional.of("nobody"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty())))
          .isEmpty();

      agency.faults("");
      agency.run(NEXT, NEXT);

      assertThat(agency.csv(LETTERS)).isEqualTo("error_code,check_name,attempts,n\n");
      assertThat(agency.csv("SELECT outcome, COUNTIF(attempts > 1) > 0 AS tried FROM ops.ctl_replay"
              + " WHERE outcome = 'SUPERSEDED' GROUP BY 1"))
          .isEqualTo("outcome,tried\nSUPERSEDED,true\n");
    }
  }

  @Test
  void rule_06_recordsThatComeTwiceCountOnce() throws IOException {
    try (Agency agency = Agency.open(
        folder.resolve("doubled"),
        "1x2",
        "faults:\n  - {kind: doubled_records, vendor: facebook-marketing}\n")) {
      agency.run(FIRST, NEXT);
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(FIRST, NEXT));
    }
  }
}
