package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * Stages the pages of each bundle and commits them with the positions they end at, in one transaction. Only then are their sources
 * told. A bundle that fails leaves nothing behind.
 */
public final class CommitMessages extends PTransform<PCollection<MessagePage>, PDone> {
  private static final long serialVersionUID = 1;

  private final String runId;
  private final ReadSettings settings;
  private final MessageCommitter committer;

  private CommitMessages(String runId, ReadSettings settings, MessageCommitter committer) {
    this.runId = runId;
    this.settings = settings;
    this.committer = committer;
  }

  /** Commits with the given committer. */
  public static CommitMessages with(
      String runId, ReadSettings settings, MessageCommitter committer) {
    return new CommitMessages(runId, settings, committer);
  }

  @Override
  public PDone expand(PCollection<MessagePage> pages) {
    pages.apply("CommitPages", ParDo.of(new CommitFn(this)));
    return PDone.in(pages.getPipeline());
  }

  @SuppressWarnings("UnusedMethod") // Beam calls them
  private static final class CommitFn extends DoFn<MessagePage, Void> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 40_000;

    private final String runId;
    private final ReadSettings settings;
    private final MessageCommitter committer;
    private final Counter messages = Metrics.counter("bosco.messages", "messages");
    private final Counter rejected = Metrics.counter("bosco.messages", "rejected");
    private final Counter commits = Metrics.counter("bosco.messages", "commits");
    private transient @Nullable StageMessages stager;
    private transient @Nullable StagedTables staged;
    private transient List<MessagePage> pages = new ArrayList<>();
    private transient List<StagedPage> heads = new ArrayList<>();
    private transient int count;

    CommitFn(CommitMessages commit) {
      this.runId = commit.runId;
      this.settings = commit.settings;
      this.committer = commit.committer;
    }

    @StartBundle
    public void start() throws IOException {
      forget();
    }

    @ProcessElement
    public void process(@Element MessagePage page) throws IOException {
      StageMessages stage = stager;
      if (stage == null) {
        stage = new StageMessages(runId, settings.catalogue(), settings.secrets(), settings.raw());
        stager = stage;
      }
      StagedTables tables = staged;
      if (tables == null) {
        tables = new StagedTables(settings.staging(runId), UUID.randomUUID().toString());
        staged = tables;
      }
      heads.add(stage.stage(page, tables));
      pages.add(page);
      count += page.messages().size();
      if (count >= MOST) {
        commit();
      }
    }

    @FinishBundle
    public void finish() throws IOException {
      commit();
    }

    private void commit() throws IOException {
      StagedTables tables = staged;
      if (tables == null) {
        return;
      }
      List<StagedFile> files = tables.publish();
      Instant at = pages.get(pages.size() - 1).received();
      committer.commit(new StagedMessages(
          runId, pages.get(0).stream().connection().tenantId(), at, heads, files));
      OpenMessages.committed(runId, pages);
      heads.forEach(head -> {
        messages.inc(head.messages());
        rejected.inc(head.rejected());
      });
      commits.inc();
      Storage.delete(files.stream().map(StagedFile::uri).toList());
      forget();
    }

    private void forget() throws IOException {
      StagedTables tables = staged;
      staged = null;
      pages = new ArrayList<>();
      heads = new ArrayList<>();
      count = 0;
      if (tables != null) {
        tables.close();
      }
    }
  }
}
