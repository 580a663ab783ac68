package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Views;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests about a report job. Those about one job see its answers, not the options of partitions and cursor. */
final class JobRequests {
  private static final Logger LOG = LoggerFactory.getLogger(JobRequests.class);

  private final Retrieval.Job job;
  private final Session session;

  JobRequests(Retrieval.Job job, Session session) {
    this.job = job;
    this.session = session;
  }

  /** Creates a job. */
  JobAnswer create(Vars vars) throws InterruptedException {
    return ask(job.creation(), vars)
        .orElseThrow(() -> new SourceException(
            ErrorCode.SOURCE_REFUSED,
            "a report job could not be created: the answer was told to be ignored"));
  }

  /** The component that a failed creation is reported of. */
  String creation(SourceException e) {
    return e.failureType().isPresent() ? "job creation - " + job.stream() : "";
  }

  JobAnswer poll(Vars own) throws InterruptedException {
    return ask(job.polling(), own).orElse(JobAnswer.NONE);
  }

  /**
   * What the source says of a job.
   *
   * @throws SourceException when the manifest does not know it
   */
  JobStatus status(JobAnswer answer, Vars own) {
    List<JsonNode> found = nodes(job.status(), answer, own);
    String text = found.isEmpty() ? "None" : Text.str(Views.READ_ONLY.of(found.get(0)));
    if (job.statuses().completed().contains(text)) {
      return JobStatus.COMPLETED;
    }
    if (job.statuses().running().contains(text)) {
      return JobStatus.RUNNING;
    }
    if (job.statuses().failed().contains(text)) {
      return JobStatus.FAILED;
    }
    if (job.statuses().timeout().contains(text)) {
      return JobStatus.TIMEOUT;
    }
    if (job.statuses().skipped().contains(text)) {
      return JobStatus.SKIPPED;
    }
    throw new SourceException(
        ErrorCode.SOURCE_BAD_RESPONSE,
        session
            .redactor()
            .clean("a report job has the status `" + text
                + "`, which the manifest's status_mapping does not know"),
        session.exact() ? FailureType.SYSTEM_ERROR : null,
        null,
        null);
  }

  /** What to download of a job that is ready. */
  List<JsonNode> targets(Vars ready, JobAnswer polled) throws InterruptedException {
    if (job.targets().isEmpty()) {
      return List.of(JsonNodeFactory.instance.textNode(""));
    }
    JobAnswer source = polled;
    if (job.targetRequest().isPresent()) {
      // In the reference this request knows neither the slice nor the creation.
      Vars own = ready.inner();
      if (session.exact()) {
        own.set("stream_slice", JsonNodeFactory.instance.objectNode());
        own.set("creation_response", null);
      }
      source = ask(job.targetRequest().get(), own)
          .orElseThrow(() -> new SourceException(
              ErrorCode.SOURCE_REFUSED,
              "the list of downloads could not be read: the answer was told to be ignored"));
    }
    return nodes(job.targets().get(), source, ready);
  }

  private List<JsonNode> nodes(Extractors extractor, JobAnswer answer, Vars own) {
    try {
      return new ArrayList<>(
          extractor.parse(answer.body(), own, session.exact()).found());
    } catch (MalformedBodyException e) {
      throw new SourceException(
          ErrorCode.SOURCE_BAD_RESPONSE, String.valueOf(e.getMessage()), null, e);
    }
  }

  /** Stops a job; that it cannot be stopped matters to nobody. */
  void abort(Vars own) throws InterruptedException {
    if (job.abort().isPresent()) {
      politely(job.abort().get(), own, "stop");
    }
  }

  /** Deletes a job. In our own pipelines what is done for tidiness alone must not fail a slice. */
  void delete(Vars own) throws InterruptedException {
    if (job.delete().isPresent()) {
      if (session.exact()) {
        ask(job.delete().get(), own);
      } else {
        politely(job.delete().get(), own, "delete");
      }
    }
  }

  private void politely(Retrieval.Endpoint endpoint, Vars own, String what)
      throws InterruptedException {
    try {
      ask(endpoint, own);
    } catch (BoscoException e) {
      LOG.info("Could not {} a report job: {}", what, e.getMessage());
    }
  }

  /** An answer; empty when the manifest says to ignore a refusal. */
  private Optional<JobAnswer> ask(Retrieval.Endpoint endpoint, Vars own)
      throws InterruptedException {
    Exchange exchange = new Exchange(session);
    RequestDraft[] sent = new RequestDraft[1];
    return exchange.send(new Call<Optional<JobAnswer>>(
        () -> {
          sent[0] = endpoint.template().draft(own, session.hosts());
          return sent[0];
        },
        endpoint.auth(),
        endpoint.rules(),
        bytes -> Extractors.whole().parse(bytes, own, session.exact()),
        (response, body) -> {
          Request request = session.exact() ? exchange.preview(sent[0]) : null;
          return body.map(b -> JobAnswer.of(b.root(), response, request));
        },
        own));
  }
}
