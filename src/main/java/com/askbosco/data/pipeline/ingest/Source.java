package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What pages can be read from. Thread-safe. */
public interface Source {

  /** The streams by name. */
  Map<String, StreamInfo> streams();

  /** Names the manifest's text; pages are only read again with the manifest they were read with. */
  String manifestHash();

  /** Begins to read one slice, as {@link Connector#open} does. */
  Pages open(
      String stream,
      JsonNode config,
      @Nullable DateRange window,
      @Nullable String position,
      Access access);

  /** The records of a stored page, as {@link Connector#records} gives them. */
  List<SourceRecord> records(String stream, JsonNode config, JsonNode context, byte[] body);

  /** One stream. */
  default StreamInfo stream(String name) {
    StreamInfo info = streams().get(name);
    if (info == null) {
      throw new BoscoException(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "There is no stream " + name + "; there are " + streams().keySet());
    }
    return info;
  }

  /**
   * What the file of a connector without a manifest says of a stream.
   *
   * @throws BoscoException with {@code CONFIG_BAD_VALUE} when the connector has a manifest
   */
  default StreamSpec declared(String name) {
    throw new BoscoException(
        ErrorCode.CONFIG_BAD_VALUE,
        "Stream " + stream(name).name()
            + " belongs to a connector with a manifest, which says how it is"
            + " read. Leave `kind` out of the client's file.");
  }

  /** A source over a compiled manifest. */
  static Source of(Connector connector, String manifestHash) {
    return new Source() {
      @Override
      public Map<String, StreamInfo> streams() {
        return connector.streams();
      }

      @Override
      public String manifestHash() {
        return manifestHash;
      }

      @Override
      public Pages open(
          String stream,
          JsonNode config,
          @Nullable DateRange window,
          @Nullable String position,
          Access access) {
        return connector.open(stream, config, window, position, access);
      }

      @Override
      public List<SourceRecord> records(
          String stream, JsonNode config, JsonNode context, byte[] body) {
        return connector.records(stream, config, context, body);
      }
    };
  }
}
