package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.warehouse.StagedMessages;
import com.askbosco.data.warehouse.StagedMessages.StagedPage;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * Stages the pages of each bundle and commits them with the positions they end at, in one transaction, or in a few one after the other
 * when there are many; then the next are staged while those before are committed. Only what is committed is told to its source, and
 * a bundle ends when all of it is.
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
    private transient @Nullable ExecutorService committing;
    private transient @Nullable Future<Commit> before;
    private transient @Nullable StagedTables staged;
    private transient List<MessagePage> pages = new ArrayList<>();
    private transient List<StagedPage> heads = new ArrayList<>();
    private transient int count;

    CommitFn(CommitMessages commit) {
      this.runId = commit.runId;
      this.settings = commit.settings;
      this.committer = commit.committer;
    }

    @Setup
    public void setup() {
      committing = Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("commit-messages").factory());
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
      await();
    }

    @Teardown
    public void teardown() {
      Objects.requireNonNull(committing).close();
    }

    /** Begins to commit what is staged, when what was before it is committed. */
    private void commit() throws IOException {
      await();
      StagedTables tables = staged;
      if (tables == null) {
        return;
      }
      Commit commit = new Commit(this, tables.publish(), pages, heads);
      before = Objects.requireNonNull(committing).submit(commit, commit);
      forget();
    }

    /** Waits for the commit under way and counts it: metrics are of the thread that runs the bundle. */
    private void await() {
      Future<Commit> commit = before;
      before = null;
      if (commit == null) {
        return;
      }
      try {
        Commit done = commit.get();
        done.heads.forEach(head -> {
          messages.inc(head.messages());
          rejected.inc(head.rejected());
        });
        commits.inc();
        MessageLog.refused(runId, done.heads);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof BoscoException known
            ? known
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BoscoException(ErrorCode.INTERNAL, "Committing messages was interrupted", e);
      }
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

  /** One transaction. */
  private static final class Commit implements Runnable {
    private final CommitFn of;
    private final List<StagedFile> files;
    private final List<MessagePage> pages;
    private final List<StagedPage> heads;

    Commit(CommitFn of, List<StagedFile> files, List<MessagePage> pages, List<StagedPage> heads) {
      this.of = of;
      this.files = files;
      this.pages = pages;
      this.heads = heads;
    }

    @Override
    public void run() {
      MessagePage last = pages.get(pages.size() - 1);
      of.committer.commit(new StagedMessages(
          of.runId, last.stream().connection().tenantId(), last.received(), heads, files));
      OpenMessages.committed(of.runId, pages);
      Storage.delete(files.stream().map(StagedFile::uri).toList());
    }
  }
}
