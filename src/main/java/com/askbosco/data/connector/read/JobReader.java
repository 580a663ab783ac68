package com.askbosco.data.connector.read;

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
  private boolean open;

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
    this.state = state.orElse(null) instanceof ObjectNode object ? object.deepCopy() : null;
  }

  @Override
  public @Nullable PartPage next() throws InterruptedException {
    if (state == null) {
      Optional<JobRunner.Done> done = runner.run();
      if (done.isEmpty() || done.get().targets().isEmpty()) {
        return null; // the source skipped the job, or it has nothing to download
      }
      state = JsonNodeFactory.instance.objectNode();
      state.set("job", done.get().created());
      state.set("done", done.get().polled());
      ArrayNode targets = state.putArray("targets");
      done.get().targets().forEach(targets::add);
      state.put("at", 0);
    }
    ObjectNode now = state;
    if (pages == null) {
      pages = downloads.apply(download(now));
    }
    Optional<JsonNode> token =
        Optional.ofNullable(now.get("token")).or(() -> job.paging().first(vars));
    PageFetcher.Fetched page =
        open ? pages.more() : pages.fetch(token, now.path("part").asInt(), OptionalLong.empty());
    open = page.partial();
    ObjectNode after = now.deepCopy();
    Optional<JsonNode> next = Optional.of(after);
    if (open) {
      after.put("part", now.path("part").asInt() + 1);
      state = after;
      return new PartPage(page, token, next);
    }
    after.remove(List.of("token", "part"));
    if (page.next().isPresent()) {
      after.set("token", page.next().get());
    } else {
      pages = null;
      after.put("at", now.path("at").asInt() + 1);
      if (after.path("at").asInt() >= now.path("targets").size()) {
        next = Optional.empty();
        runner.delete(download(now));
      }
    }
    state = after;
    return new PartPage(page, token, next);
  }

  /** The variables of a download. */
  private Vars download(ObjectNode now) {
    return vars.inner()
        .set("creation_response", now.path("job"))
        .set("polling_response", now.path("done"))
        .set("download_target", now.path("targets").path(now.path("at").asInt()));
  }
}
