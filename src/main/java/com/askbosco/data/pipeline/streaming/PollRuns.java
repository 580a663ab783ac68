package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.RunRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.PeriodicImpulse;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Asks for a run of yesterday and today at every interval. Each poll has a window of its own, so that what it read is committed
 * when it has been read, and not before.
 */
public final class PollRuns extends PTransform<PBegin, PCollection<RunRequest>> {
  private static final long serialVersionUID = 1;

  private final Duration interval;
  private final List<String> clients;

  private PollRuns(Duration interval, List<String> clients) {
    this.interval = interval;
    this.clients = List.copyOf(clients);
  }

  /**
   * Polls at every interval.
   *
   * @param clients ids of the clients; empty for all
   */
  public static PollRuns every(Duration interval, List<String> clients) {
    return new PollRuns(interval, clients);
  }

  @Override
  public PCollection<RunRequest> expand(PBegin input) {
    org.joda.time.Duration every = org.joda.time.Duration.millis(interval.toMillis());
    return input
        .apply("Tick", PeriodicImpulse.create().withInterval(every))
        .apply("OneWindowEach", Window.into(FixedWindows.of(every)))
        .apply("AskForRun", ParDo.of(new AskFn(clients)))
        .setCoder(SerializableCoder.of(RunRequest.class));
  }

  /** The run of a tick: the same tick asks for the same run, whoever handles it. */
  static RunRequest run(Instant tick, List<String> clients) {
    LocalDate today = LocalDate.ofInstant(tick, ZoneOffset.UTC);
    return new RunRequest(
        "poll-" + tick.toString().replace(":", ""),
        tick,
        today.minusDays(1),
        today,
        today,
        clients,
        Map.of());
  }

  private static final class AskFn extends DoFn<org.joda.time.Instant, RunRequest> {
    private static final long serialVersionUID = 1;

    private final List<String> clients;

    AskFn(List<String> clients) {
      this.clients = clients;
    }

    @ProcessElement
    public void process(@Timestamp org.joda.time.Instant tick, OutputReceiver<RunRequest> out) {
      out.output(run(Instant.ofEpochMilli(tick.getMillis()), clients));
    }
  }
}
