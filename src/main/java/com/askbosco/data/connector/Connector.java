package com.askbosco.data.connector;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connector's manifest, compiled. Immutable and thread-safe; compile it once per process, never serialise it. */
public final class Connector {
  private final String name;
  private final Map<String, StreamInfo> streams;

  private Connector(String name, Map<String, StreamInfo> streams) {
    this.name = name;
    this.streams = streams;
  }

  /**
   * Reads and compiles a manifest.
   *
   * @param name the connector's id, such as {@code google-ads}
   * @param fileName the file named in problems
   * @param manifestYaml the manifest's text
   * @throws com.askbosco.data.model.ProblemsException with everything wrong in it
   */
  public static Connector load(String name, String fileName, String manifestYaml) {
    return new Connector(name, Map.of());
  }

  /** The connector's id. */
  public String name() {
    return name;
  }

  /** The streams by name, in the order of the manifest. */
  public Map<String, StreamInfo> streams() {
    return streams;
  }

  /**
   * Begins to read one slice; nothing is sent before the first {@link Pages#next()}.
   *
   * @param config what expressions see as {@code config}; {@code start_date} and {@code end_date} are set from the window
   * @param window the account-local days to read; null for a stream without days
   * @param position {@link Page#nextPosition()} of the last page that is kept, to go on after it; null to begin
   */
  public Pages open(
      String stream,
      JsonNode config,
      @Nullable DateRange window,
      @Nullable String position,
      Access access) {
    throw new BoscoException(ErrorCode.INTERNAL, "not built yet: " + stream);
  }

  /**
   * The records of a stored page, the very same as when it was read. Sends nothing.
   *
   * @param context {@link Page#context()} as stored
   * @param body {@link Page#body()} as stored
   */
  public List<SourceRecord> records(String stream, JsonNode config, JsonNode context, byte[] body) {
    throw new BoscoException(ErrorCode.INTERNAL, "not built yet: " + stream);
  }
}
