package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.commit.Outcomes;
import com.askbosco.data.pipeline.commit.WarehouseSource;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.ingest.Resume;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.PollRuns;
import com.askbosco.data.pipeline.streaming.PollSchedule;
import com.askbosco.data.pipeline.testing.FakeAccess;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.FakeWarehouse;
import com.askbosco.data.warehouse.Watermark;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.coders.InstantCoder;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.TimestampedValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Polls as a streaming job in the cloud makes them: by ticks, asking the warehouse what it has, each committed once. */
class PollStreamTest {
  private static final Map<String, FakeWarehouse> WAREHOUSES = new ConcurrentHashMap<>();

  @TempDir
  Path temp;

  private final String name = UUID.randomUUID().toString();
  private final FakeSource source = new FakeSource(2, 2);
  private final FakeWarehouse warehouse = new FakeWarehouse();

  private IngestJob job() {
    WAREHOUSES.put(name, warehouse);
    String key = name;
    WarehouseSource place = () -> Objects.requireNonNull(WAREHOUSES.get(key));
    ReadSettings settings = new ReadSettings(
        new FakeCatalogue(name, source, 2),
        FakeAccess.secrets(),
        FakeAccess.factory(),
        new RawLayout(temp.resolve("raw").toString()),
        temp.resolve("staging").toString(),
        Limits.LOCAL,
        1);
    return new IngestJob(
        Optional.empty(),
        settings,
        Committer.into(place, Outcomes.untold(), settings.staging()),
        1,
        Optional.of(Resume.from(place, Outcomes.untold(), true)));
  }

  private static TimestampedValue<org.joda.time.Instant> tick(String at) {
    org.joda.time.Instant moment =
        org.joda.time.Instant.ofEpochMilli(Instant.parse(at).toEpochMilli());
    return TimestampedValue.of(moment, moment);
  }

  private void poll(TestStream<org.joda.time.Instant> ticks) {
    IngestJob job = job();
    LocalRunner.checking()
        .run(pipeline -> job.ingest(PollRuns.by(
                new PollSchedule(Duration.ofMinutes(15), List.of()),
                job.settings().catalogue())
            .due(pipeline.apply("Ticks", ticks))));
  }

  @Test
  void ticksGiveEachDueRunOnceAlsoAfterARestart() {
    TestStream<org.joda.time.Instant> ticks = TestStream.create(InstantCoder.of())
        .addElements(tick("2026-03-31T09:59:30Z"))
        .advanceWatermarkTo(tick("2026-03-31T10:00:29Z").getTimestamp())
        .addElements(tick("2026-03-31T10:00:30Z"))
        .addElements(tick("2026-03-31T10:01:30Z"))
        .advanceWatermarkTo(tick("2026-03-31T10:14:00Z").getTimestamp())
        .addElements(tick("2026-03-31T10:15:30Z"))
        .advanceWatermarkToInfinity();
    poll(ticks);
    int asked = source.asked.size();
    List<String> first = List.copyOf(warehouse.order);

    // A job that was started again ticks at other seconds of the same minute.
    poll(TestStream.create(InstantCoder.of())
        .addElements(tick("2026-03-31T10:15:45Z"))
        .advanceWatermarkToInfinity());

    assertThat(first)
        .containsExactlyInAnyOrder(
            "poll-2026-03-31T100000Z-client0-shop",
            "poll-2026-03-31T100000Z-client1-shop",
            "poll-2026-03-31T101500Z-client0-shop",
            "poll-2026-03-31T101500Z-client1-shop");
    assertThat(warehouse.order).isEqualTo(first);
    assertThat(source.asked).hasSize(asked);
  }

  @Test
  void whatTheWarehouseLacksIsReadToo() {
    LocalDate complete = LocalDate.parse("2026-03-25");
    warehouse.marks.add(
        new Watermark("client1", "shop", "fake", "daily", "client1-a", complete, complete, null));

    poll(TestStream.create(InstantCoder.of())
        .addElements(tick("2026-03-31T10:00:30Z"))
        .advanceWatermarkToInfinity());

    assertThat(source.asked)
        .contains("daily client1-a " + DateRange.day(complete.plusDays(1)) + " 0")
        .doesNotContain("daily client1-b " + DateRange.day(complete.plusDays(1)) + " 0");
  }
}
