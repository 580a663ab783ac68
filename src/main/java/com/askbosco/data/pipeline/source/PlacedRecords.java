package com.askbosco.data.pipeline.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages whose records know a place of their own in what they came from: the context of such a page names it under {@link #PLACE},
 * and its lines are {@code {"line":17,"record":{…}}}, or {@code {"line":18,"refused":"why","text":"…"}} for what holds no record.
 */
public final class PlacedRecords {
  /** The key of a page's context that names what its records came from. */
  public static final String PLACE = "from";

  /** Where records were that could not be read. */
  public static final String STAGE = "decode";

  private static final byte[] RECORD = ",\"record\":".getBytes(StandardCharsets.US_ASCII);
  private static final int FIRST_DIGIT = "{\"line\":".length();

  private PlacedRecords() {}

  /** Whether the lines of a page are of this form. */
  public static boolean is(JsonNode pageContext) {
    return pageContext.has(PLACE);
  }

  /** The records of a stored page; something stands for those that were refused, so that the others keep their numbers. */
  public static List<SourceRecord> records(byte[] body) {
    List<SourceRecord> records = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < body.length; at++) {
      if (body[at] == '\n') {
        records.add(record(body, start, at));
        start = at + 1;
      }
    }
    return records;
  }

  /** The record of one line. */
  public static SourceRecord record(byte[] body, int start, int end) {
    int digits = start + FIRST_DIGIT;
    while (body[digits] >= '0' && body[digits] <= '9') {
      digits++;
    }
    for (int i = 0; i < RECORD.length; i++) {
      if (body[digits + i] != RECORD[i]) {
        return later(body, start, end);
      }
    }
    int from = digits + RECORD.length;
    return body[from] == '{'
        ? later(body, from, end - 1)
        : new SourceRecord(RawJson.tree(body, from, end - 1), body, from, end - 1);
  }

  private static SourceRecord later(byte[] body, int from, int to) {
    return SourceRecord.later(new Parsed(body, from, to), body, from, to);
  }

  /** The records on their way into bronze: where they came from, if the page says so, is where the raw page was otherwise. */
  public static PageRecords page(
      SliceContext context, String rawFile, JsonNode pageContext, List<SourceRecord> records) {
    if (!is(pageContext)) {
      return new PageRecords(context, rawFile, records);
    }
    long[] lines = new long[records.size()];
    List<Rejected> refused = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      SourceRecord record = records.get(i);
      lines[i] = line(record);
      if (isRefused(record)) {
        refused.add(new Rejected(
            ErrorCode.ROW_UNREADABLE,
            STAGE,
            record.tree().path("refused").asText(),
            "",
            i,
            record.tree().path("text").asText()));
      }
    }
    return new PageRecords(
        context, pageContext.path(PLACE).asText(), records, lines, List.copyOf(refused));
  }

  private static boolean isRefused(SourceRecord record) {
    byte[] body = record.buffer();
    int at = record.start();
    return at == 0 || body[at - 1] == '\n';
  }

  private static long line(SourceRecord record) {
    byte[] body = record.buffer();
    int at = isRefused(record)
        ? record.start() + FIRST_DIGIT
        : digitsBefore(body, record.start() - RECORD.length);
    long line = 0;
    for (; body[at] >= '0' && body[at] <= '9'; at++) {
      line = line * 10 + body[at] - '0';
    }
    return line;
  }

  private static int digitsBefore(byte[] body, int end) {
    int at = end;
    while (body[at - 1] >= '0' && body[at - 1] <= '9') {
      at--;
    }
    return at;
  }

  private record Parsed(byte[] body, int from, int to) implements SourceRecord.Late {
    @Override
    public JsonNode tree() {
      return RawJson.tree(body, from, to);
    }

    @Override
    public @Nullable JsonNode field(String name) {
      return tree().get(name);
    }
  }
}
