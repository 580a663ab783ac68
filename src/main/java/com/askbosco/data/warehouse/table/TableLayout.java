package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A physical table.
 *
 * @param schema {@code bronze}, {@code silver}, {@code gold} or {@code ops}
 * @param name the table's name in its schema
 * @param fields all columns in order
 * @param key columns that name a row, identity columns included; empty when rows have no name
 * @param partition the DATE column the table is partitioned by
 * @param cluster columns to cluster by
 */
public record TableLayout(
    String schema,
    String name,
    List<Field> fields,
    List<String> key,
    Optional<String> partition,
    List<String> cluster) {

  /** A column and its GoogleSQL type. */
  public record Field(String name, Type type) {}

  /** Columns before the business columns of every silver table: whose row it is. */
  public static final List<Field> IDENTITY = List.of(
      text("tenant_id"), text("client_id"), text("source_system"), text("source_account_id"));

  /** Columns after the business columns of every silver table: where the row came from. */
  public static final List<Field> TECHNICAL = List.of(
      text("_run_id"),
      text("_slice_id"),
      new Field("_extracted_at", Type.TIMESTAMP),
      text("_source_file"),
      text("_contract_version"),
      text("_row_hash"),
      new Field("_is_final", Type.BOOL));

  /** Copies the lists. */
  public TableLayout {
    fields = List.copyOf(fields);
    key = List.copyOf(key);
    cluster = List.copyOf(cluster);
  }

  /** The silver table of a canonical table. */
  public static TableLayout silver(TableSpec spec) {
    List<Field> fields = new ArrayList<>(IDENTITY);
    spec.columns().forEach(column -> fields.add(new Field(column.name(), column.type())));
    fields.addAll(TECHNICAL);
    return new TableLayout(
        "silver", spec.name(), fields, withIdentity(spec.key()), spec.partition(), spec.cluster());
  }

  /** The identity columns and then the given ones, each once. */
  public static List<String> withIdentity(List<String> columns) {
    Set<String> all = new LinkedHashSet<>();
    IDENTITY.forEach(field -> all.add(field.name()));
    all.addAll(columns);
    return List.copyOf(all);
  }

  /** The bronze table of a source such as {@code google-ads}: one row per record, its payload as JSON. */
  public static TableLayout bronze(String source) {
    return new TableLayout(
        "bronze",
        source.replace('-', '_'),
        List.of(
            text("tenant_id"),
            text("client_id"),
            text("connection_id"),
            text("source"),
            text("stream"),
            text("slice_id"),
            text("run_id"),
            new Field("extracted_at", Type.TIMESTAMP),
            new Field("event_time", Type.TIMESTAMP),
            text("record_key"),
            text("raw_file"),
            new Field("raw_offset", Type.INT64),
            new Field("payload", Type.JSON)),
        List.of(),
        Optional.empty(),
        List.of("client_id", "stream"));
  }

  /** A text column. */
  static Field text(String name) {
    return new Field(name, Type.STRING);
  }

  /** Schema and name, such as {@code silver.fct_order}. */
  public String fullName() {
    return schema + "." + name;
  }

  /** The names of all columns in order. */
  public List<String> columns() {
    return fields.stream().map(Field::name).toList();
  }
}
