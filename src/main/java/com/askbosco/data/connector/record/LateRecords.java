package com.askbosco.data.connector.record;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Makes records of what {@link JsonSkim} found: their bytes are there, their trees are made when somebody looks at them. */
final class LateRecords {
  private final byte[] bytes;
  private final JsonSkim.Found found;
  /** Records without their fields that are null; made when there is one. */
  private byte[] changed = {};

  private int length;
  private int nothing;

  private LateRecords(byte[] bytes, JsonSkim.Found found) {
    this.bytes = bytes;
    this.found = found;
  }

  /**
   * The records.
   *
   * @param withoutNulls whether their bytes, not their trees, leave out the record's own fields that are null
   */
  static List<SourceRecord> of(byte[] bytes, JsonSkim.Found found, boolean withoutNulls) {
    LateRecords late = new LateRecords(bytes, found);
    if (withoutNulls && found.nulls() > 0) {
      late.changed = new byte[bytes.length];
    }
    List<SourceRecord> records = new ArrayList<>(found.size());
    for (int i = 0; i < found.size(); i++) {
      records.add(late.record(found.start(i), found.end(i)));
    }
    return records;
  }

  private SourceRecord record(int start, int end) {
    boolean whole =
        changed.length == 0 || nothing == found.nulls() || found.nullStart(nothing) >= end;
    if (whole) {
      return SourceRecord.later(() -> tree(start, end), bytes, start, end);
    }
    int from = length;
    int at = start;
    while (nothing < found.nulls() && found.nullStart(nothing) < end) {
      keep(at, found.nullStart(nothing));
      at = found.nullEnd(nothing++);
    }
    if (at == end - 1) {
      // The last field went: the comma before it goes too.
      while (isBetween(changed[length - 1])) {
        length--;
      }
    }
    keep(at, end);
    return SourceRecord.later(() -> tree(start, end), changed, from, length);
  }

  private static boolean isBetween(byte b) {
    return b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private void keep(int start, int end) {
    System.arraycopy(bytes, start, changed, length, end - start);
    length += end - start;
  }

  private JsonNode tree(int start, int end) {
    try (JsonParser parser = JsonText.parser(bytes, start, end)) {
      return JsonText.value(parser, parser.nextToken());
    } catch (IOException e) {
      throw new UncheckedIOException("What was skimmed can be parsed", e);
    }
  }
}
