package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;

/** Query jobs and the sessions they run in. */
final class QueryJobs {
  private static final Pattern END_OF_SESSION = Pattern.compile(
      "(?is)\\s*CALL\\s+BQ\\.ABORT_SESSION\\s*\\(\\s*(?:['\"]([^'\"]*)['\"])?\\s*\\)\\s*;?\\s*");

  /** What is billed at least for a query that reads anything. */
  private static final long MIN_BILLED = 10L << 20;

  private final Catalog catalog;
  private final Engine engine;
  private final Transactions transactions;
  private final DuckDBConnection root;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private volatile Optional<Set<String>> caller = Optional.empty();

  QueryJobs(Catalog catalog, Engine engine, Transactions transactions, DuckDBConnection root) {
    this.catalog = catalog;
    this.engine = engine;
    this.transactions = transactions;
    this.root = root;
  }

  /** Who puts in jobs from now on. */
  void actAs(Set<String> members) {
    caller = Optional.of(members);
  }

  /** Makes the session a job asks for. */
  void openSession(Job job) {
    JsonNode query = job.configuration().path("query");
    if (query.path("createSession").asBoolean()) {
      String id = UUID.randomUUID().toString();
      sessions.put(id, new Session(id, root).as(caller));
      job.statistics().putObject("sessionInfo").put("sessionId", id);
    } else {
      sessionId(query)
          .ifPresent(id -> job.statistics().putObject("sessionInfo").put("sessionId", id));
    }
  }

  private static Optional<String> sessionId(JsonNode query) {
    for (JsonNode property : query.path("connectionProperties")) {
      if (property.path("key").asText().equals("session_id")) {
        return Optional.of(property.path("value").asText());
      }
    }
    return Optional.empty();
  }

  void dryRun(Job job) {
    JsonNode query = job.configuration().path("query");
    try (Session alone = new Session(null, root).as(caller)) {
      Optional<String> id = sessionId(query);
      Session session = id.isEmpty() ? alone : session(id.get());
      finish(job, engine.run(text(query), session, dataset(query), true));
    }
  }

  Outcome run(Job job) {
    JsonNode query = job.configuration().path("query");
    if (query.path("useLegacySql").asBoolean(true)) {
      throw new ApiException(
          "notImplemented", "the fake has no legacy SQL: set useLegacySql to false");
    }
    String id = job.statistics().path("sessionInfo").path("sessionId").asText();
    Matcher end = END_OF_SESSION.matcher(query.path("query").asText());
    if (end.matches()) {
      end(end.group(1) == null ? id : end.group(1));
      Outcome outcome = Outcome.of("CALL");
      finish(job, outcome);
      return outcome;
    }
    if (id.isEmpty()) {
      try (Session alone = new Session(null, root).as(caller)) {
        return run(job, query, alone);
      }
    }
    Session session = session(id);
    synchronized (session) {
      if (session.transaction() != null) {
        job.statistics()
            .putObject("transactionInfo")
            .put("transactionId", session.transaction().id());
      }
      Outcome outcome;
      try {
        outcome = run(job, query, session);
      } catch (ApiException e) {
        // A statement that fails ends its transaction.
        transactions.abort(session);
        throw e;
      }
      if (session.transaction() != null) {
        job.statistics()
            .putObject("transactionInfo")
            .put("transactionId", session.transaction().id());
      }
      return outcome;
    }
  }

  private Outcome run(Job job, JsonNode query, Session session) {
    if (query.has("maximumBytesBilled")) {
      long limit = query.path("maximumBytesBilled").asLong();
      long bytes = billed(engine.run(text(query), session, dataset(query), true).bytes());
      if (bytes > limit) {
        throw new ApiException(
            "bytesBilledLimitExceeded",
            "Query exceeded limit for bytes billed: " + limit + ". " + bytes
                + " or higher required.");
      }
    }
    String text = text(query);
    if (engine.isScript(text)) {
      List<Outcome> outcomes = engine.scripted(text, session, dataset(query));
      Outcome outcome = Outcome.script(outcomes);
      finish(job, outcome);
      job.statistics().put("numChildJobs", String.valueOf(outcomes.size()));
      return outcome;
    }
    Outcome outcome = engine.run(text, session, dataset(query), false);
    finish(job, outcome);
    return outcome;
  }

  private Session session(String id) {
    Session session = sessions.get(id);
    if (session == null || session.ended()) {
      throw ApiException.invalid("Session " + id + " is not found or has been terminated");
    }
    return session;
  }

  private void end(String id) {
    Session session = session(id);
    transactions.abort(session);
    session.end();
  }

  private static String text(JsonNode query) {
    return Parameters.inline(query.path("query").asText(), query.path("queryParameters"));
  }

  private static Optional<String> dataset(JsonNode query) {
    JsonNode dataset = query.path("defaultDataset").path("datasetId");
    return dataset.isTextual() ? Optional.of(dataset.asText()) : Optional.empty();
  }

  static long billed(long bytes) {
    long mebibyte = 1L << 20;
    return bytes == 0 ? 0 : Math.max(MIN_BILLED, (bytes + mebibyte - 1) / mebibyte * mebibyte);
  }

  /** Tells in the job what became of its statement. */
  private void finish(Job job, Outcome outcome) {
    ObjectNode statistics = job.statistics();
    statistics.put("totalBytesProcessed", String.valueOf(outcome.bytes()));
    ObjectNode query = statistics.putObject("query");
    query.put("statementType", outcome.type());
    query.put("totalBytesProcessed", String.valueOf(outcome.bytes()));
    query.put("totalBytesBilled", String.valueOf(billed(outcome.bytes())));
    query.put("totalSlotMs", "0");
    query.put("cacheHit", false);
    if (!outcome.reads().isEmpty()) {
      ArrayNode tables = query.putArray("referencedTables");
      outcome.reads().forEach(table -> tables.add(Outcome.reference(table)));
    }
    Outcome.Dml dml = outcome.dml();
    if (dml != null) {
      query.put("numDmlAffectedRows", String.valueOf(dml.affected()));
      query
          .putObject("dmlStats")
          .put("insertedRowCount", String.valueOf(dml.inserted()))
          .put("updatedRowCount", String.valueOf(dml.updated()))
          .put("deletedRowCount", String.valueOf(dml.deleted()));
    }
    if (outcome.operation() != null) {
      query.put("ddlOperationPerformed", outcome.operation());
      if (outcome.target() != null) {
        query.set("ddlTargetTable", outcome.target());
      }
    }
    if (outcome.fields() != null) {
      query.putObject("schema").set("fields", outcome.fields().deepCopy());
    }
    ObjectNode configuration = (ObjectNode) job.configuration().path("query");
    if (!configuration.has("destinationTable")) {
      if (outcome.target() != null) {
        configuration.set("destinationTable", outcome.target());
      } else if (outcome.type().equals("SELECT")) {
        configuration
            .putObject("destinationTable")
            .put("projectId", catalog.project())
            .put("datasetId", "_anonymous")
            .put("tableId", "anon" + job.id());
      }
    }
  }
}
