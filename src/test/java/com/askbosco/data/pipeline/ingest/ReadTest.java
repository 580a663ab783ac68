package com.askbosco.data.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Commit;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.StagedRows;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-30");
  private static final RunRequest RUN = new RunRequest(
      "run-1",
      Instant.parse("2026-03-31T06:00:00Z"),
      DAY,
      DAY,
      DAY.plusDays(1),
      List.of(),
      Map.of());
  // Three days (the day and two that may be restated) and one list, for two accounts of each
  // client.
  private static final int SLICES_OF_A_CLIENT = 8;

  @TempDir
  Path temp;

  private StagedRun run(FakeSource source, int clients, int pagesAtOnce, int queuesOfAGroup) {
    return run(
        new FakeCatalogue(UUID.randomUUID().toString(), source, clients),
        pagesAtOnce,
        queuesOfAGroup);
  }

  private StagedRun run(FakeCatalogue catalogue, int pagesAtOnce, int queuesOfAGroup) {
    ReadSettings settings = new ReadSettings(
        catalogue,
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(temp.resolve("raw").toString()),
        temp.resolve("staging").toString(),
        new Limits(Long.MAX_VALUE, pagesAtOnce, Duration.ofDays(1)),
        4);
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.fromArgs(
            "--runner=DirectRunner", "--targetParallelism=4", "--stableUniqueNames=ERROR")
        .create());
    pipeline
        .apply("Ask", Create.of(RUN).withCoder(SerializableCoder.of(RunRequest.class)))
        .apply("Plan", Plan.over(catalogue, Optional.empty(), queuesOfAGroup, FakeAccess.secrets()))
        .apply("Read", Read.with(settings))
        .apply("Commit", Commit.with(settings, Committer.later()));
    pipeline.run().waitUntilFinish();
    return RunFiles.read(settings.staging(RUN.runId())).orElseThrow();
  }

  private static List<SliceResult> of(StagedRun run, SliceResult.Outcome outcome) {
    return run.slices().stream().filter(slice -> slice.outcome() == outcome).toList();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "1, 2", "1000, 1"})
  void restingAfterAnyPageGivesTheSameRowsOnce(int pagesAtOnce, int queuesOfAGroup) {
    FakeSource source = new FakeSource(4, 3);

    StagedRun run = run(source, 2, pagesAtOnce, queuesOfAGroup);

    assertThat(of(run, SliceResult.Outcome.COMPLETE)).hasSize(2 * SLICES_OF_A_CLIENT);
    assertThat(source.asked).hasSize(2 * SLICES_OF_A_CLIENT * 4).doesNotHaveDuplicates();
    assertThat(source.mostUsersOfOneCredential).hasValue(1);
    List<String> bronze = StagedRows.complete(run, run.bronze());
    assertThat(bronze).hasSize(2 * SLICES_OF_A_CLIENT * 12).doesNotHaveDuplicates();
    assertThat(StagedRows.complete(run, run.silver())).hasSize(2 * SLICES_OF_A_CLIENT * 11);
    assertThat(StagedRows.complete(run, run.deadLetters())).hasSize(2 * SLICES_OF_A_CLIENT);
    assertThat(run.slices())
        .allSatisfy(slice -> assertThat(List.of(slice.pages(), slice.records(), slice.rejected()))
            .isEqualTo(List.of(4L, 12L, 1L)));
  }

  @Test
  void aFailedSliceIsNeverEmptyAndTheOthersGoOn() {
    FakeSource source = new FakeSource(3, 2).failing("client0-a", 1, ErrorCode.SOURCE_BAD_RESPONSE);

    StagedRun run = run(source, 2, 1000, 2);

    assertThat(of(run, SliceResult.Outcome.FAILED))
        .hasSize(SLICES_OF_A_CLIENT / 2)
        .allSatisfy(slice -> {
          assertThat(slice.slice().accountId()).isEqualTo("client0-a");
          assertThat(slice.errorCode()).isEqualTo("BOSCO-2006");
          assertThat(slice.error()).isEqualTo("the fake was told to fail");
          assertThat(slice.retries()).isEqualTo(1);
          assertThat(slice.waitedMillis()).isEqualTo(7);
        });
    assertThat(of(run, SliceResult.Outcome.COMPLETE)).hasSize(3 * SLICES_OF_A_CLIENT / 2);
    assertThat(StagedRows.complete(run, run.bronze()))
        .hasSize(3 * SLICES_OF_A_CLIENT / 2 * 6)
        .noneMatch(row -> row.contains("client0-a"));
  }

  @Test
  void aUsedUpQuotaParksTheRestOfItsCredentialAndNobodyElse() {
    FakeSource source =
        new FakeSource(2, 1).failing("client0-b", 0, ErrorCode.SOURCE_QUOTA_USED_UP);

    StagedRun run = run(source, 2, 1000, 2);

    assertThat(of(run, SliceResult.Outcome.PARKED))
        .hasSize(5)
        .allSatisfy(slice -> assertThat(slice.errorCode()).isEqualTo("BOSCO-2002"));
    assertThat(source.asked.stream().filter(page -> page.contains("client0-b"))).hasSize(1);
    assertThat(of(run, SliceResult.Outcome.COMPLETE)).hasSize(SLICES_OF_A_CLIENT + 3);
  }

  @Test
  void aRunStartedAgainReadsOnlyWhatIsNotComplete() {
    FakeSource source = new FakeSource(2, 3).failing("client0-a", 1, ErrorCode.SOURCE_UNAVAILABLE);
    FakeCatalogue catalogue = new FakeCatalogue(UUID.randomUUID().toString(), source, 1);
    run(catalogue, 1000, 2);
    source.mend("client0-a");
    source.asked.clear();

    StagedRun again = run(catalogue, 1000, 2);

    assertThat(source.asked).hasSize(SLICES_OF_A_CLIENT / 2 * 2).allMatch(p -> p.contains("-a "));
    assertThat(of(again, SliceResult.Outcome.COMPLETE)).hasSize(SLICES_OF_A_CLIENT);
    assertThat(StagedRows.complete(again, again.bronze()))
        .hasSize(SLICES_OF_A_CLIENT * 6)
        .doesNotHaveDuplicates();
  }
}
