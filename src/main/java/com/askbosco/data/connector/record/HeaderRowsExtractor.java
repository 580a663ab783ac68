package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tables with headers: {@code {dimensionHeaders:[{name}], metricHeaders:[{name}], rows:[{dimensionValues:[{value}],
 * metricValues:[{value}]}]}} becomes one flat record per row, fields named by the headers. Values stay as they are sent (texts in
 * GA4). Settings, all with the GA4 names as default: {@code header_paths} and {@code value_fields} (lists of equal length, dots
 * for nested ones), {@code rows_path}, {@code name_field}, {@code value_field} (empty when names or values stand alone).
 *
 * <p>What the answer says of all its rows goes into each of them: {@code response_fields} copies values, by field a path with dots;
 * {@code response_flags} writes whether something is there that is not false, 0 or empty, such as GA4's list of samplings.
 */
public final class HeaderRowsExtractor implements CustomExtractor {

  @Override
  public String className() {
    return "HeaderRowsExtractor";
  }

  @Override
  public Extraction configure(Map<String, JsonNode> values) {
    Settings settings = new Settings(
        values,
        Set.of(
            "header_paths",
            "value_fields",
            "rows_path",
            "name_field",
            "value_field",
            "response_fields",
            "response_flags"));
    List<List<String>> headers =
        paths(settings.texts("header_paths", List.of("dimensionHeaders", "metricHeaders")));
    List<List<String>> fields =
        paths(settings.texts("value_fields", List.of("dimensionValues", "metricValues")));
    List<String> rows = settings.texts("rows_path", List.of("rows"));
    String name = settings.text("name_field", "name");
    String value = settings.text("value_field", "value");
    Map<String, List<String>> copied = settings.paths("response_fields");
    Map<String, List<String>> flags = settings.paths("response_flags");
    if (headers.size() != fields.size()) {
      throw new IllegalArgumentException(
          "`header_paths` and `value_fields` have to be of the same length");
    }
    return (response, records) -> {
      List<List<String>> names = new ArrayList<>();
      for (List<String> header : headers) {
        List<String> group = new ArrayList<>();
        Settings.at(response, header)
            .forEach(h -> group.add(name.isEmpty() ? h.asText() : h.path(name).asText()));
        names.add(group);
      }
      ObjectNode ofAnswer = ofAnswer(response, copied, flags);
      for (JsonNode row : Settings.at(response, rows)) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < fields.size(); i++) {
          fill(record, names.get(i), Settings.at(row, fields.get(i)), value);
        }
        record.setAll(ofAnswer);
        records.accept(record);
      }
    };
  }

  private static ObjectNode ofAnswer(
      JsonNode response, Map<String, List<String>> copied, Map<String, List<String>> flags) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    copied.forEach((field, path) -> {
      JsonNode value = Settings.at(response, path);
      if (!value.isMissingNode() && !value.isNull()) {
        fields.set(field, value);
      }
    });
    flags.forEach((field, path) -> {
      JsonNode value = Settings.at(response, path);
      fields.put(field, value.isContainerNode() ? !value.isEmpty() : value.asBoolean());
    });
    return fields;
  }

  private static List<List<String>> paths(List<String> dotted) {
    return dotted.stream().map(path -> List.of(path.split("\\."))).toList();
  }

  private static void fill(ObjectNode record, List<String> names, JsonNode values, String field)
      throws MalformedBodyException {
    if (names.size() != values.size()) {
      // A value under the wrong name is worse than no answer.
      throw new MalformedBodyException(
          "a row has " + values.size() + " values for " + names.size() + " headers", null);
    }
    for (int i = 0; i < names.size(); i++) {
      record.set(names.get(i), field.isEmpty() ? values.get(i) : values.get(i).path(field));
    }
  }
}
