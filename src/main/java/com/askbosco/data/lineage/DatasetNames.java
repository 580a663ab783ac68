package com.askbosco.data.lineage;

/**
 * How datasets are called in events, after OpenLineage's naming rules, so that a catalogue joins them with what other tools
 * report of the same table.
 *
 * @param namespace of the warehouse's tables
 * @param prefix what stands before {@code schema.table}
 */
public record DatasetNames(String namespace, String prefix) {

  /** A dataset's name; together they are the fully qualified name. */
  record Name(String namespace, String name) {}

  /** Tables of a DuckDB workspace: {@code duckdb}, {@code <workspace>.<schema>.<table>}. */
  public static DatasetNames duckDb(String workspace) {
    return new DatasetNames("duckdb", workspace + ".");
  }

  /** Tables of a BigQuery project: {@code bigquery}, {@code <project>.<dataset>.<table>}. */
  public static DatasetNames bigQuery(String project) {
    return new DatasetNames("bigquery", project + ".");
  }

  /** A table such as {@code gold.mart_channel_daily}. */
  Name table(String fullName) {
    return new Name(namespace, prefix + fullName);
  }

  /** A stream of a source: {@code connector://<source>}, {@code <stream>}. Its fields are paths in the API's records. */
  Name stream(String source, String stream) {
    return new Name("connector://" + source, stream);
  }
}
