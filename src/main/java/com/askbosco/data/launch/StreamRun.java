package com.askbosco.data.launch;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.commit.Commit;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.Catalogue;
import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.ingest.StagedPart;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.pipeline.streaming.PollSchedule;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.warehouse.MessageStore;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streaming job of one machine: messages are committed as they come, and from time to time the marts are built and published.
 * It ends when it is asked to, with everything that was read committed; killed instead, it goes on where it was when it is started
 * again.
 */
public final class StreamRun {
  private static final Logger LOG = LoggerFactory.getLogger(StreamRun.class);

  private static final String NAMES = "stream-";

  private final MessageRun messages;
  private final Catalogue catalogue;
  private final RunJournal journal;
  private final Duration martsEvery;
  private final Optional<IngestJob> polling;
  private final CountDownLatch stop = new CountDownLatch(1);

  StreamRun(MessageRun messages, Catalogue catalogue, RunJournal journal, Duration martsEvery) {
    this(messages, catalogue, journal, martsEvery, Optional.empty());
  }

  private StreamRun(
      MessageRun messages,
      Catalogue catalogue,
      RunJournal journal,
      Duration martsEvery,
      Optional<IngestJob> polling) {
    this.messages = messages;
    this.catalogue = catalogue;
    this.journal = journal;
    this.martsEvery = martsEvery;
    this.polling = polling;
  }

  /**
   * A job over the folders of the arguments.
   *
   * @param martsEvery time between two builds of the marts
   */
  public static StreamRun of(
      IngestArgs args, Secrets secrets, RunJournal journal, Duration martsEvery) {
    IngestJob job = IngestJob.local(args, secrets, Committer.later());
    return new StreamRun(
        MessageRun.with(job.settings()),
        job.settings().catalogue(),
        journal,
        martsEvery,
        Optional.of(job));
  }

  /**
   * What the job does from a moment on.
   *
   * @param request the clients it is about, under a run id of its own
   * @param groups their streams of messages
   * @param polled how many of their connections are polled
   */
  public record Plan(RunRequest request, List<MessageGroup> groups, int polled) {

    /** How many streams of messages there are. */
    public int streams() {
      return groups.stream().mapToInt(group -> group.streams().size()).sum();
    }
  }

  /**
   * Plans over the clients asked for.
   *
   * @throws BoscoException when none of them has messages
   */
  public Plan plan(IngestArgs args, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    String runId = NAMES + now.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    RunRequest request =
        new RunRequest(runId, now, today, today, today, args.clients(), args.sources(), Map.of());
    List<ClientSpec> all = new Planner(catalogue, Optional.empty()).clients(request);
    List<MessageGroup> groups = PlanMessages.together(runId, all, args.sources());
    int polled = polling.isEmpty()
        ? 0
        : (int) all.stream()
            .flatMap(client -> client.connections().stream())
            .filter(connection -> connection.pollEvery().isPresent())
            .count();
    if (groups.isEmpty() && polled == 0) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "No connection of the clients has messages. Give one of them `kind: kafka`, pubsub, webhook or cdc-postgres, or another `poll_every`.");
    }
    return new Plan(request, groups, polled);
  }

  /** Asks the job to end. May be called by any thread. */
  public void stop() {
    stop.countDown();
  }

  /**
   * Works until {@link #stop}.
   *
   * @throws BoscoException when reading or committing broke off; what was committed until then stays
   */
  @SuppressWarnings("try") // polls work until they are closed
  public MessageRun.Read run(Plan plan, Warehouse warehouse) throws InterruptedException {
    if (!(warehouse instanceof MessageStore store)) {
      throw new IllegalArgumentException("This warehouse keeps no messages");
    }
    String runId = plan.request().runId();
    messages.clearLeft(NAMES);
    // rows of messages need the clients they belong to
    warehouse.commit(
        Commit.collect(List.of(new StagedPart(plan.request(), List.of(), List.of())), catalogue));
    FutureTask<MessageRun.Read> reading =
        new FutureTask<>(() -> messages.read(plan.groups(), store, false));
    Thread reader = Thread.ofPlatform().name("messages").start(() -> {
      reading.run();
      if (!plan.groups().isEmpty()) {
        stop.countDown();
      }
    });
    try (@Nullable Polls polls = polls(plan, warehouse)) {
      while (!stop.await(martsEvery.toMillis(), TimeUnit.MILLISECONDS)) {
        publish(warehouse);
      }
    } finally {
      MessageRun.stop(runId);
      reader.join();
    }
    try {
      MessageRun.Read read = reading.get();
      publish(warehouse);
      return read;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BoscoException known
          ? known
          : new BoscoException(ErrorCode.INTERNAL, "The job stopped: " + e.getCause(), e);
    }
  }

  /** Nothing when no connection is polled. */
  private @Nullable Polls polls(Plan plan, Warehouse warehouse) {
    if (polling.isEmpty() || plan.polled() == 0) {
      return null;
    }
    return Polls.begin(
        new PollSchedule(Duration.ZERO, plan.request().clients()),
        polling.get(),
        warehouse,
        Clock.systemUTC());
  }

  /** Builds and publishes. What a check refuses is told, and readers keep what they have. */
  private void publish(Warehouse warehouse) {
    synchronized (warehouse) {
      try {
        journal.building();
        journal.built(warehouse.buildMarts());
        journal.published(warehouse.publish());
      } catch (NotPublishedException e) {
        journal.failed(e);
        LOG.warn("{}", e.getMessage());
      }
    }
  }
}
