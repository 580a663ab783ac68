package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a part through a job. Where to go on is the job's answers, which download, and its page token. */
final class JobReader implements PartReader {
  private final JobRunner runner;
  private final Function<Vars, PageFetcher> downloads;
  private final Retrieval.Job job;
  private final Vars vars;
  private @Nullable ObjectNode state;
  private @Nullable PageFetcher pages;
  private JobAnswer created = JobAnswer.NONE;
  private JobAnswer polled = JobAnswer.NONE;
  private boolean open;
  private boolean skipped;
  private @Nullable SourceException flaw;

  JobReader(
      Retrieval.Job job,
      Vars vars,
      JobRunner runner,
      Function<Vars, PageFetcher> downloads,
      Optional<JsonNode> state) {
    this.job = job;
    this.vars = vars;
    this.runner = runner;
    this.downloads = downloads;
    if (state.orElse(null) instanceof ObjectNode object) {
      this.state = object.deepCopy();
      this.created = JobAnswer.of(object.path("job"));
      this.polled = JobAnswer.of(object.path("done"));
    }
  }

  @Override
  public @Nullable PartPage next() throws InterruptedException {
    ObjectNode now = state == null ? begin() : state;
    if (now == null) {
      return null;
    }
    if (pages == null) {
      pages = downloads.apply(download(now));
    }
    Optional<JsonNode> token =
        Optional.ofNullable(now.get("token")).or(() -> job.paging().first(vars));
    PageFetcher.Fetched page =
        open ? pages.more() : pages.fetch(token, now.path("part").asInt(), OptionalLong.empty());
    open = page.partial();
    ObjectNode after = now.deepCopy();
    if (open) {
      after.put("part", now.path("part").asInt() + 1);
      state = after;
      return new PartPage(page, token, Optional.of(after));
    }
    after.remove(List.of("token", "part"));
    Optional<JsonNode> next = Optional.of(after);
    if (page.next().isPresent()) {
      after.set("token", page.next().get());
    } else {
      pages = null;
      after.put("at", now.path("at").asInt() + 1);
      if (after.path("at").asInt() >= now.path("targets").size()) {
        next = end(now);
      }
    }
    state = after;
    return new PartPage(page, token, next);
  }

  /** After the last download; a job that cannot be deleted is an error after its records. */
  private Optional<JsonNode> end(ObjectNode now) throws InterruptedException {
    try {
      runner.delete(download(now));
    } catch (SourceException e) {
      flaw = e;
      skipped = true;
    }
    return Optional.empty();
  }

  private @Nullable ObjectNode begin() throws InterruptedException {
    JobRunner.Done done = runner.run();
    skipped = done.end() == JobRunner.End.SKIPPED;
    flaw = done.flaw();
    created = done.created();
    polled = done.polled();
    if (done.targets().isEmpty()) {
      if (done.end() == JobRunner.End.READY) {
        runner.delete(answers());
      }
      return null;
    }
    ObjectNode begun = JsonNodeFactory.instance.objectNode();
    begun.set("job", created.stored());
    begun.set("done", polled.stored());
    ArrayNode targets = begun.putArray("targets");
    done.targets().forEach(targets::add);
    return begun.put("at", 0);
  }

  @Override
  public boolean isLeftOut() {
    return skipped;
  }

  @Override
  public @Nullable RuntimeException flaw() {
    return flaw;
  }

  private Vars answers() {
    return vars.inner()
        .set("creation_response", created.value())
        .set("polling_response", polled.value());
  }

  /** The variables of a download. */
  private Vars download(ObjectNode now) {
    return answers()
        .set("download_target", now.path("targets").path(now.path("at").asInt()));
  }
}
