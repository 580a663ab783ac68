package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.source.files.CsvLexer.Found;
import com.askbosco.data.spec.source.CsvDialect;
import com.askbosco.data.spec.source.FileLimits;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A JSON value a line, in UTF-8. A line that is none is refused and the others go on. */
final class JsonLinesReader implements RecordReader {
  /** Lines without quotes, and with a delimiter that JSON text never has. */
  private static final CsvDialect LINES =
      new CsvDialect(Optional.empty(), '\0', '\0', '\0', false, List.of(), 0, "");

  private final InputStream in;
  private final CsvLexer lines;
  private final JsonFactory json;

  JsonLinesReader(InputStream utf8, FileLimits limits) {
    this.in = utf8;
    this.lines = new CsvLexer(utf8, '\1', LINES, limits.recordBytes(), 1, false);
    this.json = JsonDocument.factory(limits);
  }

  /** Says where in the file the first byte is. */
  JsonLinesReader at(long firstByte, long firstLine) {
    lines.at(firstByte, firstLine);
    return this;
  }

  @Override
  public boolean next(PlacedLines out) throws IOException {
    Found found = lines.next();
    while (found == Found.ROW && isBlank()) {
      found = lines.next();
    }
    if (found == Found.END) {
      return false;
    }
    if (found == Found.REFUSED) {
      refuse(out, lines.trouble());
      return true;
    }
    byte[] b = lines.buffer();
    int from = lines.from(0);
    int to = lines.to(0);
    String trouble = trouble(b, from, to);
    if (trouble.isEmpty()) {
      out.begin(lines.line()).json(b, from, to);
      out.end();
    } else {
      refuse(out, trouble);
    }
    return true;
  }

  private boolean isBlank() {
    for (int i = lines.from(0); i < lines.to(0); i++) {
      if (lines.buffer()[i] > ' ' || lines.buffer()[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Why this is not one JSON value; empty when it is. */
  private String trouble(byte[] b, int from, int to) throws IOException {
    if (!Utf8.isValid(b, from, to)) {
      return "no UTF-8";
    }
    JsonParser parser = json.createParser(b, from, to - from);
    try (parser) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.currentToken() == com.fasterxml.jackson.core.JsonToken.VALUE_STRING) {
        parser.getTextLength();
      }
      return parser.nextToken() == null ? "" : "more than one JSON value in the line";
    } catch (JsonProcessingException e) {
      // Jackson's message quotes what it read; where it is says enough.
      return "no JSON, wrong near column " + parser.currentLocation().getColumnNr();
    }
  }

  private void refuse(PlacedLines out, String why) {
    byte[] line = lines.text();
    out.refuse(lines.line(), why, line, 0, line.length, StandardCharsets.UTF_8);
  }

  @Override
  public long nextByte() {
    return lines.nextByte();
  }

  @Override
  public long nextLine() {
    return lines.nextLine();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
