package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job, from the moment it is taken. */
final class Job {
  private final String id;
  private final String location;
  private final ObjectNode configuration;
  private final ObjectNode statistics = Catalog.resource();
  private int polls;
  private boolean done;
  private List<ApiException> errors = List.of();
  private @Nullable Outcome outcome;

  Job(String id, String location, ObjectNode configuration, long now) {
    this.id = id;
    this.location = location;
    this.configuration = configuration;
    statistics.put("creationTime", String.valueOf(now));
  }

  String id() {
    return id;
  }

  ObjectNode configuration() {
    return configuration;
  }

  ObjectNode statistics() {
    return statistics;
  }

  boolean done() {
    return done;
  }

  @Nullable
  Outcome outcome() {
    return outcome;
  }

  List<ApiException> errors() {
    return errors;
  }

  /** Makes the job wait for so many questions about it. */
  void wait(int questions) {
    polls = questions;
  }

  /** Whether it is time to run; each call is one question about the job. */
  boolean isDue() {
    return !done && polls-- <= 0;
  }

  void succeed(@Nullable Outcome result, long now) {
    outcome = result;
    finish(now);
  }

  void fail(List<ApiException> reasons, long now) {
    errors = reasons;
    finish(now);
  }

  private void finish(long now) {
    done = true;
    statistics.put("startTime", statistics.path("creationTime").asText());
    statistics.put("endTime", String.valueOf(now));
  }

  /** The API's resource. */
  ObjectNode toResource(String project) {
    ObjectNode job = Catalog.resource();
    job.put("kind", "bigquery#job");
    job.put("id", project + ":" + location + "." + id);
    job.set("jobReference", reference(project));
    job.set("configuration", configuration.deepCopy());
    job.set("statistics", statistics.deepCopy());
    ObjectNode status = job.putObject("status");
    status.put("state", done ? "DONE" : "RUNNING");
    if (!errors.isEmpty()) {
      status.set("errorResult", errors.get(0).toProto());
      ArrayNode all = status.putArray("errors");
      errors.forEach(error -> all.add(error.toProto()));
    }
    return job;
  }

  ObjectNode reference(String project) {
    return Catalog.resource().put("projectId", project).put("jobId", id).put("location", location);
  }
}
