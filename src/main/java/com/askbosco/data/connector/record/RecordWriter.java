package com.askbosco.data.connector.record;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives every record of a page its bytes: those of the response where nothing was changed, the same bytes with fields appended
 * where fields were added, and new JSON only where more was changed. Changed records of a page share one buffer.
 */
final class RecordWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ParsedBody body;
  private final List<JsonNode> trees = new ArrayList<>();
  private final List<int[]> ranges = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(0);
  private final JsonGenerator json;

  RecordWriter(ParsedBody body) {
    this.body = body;
    try {
      json = JSON.getFactory().createGenerator(out);
      json.setRootValueSeparator(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(int index, RecordEdit edit) {
    trees.add(edit.tree());
    if (edit.untouched() && body.hasBytes()) {
      ranges.add(new int[] {0, body.start(index), body.end(index)});
      return;
    }
    int start = out.size();
    try {
      if (edit.rewritten() || !body.hasBytes()) {
        JSON.writeTree(json, edit.tree());
        json.flush();
      } else {
        append(index, edit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail", e);
    }
    ranges.add(new int[] {1, start, out.size()});
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
}
