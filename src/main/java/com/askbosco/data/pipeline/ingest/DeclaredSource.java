package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.source.PlacedRecords;
import com.askbosco.data.spec.source.SourceFile;
import com.askbosco.data.spec.source.SourceSpec;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connector without a manifest. It says what its streams are; the kind of a connection says how they are read. A stored page of
 * such a source is records as JSON lines.
 */
public final class DeclaredSource implements Source {
  /** Windows of tables are single days, so that a restated day replaces one slice. */
  private static final int WINDOW_DAYS = 1;

  private final String hash;
  private final SourceSpec spec;
  private final Map<String, StreamInfo> streams = new LinkedHashMap<>();

  private DeclaredSource(SourceSpec spec, String hash) {
    this.hash = hash;
    this.spec = spec;
    spec.streams().forEach((name, stream) -> streams.put(name, info(stream)));
  }

  /**
   * Reads a connector's file.
   *
   * @param hash names the text
   */
  public static DeclaredSource load(String file, String text, String hash) {
    return new DeclaredSource(SourceFile.read(file, text), hash);
  }

  private static StreamInfo info(StreamSpec stream) {
    return new StreamInfo(
        stream.name(),
        stream.key(),
        stream.eventTime(),
        stream.windowed(),
        stream.windowed() ? WINDOW_DAYS : 0,
        stream.restatementDays(),
        stream.schema());
  }

  /** What the file says. */
  public SourceSpec spec() {
    return spec;
  }

  @Override
  public Map<String, StreamInfo> streams() {
    return streams;
  }

  @Override
  public String manifestHash() {
    return hash;
  }

  @Override
  public StreamSpec declared(String name) {
    return Objects.requireNonNull(spec.streams().get(stream(name).name()));
  }

  /** Nothing can be asked of it by HTTP. */
  @Override
  public Pages open(
      String stream,
      JsonNode config,
      @Nullable DateRange window,
      @Nullable String position,
      Access access) {
    throw new BoscoException(
        ErrorCode.CONFIG_BAD_VALUE,
        "Stream " + stream
            + " belongs to a connector without a manifest. Say in the client's file by `kind` how it is read.");
  }

  @Override
  public List<SourceRecord> records(String stream, JsonNode config, JsonNode context, byte[] body) {
    if (PlacedRecords.is(context)) {
      return PlacedRecords.records(body);
    }
    List<SourceRecord> records = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= body.length; at++) {
      if (at == body.length || body[at] == '\n') {
        if (at > start) {
          records.add(new SourceRecord(RawJson.tree(body, start, at), body, start, at));
        }
        start = at + 1;
      }
    }
    return records;
  }
}
