package com.askbosco.data.gcp.bigquery;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.table.TableLayout;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * BigQuery's spelling. Rows of silver lie in {@code silver.<name>__v<version>} behind a view of the table's name. Marts are built in a
 * dataset that readers do not see; {@link #served} is the dialect of what they do.
 */
final class BigQueryDialect implements Dialect {
  /** Where marts are built before they are served. */
  static final String BUILD = "gold_build";

  /** Where loaded rows wait for their commit. */
  static final String STAGING = "staging";

  private final String gold;

  private BigQueryDialect(String gold) {
    this.gold = gold;
  }

  /** For whoever builds marts and commits. */
  static BigQueryDialect building() {
    return new BigQueryDialect(BUILD);
  }

  /** For whoever serves what was built. */
  static BigQueryDialect served() {
    return new BigQueryDialect("gold");
  }

  String dataset(String schema) {
    return schema.equals("gold") ? gold : schema;
  }

  /** The name of the table in its dataset that holds a layout's rows. */
  String heldIn(TableLayout layout) {
    return isBehindView(layout) ? layout.versioned(layout.version()) : layout.name();
  }

  @Override
  public String type(Type type) {
    return type.name();
  }

  @Override
  public String name(String column) {
    return "`" + column + "`";
  }

  @Override
  public String table(TableLayout layout) {
    return name(dataset(layout.schema())) + "." + name(heldIn(layout));
  }

  @Override
  public String staged(List<String> uris, TableLayout layout) {
    return name(STAGING) + "." + name(stagingTable(uris, layout));
  }

  /** The table of staging that these files are loaded into: the same files for the same columns, the same table. */
  static String stagingTable(List<String> uris, TableLayout layout) {
    String content = layout.fields() + "\n" + String.join("\n", uris);
    return "rows_" + Hashing.sha256().hashString(content, StandardCharsets.UTF_8);
  }

  @Override
  public String digest(List<String> expressions) {
    return "CAST(COUNT(*) AS STRING) || ':' || CAST(SUM(CAST(FARM_FINGERPRINT("
        + String.join(" || '\\x1f' || ", expressions) + ") AS NUMERIC)) AS STRING)";
  }

  @Override
  public String combinedHash(String hashes) {
    return "SUBSTR(TO_HEX(MD5(STRING_AGG(" + hashes + ", ',' ORDER BY " + hashes + "))), 1, 16)";
  }

  @Override
  public String existingColumns(Optional<TableLayout> only) {
    throw new UnsupportedOperationException("The session asks for tables, not by SQL");
  }

  /** JSON text is there for every type and never NULL: {@code null} stands for NULL, {@code "null"} for the word. */
  @Override
  public String text(String expression) {
    return "TO_JSON_STRING(" + expression + ")";
  }

  @Override
  public String sha256(String expression) {
    return "TO_HEX(SHA256(" + expression + "))";
  }

  /** An equality of one expression of each side, since BigQuery joins by nothing else. */
  @Override
  public String same(String left, String right) {
    return text(left) + " = " + text(right);
  }

  /** Clustering sorts; ordering all rows of an INSERT would go through one worker. */
  @Override
  public String inOrder(String columns) {
    return "";
  }

  /** Loads keep no order; rows bring their place with them. */
  @Override
  public String position(String alias) {
    return "COALESCE(" + alias + "._pos, 0)";
  }

  @Override
  public Optional<String> rowPlace() {
    return Optional.empty();
  }

  @Override
  public String literal(String text) {
    StringBuilder literal = new StringBuilder("'");
    text.codePoints().forEach(c -> {
      switch (c) {
        case '\\' -> literal.append("\\\\");
        case '\'' -> literal.append("\\'");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> {
          if (c < 0x20) {
            literal.append(String.format("\\x%02x", c));
          } else {
            literal.appendCodePoint(c);
          }
        }
      }
    });
    return literal.append('\'').toString();
  }

  /** Datasets have places and rights, so they are made with the project. */
  @Override
  public Optional<String> createSchema(String schema) {
    return Optional.empty();
  }

  @Override
  public Optional<TableLayout> unserved() {
    return Optional.of(ServedMarts.UNSERVED);
  }

  @Override
  public boolean isBehindView(TableLayout layout) {
    return layout.schema().equals("silver");
  }

  @Override
  public String storage(TableLayout layout) {
    return layout.partition().map(day -> " PARTITION BY " + name(day)).orElse("")
        + (layout.cluster().isEmpty()
            ? ""
            : " CLUSTER BY "
                + layout.cluster().stream().map(this::name).collect(Collectors.joining(", ")))
        + " OPTIONS(labels=[('layer', '" + layout.schema() + "')])";
  }
}
