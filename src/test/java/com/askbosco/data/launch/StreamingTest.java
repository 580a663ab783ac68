package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.RunFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.StagedRows;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.StagedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.TimestampedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the batch run in streaming mode. */
class StreamingTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-30");
  private static final CommitReport NO_COMMIT =
      new CommitReport("", 0, false, 0, 0, 0, List.of(), List.of());
  private static final Map<String, Queue<StagedRun>> COMMITTED = new ConcurrentHashMap<>();

  @TempDir
  Path temp;

  private final String name = UUID.randomUUID().toString();
  private final FakeSource source =
      new FakeSource(3, 4).failing("client1-b", 2, ErrorCode.SOURCE_UNAVAILABLE);
  private final FakeCatalogue catalogue = new FakeCatalogue(name, source, 2);

  private IngestJob job(String folder) {
    Queue<StagedRun> runs = new ConcurrentLinkedQueue<>();
    COMMITTED.put(name + folder, runs);
    String key = name + folder;
    ReadSettings settings = new ReadSettings(
        catalogue,
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(temp.resolve(folder).resolve("raw").toString()),
        temp.resolve(folder).resolve("staging").toString(),
        // TestStream's clock stands still, and a worker that rests is taken up by the clock.
        Limits.LOCAL,
        2);
    Committer committer = run -> committed(key).add(run);
    return new IngestJob(Optional.empty(), settings, committer, 1);
  }

  private static Queue<StagedRun> committed(String key) {
    return Objects.requireNonNull(COMMITTED.get(key), key);
  }

  private static RunRequest run(String id, LocalDate day) {
    return new RunRequest(
        id,
        Instant.parse(day.plusDays(1) + "T06:00:00Z"),
        day,
        day,
        day.plusDays(1),
        List.of(),
        Map.of());
  }

  private static TimestampedValue<RunRequest> at(RunRequest run) {
    return TimestampedValue.of(
        run, org.joda.time.Instant.ofEpochMilli(run.extractedAt().toEpochMilli()));
  }

  @Test
  void pollsGiveTheRowsOfBatchRunsEachCommittedOnce() {
    RunRequest first = run("first", DAY);
    RunRequest second = run("second", DAY.plusDays(1));
    IngestJob batch = job("batch");
    LocalRunner.checking().run(pipeline -> batch.batch(pipeline, first));
    LocalRunner.checking().run(pipeline -> batch.batch(pipeline, second));

    IngestJob streaming = job("streaming");
    LocalRunner.checking()
        .run(pipeline -> streaming.ingest(pipeline
            .apply(
                "Polls",
                TestStream.create(SerializableCoder.of(RunRequest.class))
                    .advanceWatermarkTo(at(first).getTimestamp())
                    .addElements(at(first))
                    .advanceWatermarkTo(at(second).getTimestamp())
                    .addElements(at(second))
                    .advanceWatermarkToInfinity())
            .apply(
                "OneWindowEach",
                Window.into(FixedWindows.of(org.joda.time.Duration.standardHours(1))))));

    assertThat(rows("streaming")).hasSize(2).containsExactlyElementsOf(rows("batch"));
    assertThat(RunFiles.manifests(streaming.settings().raw())).hasSize(2);
  }

  /** Of each run in the order of their ids: its id, its complete slices' rows, and how many slices are not complete. */
  private List<List<String>> rows(String folder) {
    List<List<String>> all = new ArrayList<>();
    committed(name + folder).stream()
        .sorted((a, b) -> a.runId().compareTo(b.runId()))
        .forEach(run -> {
          List<String> rows = new ArrayList<>(List.of(run.runId()));
          rows.addAll(StagedRows.complete(run, run.bronze()));
          rows.addAll(StagedRows.complete(run, run.silver()));
          rows.addAll(StagedRows.complete(run, run.deadLetters()));
          rows.add(
              new RunReport(run, NO_COMMIT, List.of(), Duration.ZERO).missing().size()
                  + " slices are missing");
          all.add(rows);
        });
    return all;
  }
}
