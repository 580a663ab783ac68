package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates a report job and waits until it is ready. */
final class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final int MOST_JOBS = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final long DEFAULT_MINUTES = 60;

  /** A job that is ready. */
  record Done(JsonNode created, JsonNode polled, List<JsonNode> targets) {}

  private enum Status {
    RUNNING,
    COMPLETED,
    FAILED,
    TIMEOUT,
    SKIPPED
  }

  private final Retrieval.Job job;
  private final Vars vars;
  private final Session session;
  private final Consumer<RequestDraft> more;

  JobRunner(Retrieval.Job job, Vars vars, Session session, Consumer<RequestDraft> more) {
    this.job = job;
    this.vars = vars;
    this.session = session;
    this.more = more;
  }

  /** A ready job; empty when the source skipped it. A failed job is created anew a few times. */
  Optional<Done> run() throws InterruptedException {
    for (int jobs = 1; ; jobs++) {
      JsonNode created = ask(job.creation(), vars, more);
      Vars own = vars.inner().set("creation_response", created);
      Polled polled = poll(own);
      switch (polled.status()) {
        case COMPLETED -> {
          Vars ready = own.set("polling_response", polled.answer());
          return Optional.of(new Done(created, polled.answer(), targets(ready, polled.answer())));
        }
        case SKIPPED -> {
          return Optional.empty();
        }
        case FAILED, TIMEOUT -> {
          if (jobs == MOST_JOBS) {
            throw new SourceException(
                polled.status() == Status.FAILED
                    ? ErrorCode.SOURCE_UNAVAILABLE
                    : ErrorCode.SOURCE_JOB_STUCK,
                "the source gave up a report job " + jobs + " times");
          }
          session.access().listener().onRetry(jobs, "the source gave up a report job");
        }
        case RUNNING -> throw new IllegalStateException("Polling ends with a result");
      }
    }
  }

  private record Polled(Status status, JsonNode answer) {}

  private Polled poll(Vars own) throws InterruptedException {
    Duration left = Duration.ofMinutes(minutes());
    Duration wait = FIRST_WAIT;
    while (true) {
      JsonNode answer = ask(job.polling(), own, draft -> {});
      Status status = status(answer, own);
      if (status != Status.RUNNING) {
        return new Polled(status, answer);
      }
      if (left.isNegative() || left.isZero()) {
        abort(own);
        throw new SourceException(
            ErrorCode.SOURCE_JOB_STUCK,
            "a report job was not ready after " + minutes() + " minutes and was given up");
      }
      session.sleep(wait, "a report job is not ready");
      left = left.minus(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
    }
  }

  private long minutes() {
    return job.timeoutMinutes()
        .map(t -> t.value(vars) instanceof Number number ? number.longValue() : DEFAULT_MINUTES)
        .orElse(DEFAULT_MINUTES);
  }

  private Status status(JsonNode answer, Vars own) {
    String text = first(job.status(), answer, own).map(JsonNode::asText).orElse("");
    if (job.statuses().completed().contains(text)) {
      return Status.COMPLETED;
    }
    if (job.statuses().running().contains(text)) {
      return Status.RUNNING;
    }
    if (job.statuses().failed().contains(text)) {
      return Status.FAILED;
    }
    if (job.statuses().timeout().contains(text)) {
      return Status.TIMEOUT;
    }
    if (job.statuses().skipped().contains(text)) {
      return Status.SKIPPED;
    }
    throw new SourceException(
        ErrorCode.SOURCE_BAD_RESPONSE,
        session
            .redactor()
            .clean("a report job has the status `" + text
                + "`, which the manifest's status_mapping does not know"));
  }

  private List<JsonNode> targets(Vars ready, JsonNode polled) throws InterruptedException {
    JsonNode source = job.targetRequest().isPresent()
        ? ask(job.targetRequest().get(), ready, draft -> {})
        : polled;
    if (job.targets().isEmpty()) {
      return List.of(JsonNodeFactory.instance.nullNode());
    }
    return nodes(job.targets().get(), source, ready);
  }

  private static Optional<JsonNode> first(Extractors extractor, JsonNode answer, Vars own) {
    return nodes(extractor, answer, own).stream().findFirst();
  }

  private static List<JsonNode> nodes(Extractors extractor, JsonNode answer, Vars own) {
    try {
      byte[] bytes = answer.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      return new ArrayList<>(extractor.parse(bytes, own).found());
    } catch (MalformedBodyException e) {
      throw new SourceException(
          ErrorCode.SOURCE_BAD_RESPONSE, String.valueOf(e.getMessage()), null, e);
    }
  }

  private JsonNode ask(Retrieval.Endpoint endpoint, Vars own, Consumer<RequestDraft> parts)
      throws InterruptedException {
    return new Exchange(session)
        .send(new Call<JsonNode>(
            () -> {
              RequestDraft draft = endpoint.template().draft(own, session.hosts());
              parts.accept(draft.from(RequestDraft.Part.SLICES));
              return draft;
            },
            endpoint.auth(),
            endpoint.rules(),
            bytes -> Extractors.whole().parse(bytes, own),
            (response, body) ->
                body.isPresent() ? body.get().root() : JsonNodeFactory.instance.objectNode(),
            own));
  }

  private void abort(Vars own) throws InterruptedException {
    politely(job.abort(), own, "stop");
  }

  /** Deletes a job that was downloaded, when the manifest says how. */
  void delete(Vars own) throws InterruptedException {
    politely(job.delete(), own, "delete");
  }

  /** What is done for tidiness alone must not fail a slice. */
  private void politely(Optional<Retrieval.Endpoint> endpoint, Vars own, String what)
      throws InterruptedException {
    if (endpoint.isPresent()) {
      try {
        ask(endpoint.get(), own, draft -> {});
      } catch (BoscoException e) {
        LOG.info("Could not {} a report job: {}", what, e.getMessage());
      }
    }
  }
}
