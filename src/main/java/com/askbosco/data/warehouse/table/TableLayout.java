package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Disposition;
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
 * @param version which version of the table holds the rows; readers see the name, behind which it stands
 */
public record TableLayout(
    String schema,
    String name,
    List<Field> fields,
    List<String> key,
    Optional<String> partition,
    List<String> cluster,
    int version) {

  /** A table that has no versions. */
  public TableLayout(
      String schema,
      String name,
      List<Field> fields,
      List<String> key,
      Optional<String> partition,
      List<String> cluster) {
    this(schema, name, fields, key, partition, cluster, 1);
  }

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

  /** Columns of a silver table with history, after the technical ones: whether the entity is still there, and who named it. */
  public static final List<Field> OF_ENTITIES =
      List.of(new Field("_deleted_at", Type.TIMESTAMP), new Field("_is_unlisted", Type.BOOL));

  /** Copies the lists. */
  public TableLayout {
    fields = List.copyOf(fields);
    key = List.copyOf(key);
    cluster = List.copyOf(cluster);
  }

  /** The silver table of a canonical table. */
  public static TableLayout silver(TableSpec spec) {
    if (spec.disposition() == Disposition.REFERENCE) {
      return new TableLayout(
          "silver",
          spec.name(),
          spec.columns().stream()
              .map(column -> new Field(column.name(), column.type()))
              .toList(),
          spec.key(),
          spec.partition(),
          spec.cluster(),
          spec.version().number());
    }
    List<Field> fields = new ArrayList<>(IDENTITY);
    spec.columns().forEach(column -> fields.add(new Field(column.name(), column.type())));
    fields.addAll(TECHNICAL);
    if (spec.hasHistory()) {
      fields.addAll(OF_ENTITIES);
    }
    return new TableLayout(
        "silver",
        spec.name(),
        fields,
        withIdentity(spec.key()),
        spec.partition(),
        spec.cluster(),
        spec.version().number());
  }

  /**
   * The versions of a canonical table's rows: key, the columns whose changes are kept, and from when to when they were seen so.
   * {@code valid_to} is null for the version that holds now.
   */
  public static TableLayout history(TableSpec spec) {
    List<String> key = withIdentity(spec.key());
    List<Field> fields = new ArrayList<>();
    for (Field field : silver(spec).fields()) {
      if (key.contains(field.name()) || spec.history().contains(field.name())) {
        fields.add(field);
      }
    }
    fields.add(new Field("valid_from", Type.TIMESTAMP));
    fields.add(new Field("valid_to", Type.TIMESTAMP));
    fields.add(new Field("is_current", Type.BOOL));
    fields.add(text("_slice_id"));
    fields.add(new Field("_is_unlisted", Type.BOOL));
    List<String> versionKey = new ArrayList<>(key);
    versionKey.add("valid_from");
    return new TableLayout(
        "silver",
        spec.name() + "_history",
        fields,
        versionKey,
        Optional.empty(),
        spec.cluster().stream()
            .filter(column -> fields.stream().anyMatch(field -> field.name().equals(column)))
            .toList(),
        spec.version().number());
  }

  /** The silver tables of a canonical table: its own, and that of its versions when it has a history. */
  public static List<TableLayout> ofCanon(TableSpec spec) {
    return spec.hasHistory() ? List.of(silver(spec), history(spec)) : List.of(silver(spec));
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

  /** A temporary table of the same columns. */
  public TableLayout temporary(String otherName) {
    return new TableLayout("temp", otherName, fields, List.of(), Optional.empty(), List.of());
  }

  /** A text column. */
  static Field text(String name) {
    return new Field(name, Type.STRING);
  }

  /** Schema and name, such as {@code silver.fct_order}. */
  public String fullName() {
    return schema + "." + name;
  }

  /**
   * The name of the table that holds the rows: the first version has the plain name, and from the second on there is a view of that
   * name.
   */
  public String heldIn() {
    return version == 1 ? name : versioned(version);
  }

  /** The name of a version beside others. */
  public String versioned(int number) {
    return name + "__v" + number;
  }

  /** The names of all columns in order. */
  public List<String> columns() {
    return fields.stream().map(Field::name).toList();
  }
}
