package com.askbosco.data.warehouse.table;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Duplicates;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.spec.TableSpec.Unit;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was built of a canonical table, as a warehouse or the project remembers it: everything of its definition that rows depend
 * on. Its text is the same for the same definition.
 *
 * @param version the version of the table
 * @param partition empty when it has none
 */
public record TableRecord(
    String table,
    int version,
    String disposition,
    List<String> key,
    List<String> replaceBy,
    String partition,
    List<String> cluster,
    List<String> history,
    List<Column> columns) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A column; {@code unit} and {@code type} in the words of the canon. */
  public record Column(String name, String type, boolean required, String unit) {}

  /** What a table of the canon is now. */
  public static TableRecord of(TableSpec spec) {
    return new TableRecord(
        spec.name(),
        spec.version().number(),
        spec.disposition().name().toLowerCase(Locale.ROOT),
        spec.key(),
        spec.replaceBy(),
        spec.partition().orElse(""),
        spec.cluster(),
        spec.history(),
        spec.columns().stream()
            .map(column -> new Column(
                column.name(),
                column.type().name(),
                column.required(),
                column.unit().name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** A table of the canon with this definition, without its descriptions. */
  public TableSpec toSpec() {
    return new TableSpec(
        table,
        "",
        Disposition.valueOf(disposition.toUpperCase(Locale.ROOT)),
        key,
        replaceBy,
        Duplicates.LATEST,
        partition.isEmpty() ? Optional.empty() : Optional.of(partition),
        cluster,
        columns.stream()
            .map(column -> new TableSpec.Column(
                column.name(),
                Type.valueOf(column.type()),
                column.required(),
                false,
                Pii.NONE,
                Unit.valueOf(column.unit().toUpperCase(Locale.ROOT)),
                List.of(),
                ""))
            .toList(),
        history,
        Map.of(),
        new TableSpec.Version(version, Map.of()));
  }

  /** One line of JSON. */
  public String toJson() {
    return write(JSON.writer().without(SerializationFeature.INDENT_OUTPUT), this);
  }

  /** What {@link #toJson} wrote. */
  public static TableRecord fromJson(String text) {
    try {
      return JSON.readValue(text, TableRecord.class);
    } catch (JsonProcessingException e) {
      throw new BoscoException(
          ErrorCode.WAREHOUSE_FAILED, "A table's definition in ops.ctl_table is unreadable", e);
    }
  }

  /** Many of them as one document, a line each. */
  public static String toDocument(Iterable<TableRecord> records) {
    StringBuilder text = new StringBuilder("[");
    String separator = "\n";
    for (TableRecord record : records) {
      text.append(separator).append(record.toJson());
      separator = ",\n";
    }
    return text.append("\n]\n").toString();
  }

  /**
   * The records of a document by table.
   *
   * @param name what errors call it
   */
  public static Map<String, TableRecord> fromDocument(String name, String text) {
    Map<String, TableRecord> records = new TreeMap<>();
    try {
      for (TableRecord record : JSON.readValue(text, TableRecord[].class)) {
        records.put(record.table(), record);
      }
    } catch (JsonProcessingException e) {
      throw new BoscoException(
          ErrorCode.CONFIG_SYNTAX,
          name + " holds no definitions of tables. Name a sql/ddl/tables.json.",
          e);
    }
    return records;
  }

  private static String write(com.fasterxml.jackson.databind.ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new BoscoException(ErrorCode.INTERNAL, "A table's definition cannot be written", e);
    }
  }
}
