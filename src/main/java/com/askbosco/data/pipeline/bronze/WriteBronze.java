package com.askbosco.data.pipeline.bronze;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.Slice;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.pipeline.stage.JsonLines;
import com.askbosco.data.pipeline.stage.PageRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bronze rows of a page. The envelope that all rows share is made once a page and the payload's bytes are copied. A
 * record that is no object is rejected. Not thread-safe.
 */
public final class WriteBronze {
  private final String table;
  private final List<FieldPath> key;
  private final List<FieldPath> cursor;
  private final JsonBytes envelope = new JsonBytes(512);
  private final StringBuilder keyText = new StringBuilder();
  private Consumer<@Nullable Instant> times = time -> {};

  /** Prepares for a stream of a source. */
  public WriteBronze(String source, StreamInfo stream) {
    this.table = table(source);
    this.key = stream.primaryKey().stream().map(FieldPath::of).toList();
    this.cursor = stream.cursorField().map(FieldPath::of).stream().toList();
  }

  /** The bronze table of a source: {@code bronze.google_ads} of {@code google-ads}. */
  public static String table(String source) {
    return "bronze." + source.replace('-', '_');
  }

  /** Has itself heard: the moment of every record written, null of one that has none. */
  public void tellTimes(Consumer<@Nullable Instant> listener) {
    times = listener;
  }

  /** The table the rows go to. */
  public String table() {
    return table;
  }

  /**
   * Writes one row per record, in order, except for those it rejects.
   *
   * @param erased numbers of records that stand for nothing any more
   */
  public void write(PageRecords page, BitSet erased, JsonLines out, Consumer<Rejected> rejected)
      throws IOException {
    envelope(page);
    List<SourceRecord> records = page.records();
    for (int i = 0; i < records.size(); i++) {
      if (erased.get(i)) {
        continue;
      }
      SourceRecord record = records.get(i);
      if (!record.tree().isObject()) {
        rejected.accept(notAnObject(record, i));
        continue;
      }
      JsonBytes row = out.row().raw(envelope.array(), 0, envelope.length()).number(page.offset(i));
      Instant time = null;
      for (FieldPath field : cursor) {
        time = EventTime.of(field.in(record.tree())).orElse(time);
      }
      if (time != null) {
        row.ascii(",\"event_time\":").moment(time);
      }
      times.accept(time);
      if (recordKey(record)) {
        row.ascii(",\"record_key\":").string(keyText.toString());
      }
      payload(page, record, row.ascii(",\"payload\":"));
      row.raw('}');
      out.endRow();
    }
  }

  /** Of messages the row is all that is kept, so their payload is staged as a text: a loader of JSON rounds long numbers. */
  private static void payload(PageRecords page, SourceRecord record, JsonBytes row) {
    int start = record.start();
    if (page.isMessages()) {
      row.string(new String(record.buffer(), start, record.end() - start, StandardCharsets.UTF_8));
    } else {
      row.json(record.buffer(), start, record.end());
    }
  }

  private void envelope(PageRecords page) {
    Slice slice = page.context().slice();
    envelope.clear();
    envelope
        .ascii("{\"tenant_id\":")
        .string(page.context().connection().tenantId())
        .ascii(",\"client_id\":")
        .string(slice.clientId())
        .ascii(",\"connection_id\":")
        .string(slice.connectionId())
        .ascii(",\"source\":")
        .string(slice.source())
        .ascii(",\"stream\":")
        .string(slice.stream())
        .ascii(",\"slice_id\":")
        .string(slice.id())
        .ascii(",\"run_id\":")
        .string(page.context().runId())
        .ascii(",\"extracted_at\":")
        .moment(page.context().extractedAt())
        .ascii(",\"raw_file\":")
        .string(page.rawFile())
        .ascii(",\"raw_offset\":");
  }

  /** Puts the record's key together; false when the stream names none or the record lacks a part of it. */
  private boolean recordKey(SourceRecord record) {
    if (key.isEmpty()) {
      return false;
    }
    keyText.setLength(0);
    for (FieldPath field : key) {
      String part = field.in(record.tree()).asText("");
      if (part.isEmpty()) {
        return false;
      }
      if (!keyText.isEmpty()) {
        keyText.append('|');
      }
      keyText.append(part);
    }
    return true;
  }

  private static Rejected notAnObject(SourceRecord record, int index) {
    return new Rejected(
        ErrorCode.ROW_NOT_AN_OBJECT,
        "bronze",
        "a record must be a JSON object, found " + record.tree().getNodeType(),
        "",
        index,
        new String(
            record.buffer(),
            record.start(),
            record.end() - record.start(),
            StandardCharsets.UTF_8));
  }
}
