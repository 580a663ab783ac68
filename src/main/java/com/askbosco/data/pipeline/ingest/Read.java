package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.pipeline.ingest.QueueTracker.Claim;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads queues of slices into raw pages and staged rows. A queue belongs to one credential and is read by one thread; it can be
 * taken up after any page by another worker. Records never become elements: a page is written before the next is asked for, and
 * what comes out is how slices ended and which files hold their rows.
 */
public final class Read
    extends PTransform<PCollection<KV<String, SliceQueue>>, PCollection<StagedPart>> {
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
  public PCollection<StagedPart> expand(PCollection<KV<String, SliceQueue>> queues) {
    return queues
        .apply("ReadPages", ParDo.of(new ReadFn(settings)))
        .setCoder(SerializableCoder.of(StagedPart.class));
  }

  @DoFn.BoundedPerElement
  private static final class ReadFn extends DoFn<KV<String, SliceQueue>, StagedPart> {
    private static final long serialVersionUID = 1;
    // In streaming, a poll may come while the one before is still under way.
    private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

    private final ReadSettings settings;
    private transient @Nullable StagePages stager;

    ReadFn(ReadSettings settings) {
      this.settings = settings;
    }

    @Setup
    public void setup() {
      stager = new StagePages(settings.catalogue());
    }

    @GetInitialRestriction
    public QueueRange initialRestriction(@Element KV<String, SliceQueue> queue) {
      return QueueRange.whole();
    }

    @GetRestrictionCoder
    public Coder<QueueRange> restrictionCoder() {
      return SerializableCoder.of(QueueRange.class);
    }

    @NewTracker
    public QueueTracker newTracker(@Restriction QueueRange range) {
      return new QueueTracker(range);
    }

    @GetSize
    public double size(@Element KV<String, SliceQueue> queue, @Restriction QueueRange range) {
      int to =
          range.to() == null ? queue.getValue().slices().size() : range.to().slice();
      return Math.max(0, to - range.from().slice());
    }

    @ProcessElement
    public ProcessContinuation process(
        @Element KV<String, SliceQueue> element,
        RestrictionTracker<QueueRange, Claim> tracker,
        OutputReceiver<StagedPart> out)
        throws IOException, InterruptedException {
      SliceQueue queue = element.getValue();
      if (!IN_USE.add(queue.credentialKey())) {
        return ProcessContinuation.resume().withResumeDelay(Duration.standardSeconds(1));
      }
      Stretch stretch = new Stretch(tracker, settings.limits());
      try (ReadQueue reader = new ReadQueue(queue, settings, stager(), stretch)) {
        out.output(reader.read(tracker.currentRestriction().from()));
      } finally {
        IN_USE.remove(queue.credentialKey());
      }
      return stretch.isResting() ? ProcessContinuation.resume() : ProcessContinuation.stop();
    }

    private StagePages stager() {
      if (stager == null) {
        throw new IllegalStateException("A DoFn is set up before it is used");
      }
      return stager;
    }
  }
}
