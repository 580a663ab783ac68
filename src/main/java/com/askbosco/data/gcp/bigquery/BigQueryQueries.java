package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Job;
import com.google.cloud.bigquery.JobStatistics.QueryStatistics;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GoogleSQL over what is served in BigQuery. Every query is tried without running first, which is free: it is refused when it would
 * read more bytes than allowed, and BigQuery is told the same limit. Not thread-safe.
 */
public final class BigQueryQueries implements QueryEngine {
  private static final Pattern POSITION = Pattern.compile(" at \\[(\\d+):(\\d+)]");

  private final BigQuerySettings settings;
  private final BigQueryJobs jobs;
  private final long mostBytes;

  private BigQueryQueries(BigQuerySettings settings, BigQuery client, long mostBytes) {
    this.settings = settings;
    this.jobs = settings.jobs(client);
    this.mostBytes = mostBytes;
  }

  /**
   * An engine; nothing is asked before the first query.
   *
   * @param mostBytes what one query may read and bill
   */
  public static BigQueryQueries open(BigQuerySettings settings, long mostBytes) {
    return new BigQueryQueries(settings, settings.client(), mostBytes);
  }

  /** How many bytes a query would read, by a dry run: free, and exact but for clustered tables, of which it may read less. */
  public long bytes(String googleSql) {
    return statistics(tried(googleSql)).getTotalBytesProcessed();
  }

  @Override
  public ResultTable query(String googleSql) {
    Job tried = tried(googleSql);
    long bytes = statistics(tried).getTotalBytesProcessed();
    if (bytes > mostBytes) {
      throw new BoscoException(
          ErrorCode.SQL_FAILED,
          "The query would read " + bytes + " bytes, " + mostBytes
              + " are allowed. Name days and only the columns that are needed.");
    }
    String what = Script.told(googleSql);
    Job job = asking(() -> jobs.run(
        what,
        jobs.id("bosco_query_" + UUID.randomUUID()),
        configuration(googleSql).setMaximumBytesBilled(mostBytes).build()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    jobs.rows(what, job.getJobId(), rows::add);
    return new ResultTable(columns(statistics(tried).getSchema()), rows);
  }

  private Job tried(String googleSql) {
    return asking(() -> jobs.dryRun(
        Script.told(googleSql), configuration(googleSql).setDryRun(true).build()));
  }

  private QueryJobConfiguration.Builder configuration(String googleSql) {
    return QueryJobConfiguration.newBuilder(googleSql)
        .setUseLegacySql(false)
        .setLabels(settings.labelled("step", "query").labels());
  }

  private static QueryStatistics statistics(Job job) {
    return job.getStatistics();
  }

  private static List<ResultTable.Column> columns(@Nullable Schema schema) {
    List<ResultTable.Column> columns = new ArrayList<>();
    if (schema != null) {
      schema
          .getFields()
          .forEach(field -> columns.add(new ResultTable.Column(field.getName(), type(field))));
    }
    return columns;
  }

  private static String type(Field field) {
    String type = field.getType().getStandardType().name();
    if (field.getSubFields() != null && !field.getSubFields().isEmpty()) {
      List<String> parts = new ArrayList<>();
      field.getSubFields().forEach(part -> parts.add(part.getName() + " " + type(part)));
      type = "STRUCT<" + String.join(", ", parts) + ">";
    }
    return field.getMode() == Field.Mode.REPEATED ? "ARRAY<" + type + ">" : type;
  }

  private interface Request {
    Job answered();
  }

  /** What is wrong with the query itself is told by its position. */
  private static Job asking(Request request) {
    try {
      return request.answered();
    } catch (BigQueryFailure e) {
      if (!e.reason().equals("invalidQuery") && !e.reason().equals("notFound")) {
        throw e;
      }
      String message = String.valueOf(e.getMessage());
      Matcher position = POSITION.matcher(message);
      throw new BoscoException(
          ErrorCode.SQL_INVALID,
          "query" + (position.find() ? ":" + position.group(1) + ":" + position.group(2) : "")
              + ": " + message,
          e);
    }
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
