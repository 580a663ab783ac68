package com.askbosco.data.launch;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.source.MessageSources;
import com.askbosco.data.pipeline.streaming.CommitMessages;
import com.askbosco.data.pipeline.streaming.MessageCommitter;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.OpenMessages;
import com.askbosco.data.pipeline.streaming.ReadMessages;
import com.askbosco.data.pipeline.streaming.SourceOfKind;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;

/** Reads the messages of clients on this machine into the warehouse this process has open: to their present end, or until it is stopped. */
public final class MessageRun {
  private final ReadSettings settings;
  private final SourceOfKind sources;
  private final LocalRunner runner;

  MessageRun(ReadSettings settings, SourceOfKind sources, LocalRunner runner) {
    this.settings = settings;
    this.sources = sources;
    this.runner = runner;
  }

  /** Reads by the product's own sources. */
  public static MessageRun with(ReadSettings settings) {
    return with(settings, MessageSources::of);
  }

  /** Reads by other sources. */
  public static MessageRun with(ReadSettings settings, SourceOfKind sources) {
    return new MessageRun(settings, sources, LocalRunner.trusting());
  }

  /**
   * What came of it.
   *
   * @param messages how many were committed
   * @param rejected how many of them are in the dead letters
   * @param failures why connections ended before their end, by client and connection; what they gave until then is committed
   */
  public record Read(long messages, long rejected, Map<String, BoscoException> failures) {
    /** Of clients without messages. */
    public static final Read NOTHING = new Read(0, 0, Map.of());
  }

  /**
   * Reads groups of streams.
   *
   * @param ends whether to stop at the end each source has now; otherwise {@link #stop} ends it
   */
  public Read read(List<MessageGroup> groups, MessageStore store, boolean ends) {
    if (groups.isEmpty()) {
      return Read.NOTHING;
    }
    String runId = groups.get(0).runId();
    Counted counted = new Counted(store);
    LocalRunner.clear(settings.staging(runId));
    try (LocalMessages warehouse = LocalMessages.over(counted)) {
      runner.run(pipeline -> add(pipeline, groups, settings, sources, warehouse, ends));
      return new Read(counted.messages.get(), counted.rejected.get(), OpenMessages.failures(runId));
    } finally {
      OpenMessages.forget(runId);
      LocalRunner.clear(settings.staging(runId));
    }
  }

  /** Deletes what jobs of such names left that were killed, as {@link LocalRunner#clearLeft} does. */
  void clearLeft(String names) {
    LocalRunner.clearLeft(settings.staging(), names);
  }

  /** Lets a reading end as soon as what was read is committed. May be called by any thread. */
  public static void stop(String runId) {
    OpenMessages.stop(runId);
  }

  /** Adds the steps from groups of streams to their commit, which are the same with an end and without one. */
  static void add(
      Pipeline pipeline,
      List<MessageGroup> groups,
      ReadSettings settings,
      SourceOfKind sources,
      MessageCommitter committer,
      boolean ends) {
    pipeline
        .apply(
            "AskForMessages", Create.of(groups).withCoder(SerializableCoder.of(MessageGroup.class)))
        .apply("Messages", ReadMessages.from(committer, sources, settings.secrets(), ends))
        .apply("CommitMessages", CommitMessages.with(groups.get(0).runId(), settings, committer));
  }

  /** Counts what is committed. */
  private static final class Counted implements MessageStore {
    private final MessageStore store;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    Counted(MessageStore store) {
      this.store = store;
    }

    @Override
    public Map<String, String> positions() {
      synchronized (store) {
        return store.positions();
      }
    }

    @Override
    public void commit(StagedMessages staged) {
      synchronized (store) {
        store.commit(staged);
      }
      messages.addAndGet(staged.pages().stream().mapToLong(StagedPage::messages).sum());
      rejected.addAndGet(staged.pages().stream().mapToLong(StagedPage::rejected).sum());
    }
  }
}
