package com.askbosco.data.connector.record;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gives every record of a page its bytes: those of the response where nothing was changed, the same bytes with fields appended
 * where fields were added, and new JSON only where more was changed. Changed records of a page share one buffer.
 *
 * <p>As messages of the reference, records may have to be written without the fields that are null; the tree keeps them.
 */
final class RecordWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ParsedBody body;
  private final boolean withoutNulls;
  private final List<JsonNode> trees = new ArrayList<>();
  private final List<int[]> ranges = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(0);
  private final JsonGenerator json;

  RecordWriter(ParsedBody body, boolean withoutNulls) {
    this.body = body;
    this.withoutNulls = withoutNulls;
    try {
      json = new Finite(JSON.getFactory().createGenerator(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(int index, RecordEdit edit) {
    JsonNode tree = edit.tree();
    trees.add(tree);
    boolean nulls = withoutNulls && hasNulls(tree);
    if (edit.untouched() && body.hasBytes() && !nulls) {
      ranges.add(new int[] {0, body.start(index), body.end(index)});
      return;
    }
    int start = out.size();
    try {
      if (nulls) {
        writeWithoutNulls((ObjectNode) tree);
      } else if (edit.rewritten() || !body.hasBytes()) {
        JSON.writeTree(json, tree);
        json.flush();
      } else {
        append(index, edit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    ranges.add(new int[] {1, start, out.size()});
  }

  private static boolean hasNulls(JsonNode tree) {
    if (tree.isObject()) {
      for (JsonNode field : tree) {
        if (field.isNull()) {
          return true;
        }
      }
    }
    return false;
  }

  private void writeWithoutNulls(ObjectNode tree) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      if (!field.getValue().isNull()) {
        json.writeFieldName(field.getKey());
        JSON.writeTree(json, field.getValue());
      }
    }
    json.writeEndObject();
    json.flush();
  }

  private void append(int index, RecordEdit edit) throws IOException {
    byte[] bytes = body.bytes();
    int end = body.end(index) - 1; // the closing brace
    out.write(bytes, body.start(index), end - body.start(index));
    boolean comma = body.nodes().get(index).size() > 0;
    for (String name : edit.added()) {
      if (comma) {
        out.write(',');
      }
      comma = true;
      json.writeString(name);
      json.flush();
      out.write(':');
      JSON.writeTree(json, edit.tree().get(name));
      json.flush();
    }
    out.write('}');
  }

  List<SourceRecord> records() {
    byte[] changed = out.toByteArray();
    List<SourceRecord> records = new ArrayList<>(trees.size());
    for (int i = 0; i < trees.size(); i++) {
      int[] range = ranges.get(i);
      records.add(new SourceRecord(
          trees.get(i), range[0] == 0 ? body.bytes() : changed, range[1], range[2]));
    }
    return records;
  }

  /** Writes null for numbers that JSON does not have. */
  private static final class Finite extends JsonGeneratorDelegate {
    Finite(JsonGenerator to) {
      super(to, false);
      to.setRootValueSeparator(null);
    }

    @Override
    public void writeNumber(double value) throws IOException {
      if (Double.isFinite(value)) {
        super.writeNumber(value);
      } else {
        writeNull();
      }
    }
  }
}
