package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API's jobs and the rows of their results. */
final class JobRoutes {
  /** How many rows a page has at most, so that paging is met in tests. */
  private static final int PAGE = 10_000;

  private final Catalog catalog;
  private final Jobs jobs;

  JobRoutes(Catalog catalog, Jobs jobs) {
    this.catalog = catalog;
    this.jobs = jobs;
  }

  JsonNode insert(JsonNode body, Optional<Fault> fault) {
    return jobs.insert(body, fault).toResource(catalog.project());
  }

  JsonNode get(String id) {
    return jobs.get(id).toResource(catalog.project());
  }

  JsonNode list(Map<String, String> query) {
    ObjectNode body = Catalog.resource().put("kind", "bigquery#jobList");
    ArrayNode list = body.putArray("jobs");
    int from = Integer.parseInt(query.getOrDefault("pageToken", "0"));
    int size = Integer.parseInt(query.getOrDefault("maxResults", "50"));
    List<Job> all = jobs.all();
    all.stream().skip(from).limit(size).forEach(job -> {
      ObjectNode resource = job.toResource(catalog.project());
      resource.put("state", resource.path("status").path("state").asText());
      list.add(resource);
    });
    if (from + size < all.size()) {
      body.put("nextPageToken", String.valueOf(from + size));
    }
    return body;
  }

  JsonNode cancel(String id) {
    Job job = jobs.get(id);
    jobs.cancel(job);
    ObjectNode body = Catalog.resource().put("kind", "bigquery#jobCancelResponse");
    body.set("job", job.toResource(catalog.project()));
    return body;
  }

  JsonNode delete(String id) {
    jobs.forget(jobs.get(id));
    return Catalog.resource();
  }

  /** jobs.query: puts the job in and answers with its first page. */
  JsonNode query(JsonNode body, Optional<Fault> fault) {
    ObjectNode job = Catalog.resource();
    ObjectNode configuration = job.putObject("configuration");
    ObjectNode query = configuration.putObject("query");
    body.properties().forEach(entry -> {
      switch (entry.getKey()) {
        case "dryRun", "labels" -> configuration.set(entry.getKey(), entry.getValue());
        default -> query.set(entry.getKey(), entry.getValue());
      }
    });
    job.putObject("jobReference").put("location", body.path("location").asText("EU"));
    Job taken = jobs.insert(job, fault);
    if (body.path("dryRun").asBoolean()) {
      ObjectNode answer = Catalog.resource().put("jobComplete", true);
      answer.set("schema", taken.statistics().path("query").path("schema"));
      answer.put(
          "totalBytesProcessed", taken.statistics().path("totalBytesProcessed").asText());
      return answer;
    }
    return page(
        taken,
        0,
        body.path("maxResults").asInt(PAGE),
        body.path("formatOptions").path("useInt64Timestamp").asBoolean());
  }

  JsonNode results(String id, Map<String, String> query) {
    Job job = jobs.get(id);
    int from =
        Integer.parseInt(query.getOrDefault("pageToken", query.getOrDefault("startIndex", "0")));
    int size = Integer.parseInt(query.getOrDefault("maxResults", String.valueOf(PAGE)));
    return page(job, from, size, microseconds(query));
  }

  /** tabledata.list of the table that holds a job's result. */
  JsonNode data(String id, Map<String, String> query) {
    Job job = jobs.get(id);
    Outcome outcome = job.outcome();
    if (outcome == null || outcome.result() == null) {
      throw ApiException.notFound("Table " + catalog.project() + ":_anonymous.anon" + id);
    }
    return rows(outcome.result(), query);
  }

  static boolean microseconds(Map<String, String> query) {
    return Boolean.parseBoolean(query.get("formatOptions.useInt64Timestamp"));
  }

  /** A page of rows as tabledata.list gives it. */
  static ObjectNode rows(Result result, Map<String, String> query) {
    int from =
        Integer.parseInt(query.getOrDefault("pageToken", query.getOrDefault("startIndex", "0")));
    int size = Integer.parseInt(query.getOrDefault("maxResults", String.valueOf(PAGE)));
    int to = Math.min(result.rows().size(), from + Math.min(size, PAGE));
    ObjectNode body = Catalog.resource().put("kind", "bigquery#tableDataList");
    body.put("totalRows", String.valueOf(result.rows().size()));
    body.set("rows", result.page(Math.min(from, to), to, microseconds(query)));
    if (to < result.rows().size()) {
      body.put("pageToken", String.valueOf(to));
    }
    return body;
  }

  private ObjectNode page(Job job, int from, int size, boolean microseconds) {
    ObjectNode body = Catalog.resource().put("kind", "bigquery#queryResponse");
    body.set("jobReference", job.reference(catalog.project()));
    body.put("jobComplete", job.done());
    if (!job.done()) {
      return body;
    }
    if (!job.errors().isEmpty()) {
      throw job.errors().get(0);
    }
    JsonNode statistics = job.statistics();
    body.put("totalBytesProcessed", statistics.path("totalBytesProcessed").asText());
    body.put("cacheHit", false);
    if (statistics.has("sessionInfo")) {
      body.set("sessionInfo", statistics.get("sessionInfo"));
    }
    Outcome outcome = job.outcome();
    if (outcome != null && outcome.dml() != null) {
      body.put("numDmlAffectedRows", String.valueOf(outcome.dml().affected()));
      body.set("dmlStats", statistics.path("query").path("dmlStats"));
    }
    Result result = outcome == null ? null : outcome.result();
    if (result != null) {
      int to = Math.min(result.rows().size(), from + Math.min(size, PAGE));
      body.putObject("schema").set("fields", result.fields());
      body.put("totalRows", String.valueOf(result.rows().size()));
      body.set("rows", result.page(Math.min(from, to), to, microseconds));
      if (to < result.rows().size()) {
        body.put("pageToken", String.valueOf(to));
      }
    } else {
      body.put("totalRows", "0");
    }
    return body;
  }
}
