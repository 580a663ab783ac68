package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a report job and waits until it is ready. Jobs that fail are created anew a few times.
 *
 * <p>An exact session does what the reference does, also where that is odd: a job that takes longer than the manifest allows is
 * replaced without being aborted, and after the third such job a fourth is created which nobody looks at.
 */
final class JobRunner {
  private static final int MOST_JOBS = 3;
  private static final Duration EXACT_WAIT = Duration.ofSeconds(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long DEFAULT_MINUTES = 60;

  /** How a job ended. */
  enum End {
    READY,
    /** The source has nothing for it. */
    SKIPPED,
    /** Given up, but counted as read: only in exact sessions. */
    GIVEN_UP
  }

  /**
   * What came of it.
   *
   * @param created the answer that created the job; empty when there is none
   * @param polled the answer that said that it is ready
   * @param targets what to download
   * @param flaw what went wrong on the way without keeping the job from its end
   */
  record Done(
      End end,
      JobAnswer created,
      JobAnswer polled,
      List<JsonNode> targets,
      @Nullable SourceException flaw) {}

  /** A refusal that ends the stream: no other job is created after it. */
  private static final class Stop {
    private @Nullable SourceException refusal;
  }

  private record Polled(
      JobStatus status, JobAnswer answer, @Nullable SourceException flaw) {}

  private final Retrieval.Job job;
  private final Vars vars;
  private final Session session;
  private final JobRequests requests;

  JobRunner(Retrieval.Job job, Vars vars, Session session) {
    this.job = job;
    this.vars = vars;
    this.session = session;
    this.requests = new JobRequests(job, session);
  }

  /** Runs jobs until one is ready. */
  Done run() throws InterruptedException {
    Stop stop = session.memory().once(job, Stop.class, Stop::new);
    if (stop.refusal != null) {
      throw stop.refusal;
    }
    try {
      return runs();
    } catch (SourceException e) {
      if (session.exact() && isRefusal(e)) {
        stop.refusal = e;
      }
      throw e;
    }
  }

  private static boolean isRefusal(SourceException e) {
    return e.failureType()
        .map(type -> type == FailureType.CONFIG_ERROR)
        .orElse(e.code().kind() == ErrorCode.Kind.CREDENTIAL);
  }

  private Done runs() throws InterruptedException {
    for (int jobs = 1; ; jobs++) {
      boolean last = jobs == MOST_JOBS;
      Optional<JobAnswer> created = create(last);
      if (created.isPresent()) {
        Vars own = vars.inner().set("creation_response", created.get().value());
        Polled polled = session.exact() ? pollExactly(own) : poll(own);
        switch (polled.status()) {
          case COMPLETED -> {
            return ready(created.get(), polled, own);
          }
          case SKIPPED -> {
            return new Done(End.SKIPPED, created.get(), polled.answer(), List.of(), polled.flaw());
          }
          case OVERDUE -> {
            if (last) {
              requests.create(vars);
              return new Done(End.GIVEN_UP, created.get(), polled.answer(), List.of(), stuck());
            }
          }
          case FAILED, TIMEOUT -> afterFailure(polled, own, jobs);
          case RUNNING -> throw new IllegalStateException("Polling ends with a result");
        }
      }
      session.access().listener().onRetry(jobs, "the source gave up a report job");
    }
  }

  private Done ready(JobAnswer created, Polled polled, Vars own) throws InterruptedException {
    Vars ready = own.inner().set("polling_response", polled.answer().value());
    List<JsonNode> targets = requests.targets(ready, polled.answer());
    if (targets.isEmpty() && !session.exact()) {
      throw new SourceException(
          ErrorCode.SOURCE_BAD_RESPONSE,
          "a report job is ready and names nothing to download; that is no empty report");
    }
    return new Done(End.READY, created, polled.answer(), targets, polled.flaw());
  }

  /** A new job; empty when it could not be created and may be tried again. */
  private Optional<JobAnswer> create(boolean last) throws InterruptedException {
    if (!session.exact()) {
      return Optional.of(requests.create(vars));
    }
    try {
      return Optional.of(requests.create(vars));
    } catch (SourceException e) {
      if (isRefusal(e)) {
        throw e;
      }
      session.access().listener().onFault(requests.creation(e), e);
      if (last) {
        throw gaveUp(ErrorCode.SOURCE_UNAVAILABLE);
      }
      wait(EXACT_WAIT);
      return Optional.empty();
    }
  }

  private void afterFailure(Polled polled, Vars own, int jobs) throws InterruptedException {
    boolean failed = polled.status() == JobStatus.FAILED;
    if (polled.status() == JobStatus.TIMEOUT && session.exact()) {
      requests.abort(own);
    }
    if (jobs == MOST_JOBS) {
      throw gaveUp(failed ? ErrorCode.SOURCE_UNAVAILABLE : ErrorCode.SOURCE_JOB_STUCK);
    }
    if (session.exact()) {
      wait(EXACT_WAIT);
    }
    if (failed && job.failedRetrySeconds().isPresent()) {
      wait(Duration.ofSeconds(number(job.failedRetrySeconds().get().value(vars), 0)));
    }
  }

  private SourceException gaveUp(ErrorCode code) {
    return new SourceException(
        code,
        "the source gave up a report job " + MOST_JOBS + " times",
        session.exact() ? FailureType.SYSTEM_ERROR : null,
        null,
        null);
  }

  private SourceException stuck() {
    return new SourceException(
        ErrorCode.SOURCE_JOB_STUCK,
        "a report job was not ready after " + minutes() + " minutes and was given up",
        session.exact() ? FailureType.SYSTEM_ERROR : null,
        null,
        null);
  }

  private Polled pollExactly(Vars own) throws InterruptedException {
    Instant begin = session.now();
    Duration most = Duration.ofMinutes(minutes());
    SourceException flaw = null;
    JobAnswer answer = JobAnswer.NONE;
    while (true) {
      if (Duration.between(begin, session.now()).compareTo(most) > 0) {
        return new Polled(JobStatus.OVERDUE, answer, flaw);
      }
      try {
        answer = requests.poll(own);
        JobStatus status = requests.status(answer, own);
        if (status != JobStatus.RUNNING) {
          return new Polled(status, answer, flaw);
        }
      } catch (SourceException e) {
        if (isRefusal(e)) {
          requests.abort(own);
          throw e;
        }
        if (e.code() == ErrorCode.SOURCE_BAD_RESPONSE) {
          throw e; // the reference would ask for ever
        }
        flaw = e;
      }
      wait(EXACT_WAIT);
    }
  }

  private Polled poll(Vars own) throws InterruptedException {
    Duration left = Duration.ofMinutes(minutes());
    Duration wait = FIRST_WAIT;
    while (true) {
      JobAnswer answer = requests.poll(own);
      JobStatus status = requests.status(answer, own);
      if (status != JobStatus.RUNNING) {
        return new Polled(status, answer, null);
      }
      if (left.isNegative() || left.isZero()) {
        requests.abort(own);
        throw stuck();
      }
      wait(wait);
      left = left.minus(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private void wait(Duration duration) throws InterruptedException {
    session.sleep(duration, "a report job is not ready");
  }

  private long minutes() {
    long minutes = job.timeoutMinutes()
        .map(t -> number(t.value(vars), DEFAULT_MINUTES))
        .orElse(DEFAULT_MINUTES);
    return minutes == 0 ? DEFAULT_MINUTES : minutes;
  }

  private static long number(@Nullable Object value, long otherwise) {
    return value instanceof Number number ? number.longValue() : otherwise;
  }

  /** Deletes a job that was downloaded, when the manifest says how. */
  void delete(Vars own) throws InterruptedException {
    requests.delete(own);
  }
}
