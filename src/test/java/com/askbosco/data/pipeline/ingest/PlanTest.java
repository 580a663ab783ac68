package com.askbosco.data.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.pipeline.testing.FakeAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

/** What a job does with clients whose files are wrong. */
class PlanTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

  @TempDir
  private Path folder;

  private final Logger logger = Logger.getLogger(SliceLog.class.getName());
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Map<String, String>> fields = new ConcurrentLinkedQueue<>();
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord record) {
      lines.add(record.getMessage());
      fields.add(new HashMap<>(MDC.getCopyOfContextMap()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
  }

  @Test
  void aRunOfAllClientsSaysWhichOneItLeavesOut() throws IOException {
    String good = Files.readString(Path.of("clients/aurora.yaml"));
    Files.writeString(folder.resolve("aurora.yaml"), good);
    Files.writeString(
        folder.resolve("bergwerk.yaml"),
        good.replace("id: aurora", "id: bergwerk")
            .replace("time_zone: Europe/Berlin", "time_zone: Europe/Berlyn"));
    Pipeline pipeline = Pipeline.create();

    PCollection<QueueGroup> groups = pipeline
        .apply(Create.of(new RunRequest(
                "r1",
                Instant.parse("2026-03-31T06:00:00Z"),
                DAY,
                DAY,
                DAY.plusDays(1),
                List.of(),
                Map.of()))
            .withCoder(SerializableCoder.of(RunRequest.class)))
        .apply(Plan.over(
            new DataFiles(folder.toString(), Optional.empty()),
            Optional.of("http://127.0.0.1:1"),
            Integer.MAX_VALUE,
            FakeAccess.secrets()));
    PAssert.that(groups).satisfies(found -> {
      Set<String> clients = new java.util.HashSet<>();
      found.forEach(group -> group.queues().stream()
          .flatMap(queue -> queue.slices().stream())
          .forEach(planned -> clients.add(planned.slice().clientId())));
      assertThat(clients).containsExactly("aurora");
      return null;
    });
    pipeline.run().waitUntilFinish();

    assertThat(lines).hasSize(1);
    assertThat(lines.peek())
        .startsWith("Client bergwerk is left out: ")
        .contains("bergwerk.yaml", "Europe/Berlyn");
    assertThat(fields.stream().flatMap(each -> each.entrySet().stream()))
        .contains(
            Map.entry("event", "slice_failed"),
            Map.entry("run_id", "r1"),
            Map.entry("client_id", "bergwerk"));
  }
}
