package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import com.askbosco.data.warehouse.googlesql.TableSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** A table's schema as the REST API spells it, as GoogleSQL does and as DuckDB does. */
final class Schemas {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The API answers with the older of two spellings. */
  private static final Map<String, String> API =
      Map.of("INT64", "INTEGER", "FLOAT64", "FLOAT", "BOOL", "BOOLEAN", "STRUCT", "RECORD");

  private static final Map<String, String> GOOGLE =
      Map.of("INTEGER", "INT64", "FLOAT", "FLOAT64", "BOOLEAN", "BOOL", "RECORD", "STRUCT");

  private static final Pattern RESERVED = Pattern.compile(
      "(?i)(?:_CHANGE_SEQUENCE_NUMBER|_CHANGE_TYPE|_CHANGE_TIMESTAMP|_PARTITION|_TABLE_|_FILE_|_ROW_TIMESTAMP|__ROOT__|_COLIDENTIFIER).*");

  private Schemas() {}

  /** Refuses column names that BigQuery keeps for itself. */
  static void checkNames(JsonNode fields) {
    for (JsonNode field : fields) {
      String name = field.path("name").asText();
      if (RESERVED.matcher(name).matches()
          || !name.matches("[\\p{L}_][\\p{L}\\p{N}\\p{Pc}\\p{Pd}\\p{M}&%=+:'<>#|]{0,299}")) {
        throw ApiException.query("Invalid field name \"" + name + "\".");
      }
    }
  }

  /** A field of the API for a GoogleSQL type. */
  static ObjectNode field(String name, Type type) {
    ObjectNode field = JSON.createObjectNode();
    field.put("name", name);
    Type element = type.isArray() ? type.asArray().getElementType() : type;
    if (element.isStruct()) {
      field.put("type", "RECORD");
      ArrayNode fields = field.putArray("fields");
      for (StructType.StructField inner : element.asStruct().getFieldList()) {
        fields.add(field(inner.getName(), inner.getType()));
      }
    } else {
      String google = DmlLowering.typeName(element);
      field.put("type", API.getOrDefault(google, google));
    }
    field.put("mode", type.isArray() ? "REPEATED" : "NULLABLE");
    return field;
  }

  /** The fields with the API's own spelling of types and a mode. */
  static ArrayNode normal(JsonNode fields) {
    ArrayNode normal = JSON.createArrayNode();
    for (JsonNode field : fields) {
      ObjectNode copy = field.deepCopy();
      String type = field.path("type").asText().toUpperCase(Locale.ROOT);
      copy.put("type", API.getOrDefault(type, type));
      if (!copy.hasNonNull("mode")) {
        copy.put("mode", "NULLABLE");
      }
      if (field.has("fields")) {
        copy.set("fields", normal(field.get("fields")));
      }
      normal.add(copy);
    }
    return normal;
  }

  /** The GoogleSQL type of a field. */
  static String type(JsonNode field) {
    String type = field.path("type").asText();
    String google = GOOGLE.getOrDefault(type, type);
    if (google.equals("STRUCT")) {
      StringJoiner struct = new StringJoiner(", ", "STRUCT<", ">");
      for (JsonNode inner : field.path("fields")) {
        struct.add(inner.path("name").asText() + " " + type(inner));
      }
      google = struct.toString();
    }
    return repeated(field) ? "ARRAY<" + google + ">" : google;
  }

  static boolean repeated(JsonNode field) {
    return field.path("mode").asText().equals("REPEATED");
  }

  static boolean required(JsonNode field) {
    return field.path("mode").asText().equals("REQUIRED");
  }

  static List<TableSchema.Column> columns(JsonNode fields) {
    List<TableSchema.Column> columns = new ArrayList<>();
    for (JsonNode field : fields) {
      columns.add(new TableSchema.Column(field.path("name").asText(), type(field)));
    }
    return columns;
  }

  /** The column list of DuckDB's CREATE TABLE. */
  static String duckColumns(JsonNode fields) {
    checkNames(fields);
    StringJoiner columns = new StringJoiner(", ", "(", ")");
    for (JsonNode field : fields) {
      columns.add(DmlLowering.column(field.path("name").asText()) + " "
          + StatementAnalyzer.duckType(type(field)) + (required(field) ? " NOT NULL" : ""));
    }
    return columns.toString();
  }
}
