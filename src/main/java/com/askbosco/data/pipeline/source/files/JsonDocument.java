package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.spec.source.FileLimits;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The records of a JSON document: items of its array, or its one object; those at a path where one is named; documents one after
 * another count as one. Records are copied byte by byte, and their line is their number, as many may stand in one line. Where the document is broken the rest cannot be read, so the file fails.
 */
final class JsonDocument implements RecordReader {
  private final String file;
  private final JsonBytesIn in;
  private final JsonParser parser;
  private final List<String> path;
  private final int most;
  private boolean found;
  private int arrays;
  private long number;

  JsonDocument(String file, InputStream utf8, Optional<String> records, FileLimits limits)
      throws IOException {
    this.file = file;
    this.in = new JsonBytesIn(utf8, limits.recordBytes());
    this.most = limits.recordBytes();
    this.parser = factory(limits).createParser(in);
    this.path = records.map(text -> List.of(text.split("\\.", -1))).orElse(List.of());
  }

  static JsonFactory factory(FileLimits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(200)
            .maxStringLength(limits.recordBytes())
            .maxNameLength(50_000)
            .build())
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  @Override
  public boolean next(PlacedLines out) throws IOException {
    try {
      while (true) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          requireFound();
          return false;
        }
        if (arrays == 0 && !path.isEmpty()) {
          if (!descend(token)) {
            continue;
          }
          token = parser.currentToken();
        }
        if (token == JsonToken.END_ARRAY) {
          arrays = 0;
          rest();
          continue;
        }
        if (token == JsonToken.START_ARRAY && arrays == 0) {
          arrays = 1;
          found = true;
          continue;
        }
        found = true;
        record(out);
        if (arrays == 0) {
          rest();
        }
        return true;
      }
    } catch (JsonProcessingException e) {
      throw FileTrouble.unreadable(
          file,
          "line " + parser.currentLocation().getLineNr() + ": the JSON is broken or cut off there",
          "Have it sent again; if each line is a record of its own, say `format: jsonl`.",
          e);
    }
  }

  /** Goes down the path; false when it is not in this document. */
  private boolean descend(JsonToken token) throws IOException {
    JsonToken at = token;
    for (String step : path) {
      if (at != JsonToken.START_OBJECT) {
        parser.skipChildren();
        return false;
      }
      at = null;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean here = parser.currentName().equals(step);
        JsonToken value = parser.nextToken();
        if (here) {
          at = value;
          break;
        }
        parser.skipChildren();
        in.mark(parser.currentLocation().getByteOffset());
      }
      if (at == null) {
        return false;
      }
    }
    found = true;
    return true;
  }

  /** Passes what stands around the records. */
  private void rest() throws IOException {
    while (!path.isEmpty() && !parser.getParsingContext().inRoot()) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return;
      }
      parser.skipChildren();
      in.mark(parser.currentLocation().getByteOffset());
    }
  }

  private void requireFound() {
    if (!found && !path.isEmpty()) {
      throw FileTrouble.unreadable(
          file,
          "there is nothing at " + String.join(".", path) + " in it",
          "Say where the records are by `records`.");
    }
  }

  private void record(PlacedLines out) throws IOException {
    number++;
    long from = parser.currentTokenLocation().getByteOffset();
    in.mark(from);
    parser.skipChildren();
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      parser.getTextLength(); // a text is only read to its end when it is asked for
    }
    long to = parser.currentLocation().getByteOffset();
    int start = in.at(from);
    int end = in.at(to);
    if (start < 0 || end < 0 || to - from > most) {
      out.refuse(number, "a record of more than " + most + " bytes", "");
    } else if (!Utf8.isValid(in.buffer(), start, end)) {
      out.refuse(number, "no UTF-8", in.buffer(), start, end, StandardCharsets.UTF_8);
    } else {
      JsonBytes row = out.begin(number);
      row.json(in.buffer(), start, end);
      out.end();
    }
    in.mark(to);
  }

  @Override
  public void close() throws IOException {
    parser.close();
    in.close();
  }
}
