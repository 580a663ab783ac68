package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.LandingTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.api.services.bigquery.model.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A staged row as BigQuery's storage API takes it. The staged line is what one machine's warehouse loads: both have the same rows
 * because both have the same bytes.
 */
final class LandedRow {
  private static final JsonFactory JSON = new JsonFactory();

  private LandedRow() {}

  /**
   * Reads a line.
   *
   * @param line one JSON object whose values are texts, numbers, booleans and, for columns of JSON, anything
   */
  static TableRow of(
      TableLayout table, byte[] line, int length, String page, long place, Instant at) {
    Map<String, Type> types = new HashMap<>();
    table.fields().forEach(field -> types.put(field.name(), field.type()));
    TableRow row = new TableRow();
    try (JsonParser json = JSON.createParser(line, 0, length)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (token == JsonToken.VALUE_NULL) {
          continue;
        }
        if (!types.containsKey(name)) {
          throw new IllegalStateException(table.fullName() + " has no column " + name);
        }
        // a payload is staged as the text of its JSON
        boolean isText = types.get(name) != Type.JSON
            || (name.equals("payload") && token == JsonToken.VALUE_STRING);
        row.set(name, isText ? json.getText() : raw(json, line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row.set(LandingTables.ROW_PAGE, page);
    row.set(LandingTables.ROW_PLACE, String.valueOf(place));
    row.set(LandingTables.LANDED_AT, at.toString());
    return row;
  }

  /** The bytes of the value as they stand there: numbers keep their digits. */
  private static String raw(JsonParser json, byte[] line) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    // Of a text the end is known only when it was read.
    json.finishToken();
    int to = (int) json.currentLocation().getByteOffset();
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }
}
