package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.RunRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
 * Asks for runs of yesterday and today, one for each connection whose poll is due. Runs of different moments have windows of their own, so that
 * what one read is committed when it has been read, and not before.
 */
public final class PollRuns extends PTransform<PBegin, PCollection<RunRequest>> {
  private static final long serialVersionUID = 1;

  private final PollSchedule schedule;
  private final Catalogue catalogue;

  private PollRuns(PollSchedule schedule, Catalogue catalogue) {
    this.schedule = schedule;
    this.catalogue = catalogue;
  }

  /**
   * Polls by a schedule.
   *
   * @param catalogue looked into at every tick, so that a client's file that changed holds from then on
   */
  public static PollRuns by(PollSchedule schedule, Catalogue catalogue) {
    return new PollRuns(schedule, catalogue);
  }

  @Override
  public PCollection<RunRequest> expand(PBegin input) {
    return due(input.apply(
        "Tick",
        PeriodicImpulse.create()
            .withInterval(org.joda.time.Duration.millis(PollSchedule.TICK.toMillis()))));
  }

  /** The runs due at ticks. */
  public PCollection<RunRequest> due(PCollection<org.joda.time.Instant> ticks) {
    return ticks
        .apply(
            "OneWindowEach",
            Window.into(
                FixedWindows.of(org.joda.time.Duration.millis(PollSchedule.TICK.toMillis()))))
        .apply("AskForRuns", ParDo.of(new AskFn(this)))
        .setCoder(SerializableCoder.of(RunRequest.class));
  }

  private static final class AskFn extends DoFn<org.joda.time.Instant, RunRequest> {
    private static final long serialVersionUID = 1;

    private final PollSchedule schedule;
    private final Catalogue catalogue;

    AskFn(PollRuns polls) {
      this.schedule = polls.schedule;
      this.catalogue = polls.catalogue;
    }

    @ProcessElement
    public void process(@Timestamp org.joda.time.Instant tick, OutputReceiver<RunRequest> out) {
      Instant until = Instant.ofEpochMilli(tick.getMillis());
      schedule
          .due(
              catalogue.clients(LocalDate.ofInstant(until, ZoneOffset.UTC)).clients(),
              until.minus(PollSchedule.TICK),
              until)
          .forEach(out::output);
    }
  }
}
