package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** The project's jobs. */
final class Jobs {
  private static final int MAX_QUERY = 1_048_576;

  private final Catalog catalog;
  private final QueryJobs queries;
  private final LoadJobs loads;
  private final CopyJobs copies;
  private final LongSupplier clock;
  private final Map<String, Job> jobs = new LinkedHashMap<>();

  Jobs(Catalog catalog, QueryJobs queries, LoadJobs loads, CopyJobs copies, LongSupplier clock) {
    this.catalog = catalog;
    this.queries = queries;
    this.loads = loads;
    this.copies = copies;
    this.clock = clock;
  }

  /** Takes a job and, unless it is slow, runs it. */
  Job insert(JsonNode body, Optional<Fault> fault) {
    ObjectNode configuration = body.path("configuration").deepCopy();
    JsonNode reference = body.path("jobReference");
    String id = reference.path("jobId").asText(UUID.randomUUID().toString());
    if (!id.matches("[A-Za-z0-9_-]{1,1024}")) {
      throw ApiException.invalid(
          "Invalid job ID \"" + id
              + "\". Job IDs must be alphanumeric (plus underscores and dashes) and must be at most 1024 characters long.");
    }
    labels(configuration.path("labels"));
    if (configuration.path("query").path("query").asText().length() > MAX_QUERY) {
      throw ApiException.query(
          "The query is too large. The maximum standard SQL query length is 1024.00K characters,"
              + " including comments and white space characters.");
    }
    String project = reference.path("projectId").asText(catalog.project());
    if (!project.equals(catalog.project())) {
      throw new ApiException(
          "accessDenied",
          "Access Denied: Project " + project
              + ": User does not have bigquery.jobs.create permission in project " + project + ".");
    }
    Job job;
    synchronized (this) {
      if (jobs.containsKey(id)) {
        throw new ApiException(
            "duplicate", "Already Exists: Job " + project + ":" + location(reference) + "." + id);
      }
      configuration.put("jobType", kind(configuration).toUpperCase(Locale.ROOT));
      job = new Job(id, location(reference), configuration, clock.getAsLong());
      if (configuration.path("dryRun").asBoolean()) {
        queries.dryRun(job);
        return job;
      }
      queries.openSession(job);
      jobs.put(id, job);
    }
    switch (fault.orElse(null)) {
      case Fault.JobFails failure ->
        job.fail(List.of(new ApiException(failure.reason(), failure.message())), clock.getAsLong());
      case Fault.JobSlow slow -> job.wait(slow.polls());
      case null, default -> {
        // Runs at once.
      }
    }
    advance(job);
    return job;
  }

  private static void labels(JsonNode labels) {
    labels.properties().forEach(label -> {
      if (!label.getKey().matches("[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{N}_-]{0,62}")
          || !label.getValue().asText().matches("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,63}")) {
        throw ApiException.invalid(
            "Invalid label: \"" + label.getKey() + "\": " + label.getValue()
                + ". Keys and values take lower-case letters, digits, underscores and dashes, 63 at most.");
      }
    });
  }

  private static String location(JsonNode reference) {
    return reference.path("location").asText("EU");
  }

  private static String kind(ObjectNode configuration) {
    for (String kind : List.of("query", "load", "copy")) {
      if (configuration.has(kind)) {
        return kind;
      }
    }
    throw configuration.has("extract")
        ? new ApiException("notImplemented", "the fake has no extract jobs")
        : ApiException.invalid("Required parameter is missing");
  }

  /** The job with this id, moved on by being asked for. */
  Job get(String id) {
    Job job;
    synchronized (this) {
      job = jobs.get(id);
    }
    if (job == null) {
      throw ApiException.notFound("Job " + catalog.project() + ":" + id);
    }
    advance(job);
    return job;
  }

  /** The jobs so far, the newest first. */
  synchronized List<Job> all() {
    List<Job> all = new ArrayList<>(jobs.values());
    java.util.Collections.reverse(all);
    return all;
  }

  void cancel(Job job) {
    synchronized (job) {
      if (!job.done()) {
        job.fail(
            List.of(new ApiException(
                "stopped", "Job execution was cancelled: User requested cancellation")),
            clock.getAsLong());
      }
    }
  }

  synchronized void forget(Job job) {
    jobs.remove(job.id());
  }

  private void advance(Job job) {
    synchronized (job) {
      if (!job.isDue()) {
        return;
      }
      try {
        Outcome outcome = switch (kind(job.configuration())) {
          case "load" -> loads.run(job);
          case "copy" -> copies.run(job);
          default -> queries.run(job);
        };
        job.succeed(outcome, clock.getAsLong());
      } catch (LoadJobs.BadRows e) {
        job.fail(e.errors(), clock.getAsLong());
      } catch (ApiException e) {
        job.fail(List.of(e), clock.getAsLong());
      }
    }
  }
}
