package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.ingest.GroupTracker.Claim;
import com.askbosco.data.pipeline.ingest.GroupTracker.Step;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;

/**
 * Reads queues of slices into raw pages and staged rows. A queue belongs to one credential and is read by one thread; it can be
 * taken up after any page by another worker. Records never become elements: a page is written before the next is asked for, and
 * what comes out is how slices ended and which files hold their rows.
 */
public final class Read extends PTransform<PCollection<QueueGroup>, PCollection<StagedPart>> {
  private static final long serialVersionUID = 1;

  private final ReadSettings settings;

  private Read(ReadSettings settings) {
    this.settings = settings;
  }

  /** Reads with the given settings. */
  public static Read with(ReadSettings settings) {
    return new Read(settings);
  }

  @Override
  public PCollection<StagedPart> expand(PCollection<QueueGroup> groups) {
    return groups
        .apply("ReadPages", ParDo.of(new ReadFn(settings)))
        .setCoder(SerializableCoder.of(StagedPart.class));
  }

  @DoFn.BoundedPerElement
  @SuppressWarnings("UnusedMethod") // Beam calls them
  private static final class ReadFn extends DoFn<QueueGroup, StagedPart> {
    private static final long serialVersionUID = 1;
    private static final Duration UNTIL_CREDENTIAL_IS_FREE = Duration.standardSeconds(1);

    private final ReadSettings settings;

    ReadFn(ReadSettings settings) {
      this.settings = settings;
    }

    @GetInitialRestriction
    public GroupRange initialRestriction(@Element QueueGroup group) {
      return GroupRange.whole(group);
    }

    @GetRestrictionCoder
    public Coder<GroupRange> restrictionCoder() {
      return SerializableCoder.of(GroupRange.class);
    }

    @NewTracker
    public GroupTracker newTracker(@Restriction GroupRange range) {
      return new GroupTracker(range);
    }

    @GetSize
    public double size(@Element QueueGroup group, @Restriction GroupRange range) {
      return range.slicesLeft(group);
    }

    @ProcessElement
    public ProcessContinuation process(
        @Element QueueGroup group,
        RestrictionTracker<GroupRange, Claim> tracker,
        OutputReceiver<StagedPart> out)
        throws IOException, InterruptedException {
      List<Place> from = tracker.currentRestriction().from();
      if (!tracker.tryClaim(new Claim(Step.READ, from))) {
        return ProcessContinuation.stop();
      }
      ReadGroup reader = new ReadGroup(settings);
      reader.read(group, from);
      for (StagedPart part : reader.parts()) {
        // Counted here because counters belong to the runner's own threads.
        part.slices().forEach(IngestCounters::ended);
        part.slices().forEach(slice -> SliceLog.ended(part.run().runId(), slice));
        out.output(part);
      }
      GroupRange rest = new GroupRange(reader.places(), null);
      if (rest.slicesLeft(group) == 0) {
        tracker.tryClaim(new Claim(Step.END, reader.places()));
        return ProcessContinuation.stop();
      }
      tracker.tryClaim(new Claim(Step.REST, reader.places()));
      return reader.isWaiting()
          ? ProcessContinuation.resume().withResumeDelay(UNTIL_CREDENTIAL_IS_FREE)
          : ProcessContinuation.resume();
    }
  }
}
