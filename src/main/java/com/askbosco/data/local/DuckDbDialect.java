package com.askbosco.data.local;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** DuckDB's spelling. Types are chosen so that values are as exact as GoogleSQL's. */
final class DuckDbDialect implements Dialect {
  private static final String PAYLOAD = "payload";
  private static final long MANY_BYTES = 16 << 20;
  private static final long MOST_BYTES = 64 << 20;

  @Override
  public String type(Type type) {
    return switch (type) {
      case STRING -> "VARCHAR";
      case INT64 -> "BIGINT";
      case NUMERIC -> "DECIMAL(38,9)";
      case FLOAT64 -> "DOUBLE";
      case BOOL -> "BOOLEAN";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMPTZ";
      case JSON -> "JSON";
    };
  }

  @Override
  public String name(String column) {
    return '"' + column.replace("\"", "\"\"") + '"';
  }

  @Override
  public String table(TableLayout layout) {
    return name(layout.schema()) + "." + name(layout.heldIn());
  }

  @Override
  public String staged(List<String> uris, TableLayout layout) {
    String columns = layout.fields().stream()
        .map(field -> name(field.name()) + ": " + literal(type(field.type())))
        .collect(Collectors.joining(", ", "{", "}"));
    String files =
        uris.stream().map(DuckDbDialect::path).map(this::literal).collect(Collectors.joining(", "));
    return "read_json([" + files
        + "], format = 'newline_delimited', compression = 'auto_detect', columns = " + columns
        + ", maximum_object_size = " + largest(uris) + ")";
  }

  /** A record may be as large as a page of a response; but what DuckDB expects it also makes room for, once a thread and more. */
  private static long largest(List<String> uris) {
    long largest = MANY_BYTES;
    for (String uri : uris) {
      try {
        largest = Math.max(largest, Files.size(Path.of(path(uri))));
      } catch (IOException e) {
        return MOST_BYTES;
      }
    }
    return Math.min(largest, MOST_BYTES);
  }

  @Override
  public String stagedMessages(List<String> uris, TableLayout layout) {
    List<Field> texts = layout.fields().stream()
        .map(field -> field.name().equals(PAYLOAD) ? new Field(PAYLOAD, Type.STRING) : field)
        .toList();
    TableLayout read = new TableLayout(
        layout.schema(), layout.name(), texts, List.of(), Optional.empty(), List.of());
    // What DuckDB does not take for JSON, such as half a surrogate, stays as a text of it.
    return "(SELECT * REPLACE (COALESCE(TRY_CAST(" + PAYLOAD + " AS JSON), to_json(" + PAYLOAD
        + ")) AS " + PAYLOAD + ") FROM " + staged(uris, read) + ")";
  }

  private static String path(String uri) {
    return uri.startsWith("file:") ? Path.of(java.net.URI.create(uri)).toString() : uri;
  }

  @Override
  public String digest(List<String> expressions) {
    return "CAST(COUNT(*) AS VARCHAR) || ':' || CAST(SUM(md5_number_lower("
        + String.join(" || '\u001f' || ", expressions) + ")) AS VARCHAR)";
  }

  @Override
  public String sha256(String expression) {
    return "sha256(" + expression + ")";
  }

  @Override
  public String combinedHash(String hashes) {
    return "substr(md5(string_agg(" + hashes + ", ',' ORDER BY " + hashes + ")), 1, 16)";
  }

  @Override
  public String existingColumns(Optional<TableLayout> only) {
    return "SELECT schema_name || '.' || table_name, column_name,"
        + " CASE data_type WHEN 'TIMESTAMP WITH TIME ZONE' THEN 'TIMESTAMPTZ' ELSE data_type END"
        + " FROM duckdb_columns() WHERE database_name = current_database() AND NOT internal"
        + only.map(table -> " AND schema_name = " + literal(table.schema()) + " AND table_name = "
                + literal(table.heldIn()))
            .orElse("");
  }

  @Override
  public String text(String expression) {
    return "COALESCE(CAST(" + expression + " AS VARCHAR), '\u001e')";
  }
}
