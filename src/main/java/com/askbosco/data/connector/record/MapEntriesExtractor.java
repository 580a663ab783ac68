package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Maps whose keys are data: with {@code key_fields: [date, quote]} and {@code value_field: rate}, {@code {"2026-03-02": {"USD":
 * 1.1}}} becomes {@code {"date": "2026-03-02", "quote": "USD", "rate": 1.1}}. Settings: {@code field_path} of the map (the
 * response itself when absent), {@code key_fields} (one per level, at least one), {@code value_field}, {@code copied_fields} of
 * the response to put into every record.
 */
public final class MapEntriesExtractor implements CustomExtractor {

  @Override
  public String className() {
    return "MapEntriesExtractor";
  }

  @Override
  public Extraction configure(Map<String, JsonNode> values) {
    Settings settings =
        new Settings(values, Set.of("field_path", "key_fields", "value_field", "copied_fields"));
    List<String> path = settings.texts("field_path", List.of());
    List<String> keys = settings.texts("key_fields", List.of());
    String value = settings.text("value_field", "value");
    List<String> copied = settings.texts("copied_fields", List.of());
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("`key_fields` needs a field name per level of keys");
    }
    return (response, records) -> {
      JsonNode map = Settings.at(response, path);
      if (!map.isMissingNode() && !map.isObject()) {
        throw new MalformedBodyException("there is no map at " + String.join(".", path), null);
      }
      ObjectNode start = JsonNodeFactory.instance.objectNode();
      for (String field : copied) {
        if (response.has(field)) {
          start.set(field, response.get(field));
        }
      }
      walk(map, keys, value, start, records);
    };
  }

  private static void walk(
      JsonNode map,
      List<String> keys,
      String valueField,
      ObjectNode sofar,
      Consumer<JsonNode> records) {
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      ObjectNode record = JsonNodeFactory.instance.objectNode();
      record.setAll(sofar);
      record.put(keys.get(0), entry.getKey());
      if (keys.size() > 1) {
        walk(entry.getValue(), keys.subList(1, keys.size()), valueField, record, records);
      } else {
        record.set(valueField, entry.getValue());
        records.accept(record);
      }
    }
  }
}
