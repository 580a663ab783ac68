package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.zip.GZIPInputStream;

/** Lines of JSON checked against a schema as strictly as a load job does, and written so that DuckDB reads the same values. */
final class JsonRows {
  /** How many errors a job tells of. */
  private static final int TOLD = 5;

  private static final ObjectMapper JSON = new ObjectMapper()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final ArrayNode fields;
  private final boolean ignoreUnknown;
  private final int maxBad;
  private final List<ApiException> errors = new ArrayList<>();
  private long bytes;
  private int bad;

  JsonRows(ArrayNode fields, JsonNode load) {
    this.fields = fields;
    this.ignoreUnknown = load.path("ignoreUnknownValues").asBoolean();
    this.maxBad = load.path("maxBadRecords").asInt();
  }

  long bytes() {
    return bytes;
  }

  int bad() {
    return bad;
  }

  void readAll(List<String> uris, Objects objects, Path target) throws IOException {
    try (Writer out = Files.newBufferedWriter(target)) {
      for (String uri : uris) {
        try (InputStream in = objects.open(uri)) {
          read(uri, in, out);
        }
      }
    }
    if (bad > maxBad) {
      List<ApiException> all = new ArrayList<>();
      all.add(ApiException.invalid(
          "Error while reading data, error message: JSON table encountered too many errors,"
              + " giving up. Rows: " + bad + "; errors: " + bad
              + ". Please look into the errors[] collection for more details."));
      all.addAll(errors);
      throw new LoadJobs.BadRows(all);
    }
  }

  private void read(String uri, InputStream raw, Writer out) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw);
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      long position = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          try {
            out.write(JSON.writeValueAsString(row(line)));
            out.write('\n');
          } catch (Bad e) {
            bad++;
            if (errors.size() < TOLD) {
              errors.add(new ApiException(
                  "invalid",
                  "Error while reading data, error message: JSON parsing error in row starting at position "
                      + position + ": " + e.getMessage() + " File: " + uri,
                  uri));
            }
          }
        }
        position += line.getBytes(StandardCharsets.UTF_8).length + 1;
      }
      bytes += position;
    } catch (java.io.EOFException | java.util.zip.ZipException e) {
      throw ApiException.invalid("Error while reading data, error message: " + uri
          + ": incomplete or corrupt gzip stream");
    }
  }

  private static final class Bad extends Exception {
    Bad(String message) {
      super(message, null, false, false);
    }
  }

  private ObjectNode row(String line) throws Bad {
    try {
      if (JSON.readTree(line) instanceof ObjectNode row) {
        return record(row, fields, "");
      }
    } catch (JsonProcessingException e) {
      throw new Bad("Parser terminated before end of string");
    }
    throw new Bad("Start of array or a value encountered without start of object.");
  }

  private ObjectNode record(ObjectNode row, JsonNode schema, String prefix) throws Bad {
    Map<String, JsonNode> known = new HashMap<>();
    schema.forEach(field -> known.put(field.path("name").asText().toLowerCase(Locale.ROOT), field));
    Map<String, JsonNode> values = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : row.properties()) {
      String name = entry.getKey().toLowerCase(Locale.ROOT);
      if (known.containsKey(name)) {
        values.put(name, entry.getValue());
      } else if (!ignoreUnknown) {
        throw new Bad("No such field: " + prefix + entry.getKey() + ".");
      }
    }
    ObjectNode made = JSON.createObjectNode();
    for (JsonNode field : schema) {
      String name = field.path("name").asText();
      JsonNode value = values.get(name.toLowerCase(Locale.ROOT));
      if (value == null || value.isNull()) {
        if (Schemas.required(field)) {
          throw new Bad("Missing required field: " + prefix + name + ".");
        }
        if (Schemas.repeated(field)) {
          made.putArray(name);
        } else {
          made.putNull(name);
        }
      } else if (Schemas.repeated(field)) {
        if (!value.isArray()) {
          throw new Bad(
              "Repeated field must be imported as a JSON array. Field: " + prefix + name + ".");
        }
        ArrayNode items = made.putArray(name);
        for (JsonNode item : value) {
          if (item.isNull()) {
            throw new Bad("Only optional fields can be set to NULL. Field: " + prefix + name
                + "; Value: NULL");
          }
          items.add(one(field, item, prefix + name));
        }
      } else {
        made.set(name, one(field, value, prefix + name));
      }
    }
    return made;
  }

  private JsonNode one(JsonNode field, JsonNode value, String path) throws Bad {
    String type = field.path("type").asText();
    if (type.equals("RECORD")) {
      if (value instanceof ObjectNode inner) {
        return record(inner, field.path("fields"), path + ".");
      }
      throw new Bad("Could not convert value to record. Field: " + path + ".");
    }
    String text = JsonValues.text(type, value);
    if (text == null) {
      throw new Bad("Could not convert value '" + value + "' to " + type.toLowerCase(Locale.ROOT)
          + ". Field: " + path + "; Value: " + value);
    }
    return type.equals("JSON") ? value : JSON.getNodeFactory().textNode(text);
  }

  /** A query over the rows that were written, with the schema's names and types. */
  static String select(ArrayNode fields, Path rows) {
    StringJoiner columns = new StringJoiner(", ", "{", "}");
    StringJoiner select = new StringJoiner(", ");
    for (JsonNode field : fields) {
      String name = DmlLowering.column(field.path("name").asText());
      String type = StatementAnalyzer.duckType(Schemas.type(field));
      boolean bytes = field.path("type").asText().equals("BYTES") && !Schemas.repeated(field);
      columns.add(name + ": '" + (bytes ? "VARCHAR" : type.replace("'", "''")) + "'");
      select.add(bytes ? "from_base64(" + name + ") AS " + name : name);
    }
    return "SELECT " + select + " FROM read_json('" + rows
        + "', format = 'newline_delimited', maximum_object_size = 134217728, columns = " + columns
        + ")";
  }
}
