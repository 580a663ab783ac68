package com.askbosco.data.connector.record;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records of what {@link JsonSkim} found: their bytes are there, their trees are made when somebody looks at them. */
final class LateRecords {
  private final byte[] bytes;
  private final RecordPlaces found;
  /** Records without their fields that are null; made when there is one. */
  private byte[] changed = {};

  private int length;
  private String keyName = "";
  private byte[] key = {};
  private int nothing;

  private LateRecords(byte[] bytes, RecordPlaces found) {
    this.bytes = bytes;
    this.found = found;
  }

  /**
   * The records.
   *
   * @param withoutNulls whether their bytes, not their trees, leave out the record's own fields that are null
   */
  static List<SourceRecord> of(byte[] bytes, RecordPlaces found, boolean withoutNulls) {
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
      return SourceRecord.later(new Place(start, end), bytes, start, end);
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
    return SourceRecord.later(new Place(start, end), changed, from, length);
  }

  private static boolean isBetween(byte b) {
    return b == ',' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private void keep(int start, int end) {
    System.arraycopy(bytes, start, changed, length, end - start);
    length += end - start;
  }

  /** A record that is not parsed. */
  private final class Place implements SourceRecord.Late {
    private final int start;
    private final int end;

    Place(int start, int end) {
      this.start = start;
      this.end = end;
    }

    @Override
    public JsonNode tree() {
      return parsed(start, end);
    }

    @Override
    public @Nullable JsonNode field(String name) {
      int[] value = JsonSkim.field(bytes, start, key(name));
      if (value == null) {
        return tree().get(name);
      }
      return value.length == 0 ? null : parsed(value[0], value[1]);
    }
  }

  /** The same name is asked for in record after record. */
  private byte[] key(String name) {
    if (!name.equals(keyName)) {
      keyName = name;
      key = JsonSkim.key(name);
    }
    return key;
  }

  private JsonNode parsed(int start, int end) {
    if (bytes[start] == '"') {
      // an ordinary text
      int i = start + 1;
      while (bytes[i] != '"' && bytes[i] != '\\') {
        i++;
      }
      if (i == end - 1) {
        return TextNode.valueOf(
            new String(bytes, start + 1, i - start - 1, StandardCharsets.UTF_8));
      }
    }
    try (JsonParser parser = JsonText.parser(bytes, start, end)) {
      return JsonText.value(parser, parser.nextToken());
    } catch (IOException e) {
      throw new UncheckedIOException("What was skimmed can be parsed", e);
    }
  }
}
