package com.askbosco.data.connector.properties;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one page that was asked for in several requests. Records with the same key become one, in the order in which
 * their keys were first seen, after those that have none.
 */
final class Merge {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Merge() {}

  static List<SourceRecord> merged(
      List<List<SourceRecord>> answers, List<String> key, boolean withoutNulls) {
    List<SourceRecord> records = new ArrayList<>();
    Map<String, ObjectNode> merged = new LinkedHashMap<>();
    for (List<SourceRecord> answer : answers) {
      for (SourceRecord record : answer) {
        Optional<String> group = group(record.tree(), key);
        if (group.isEmpty()) {
          records.add(record);
        } else {
          merge(
              merged.computeIfAbsent(group.get(), g -> JsonNodeFactory.instance.objectNode()),
              record.tree());
        }
      }
    }
    for (ObjectNode tree : merged.values()) {
      byte[] bytes = bytes(withoutNulls ? filled(tree) : tree);
      records.add(new SourceRecord(tree, bytes, 0, bytes.length));
    }
    return records;
  }

  /** The records as a JSON list, which {@link #stored} reads. */
  static byte[] body(List<SourceRecord> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write('[');
    for (int i = 0; i < records.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      SourceRecord record = records.get(i);
      out.write(record.buffer(), record.start(), record.end() - record.start());
    }
    out.write(']');
    return out.toByteArray();
  }

  static List<SourceRecord> stored(byte[] body) {
    List<SourceRecord> records = new ArrayList<>();
    try (JsonParser parser = JSON.getFactory().createParser(body)) {
      parser.nextToken();
      while (parser.nextToken() != com.fasterxml.jackson.core.JsonToken.END_ARRAY) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        JsonNode tree = JSON.readTree(parser);
        records.add(
            new SourceRecord(tree, body, start, (int) parser.currentLocation().getByteOffset()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("What was written here can be read", e);
    }
    return records;
  }

  /** The values of the key fields, joined; empty when one of them is missing, empty or zero. */
  static Optional<String> group(JsonNode record, List<String> fields) {
    List<String> values = new ArrayList<>();
    for (String field : fields) {
      JsonNode value = record.path(field);
      if (isFalsy(value)) {
        return Optional.empty();
      }
      if (!value.isTextual()) {
        throw new BoscoException(
            ErrorCode.MANIFEST_INVALID,
            "records of several answers are merged by `" + field + "`, which has to be a text, not "
                + value.getNodeType().toString().toLowerCase(Locale.ROOT));
      }
      values.add(value.textValue());
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }

  private static boolean isFalsy(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> true;
      case STRING -> value.textValue().isEmpty();
      case NUMBER -> value.decimalValue().signum() == 0;
      case BOOLEAN -> !value.booleanValue();
      default -> value.isEmpty();
    };
  }

  /** Puts what the other object has into this one; objects within objects are merged, all else is replaced. */
  private static void merge(ObjectNode into, JsonNode from) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      JsonNode value = field.getValue();
      if (into.get(field.getKey()) instanceof ObjectNode inner && value.isObject()) {
        ObjectNode copy = inner.deepCopy(); // the parsed answer is not changed
        merge(copy, value);
        into.set(field.getKey(), copy);
      } else {
        into.set(field.getKey(), value);
      }
    }
  }

  private static ObjectNode filled(ObjectNode tree) {
    ObjectNode filled = tree.objectNode();
    tree.properties().stream()
        .filter(field -> !field.getValue().isNull())
        .forEach(field -> filled.set(field.getKey(), field.getValue()));
    return filled;
  }

  private static byte[] bytes(ObjectNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException("A tree can be written", e);
    }
  }
}
