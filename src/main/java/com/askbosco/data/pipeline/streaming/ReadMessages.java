package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.streaming.MessageTracker.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads the messages of groups of streams, page by page and without end, or up to the end they had when reading began. Messages never
 * become elements: a page is what is read, staged and committed at once.
 */
public final class ReadMessages
    extends PTransform<PCollection<MessageGroup>, PCollection<MessagePage>> {
  private static final long serialVersionUID = 1;

  private final MessageCommitter committer;
  private final SourceOfKind sources;
  private final Secrets secrets;
  private final boolean ends;

  private ReadMessages(
      MessageCommitter committer, SourceOfKind sources, Secrets secrets, boolean ends) {
    this.committer = committer;
    this.sources = sources;
    this.secrets = secrets;
    this.ends = ends;
  }

  /**
   * Reads from where the committer's warehouse stands.
   *
   * @param sources who reads which kind of connection
   * @param ends whether to stop at the end that each source has when it is opened
   */
  public static ReadMessages from(
      MessageCommitter committer, SourceOfKind sources, Secrets secrets, boolean ends) {
    return new ReadMessages(committer, sources, secrets, ends);
  }

  @Override
  public PCollection<MessagePage> expand(PCollection<MessageGroup> groups) {
    return groups
        .apply("ReadMessages", ParDo.of(new ReadFn(this)))
        .setCoder(SerializableCoder.of(MessagePage.class));
  }

  @DoFn.UnboundedPerElement
  @SuppressWarnings("UnusedMethod") // Beam calls them
  private static final class ReadFn extends DoFn<MessageGroup, MessagePage> {
    private static final long serialVersionUID = 1;
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration LINGER = Duration.ofMillis(60);
    private static final int MOST = 80_000;
    /** A runner with one thread would take the next pages before it commits these, which would then wait for two commits. */
    private static final org.joda.time.Duration AFTER_COMMIT = org.joda.time.Duration.millis(5);

    private final MessageCommitter committer;
    private final SourceOfKind sources;
    private final Secrets secrets;
    private final boolean ends;

    ReadFn(ReadMessages read) {
      this.committer = read.committer;
      this.sources = read.sources;
      this.secrets = read.secrets;
      this.ends = read.ends;
    }

    @GetInitialRestriction
    public MessagePositions initialRestriction(@Element MessageGroup group) {
      return MessagePositions.unread();
    }

    @GetRestrictionCoder
    public Coder<MessagePositions> restrictionCoder() {
      return SerializableCoder.of(MessagePositions.class);
    }

    @NewTracker
    public MessageTracker newTracker(@Restriction MessagePositions positions) {
      return new MessageTracker(positions);
    }

    /** Unknown; a number keeps runners that ask for it from failing. */
    @GetSize
    public double size(@Restriction MessagePositions positions) {
      return positions.isDone() ? 0 : 1;
    }

    @ProcessElement
    public ProcessContinuation process(
        @Element MessageGroup group,
        RestrictionTracker<MessagePositions, Claim> tracker,
        OutputReceiver<MessagePage> out)
        throws InterruptedException {
      Map<String, String> known = tracker.currentRestriction().positions();
      Map<String, String> from = known == null ? committer.positions() : known;
      if (!tracker.tryClaim(new Claim.Begin(from))) {
        return ProcessContinuation.stop();
      }
      OpenMessages open = OpenMessages.of(group, from, sources, secrets.open(), ends);
      List<MessagePage> pages = open.take(PATIENCE, LINGER, MOST);
      tracker.tryClaim(new Claim.Read(pages));
      pages.forEach(out::output);
      if (pages.isEmpty() && open.isAtEnd()) {
        tracker.tryClaim(new Claim.End());
        return ProcessContinuation.stop();
      }
      return pages.isEmpty()
          ? ProcessContinuation.resume()
          : ProcessContinuation.resume().withResumeDelay(AFTER_COMMIT);
    }
  }
}
