package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.streaming.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The wire format of schema registries: a zero byte, the number of the schema in four bytes, the record. A message of another schema
 * is decoded by its own, so a stream may change its schema at any message. Not thread-safe.
 */
public final class RegistryDecoder implements Decoder {
  private static final int HEADER = 5;

  private final SchemaRegistry registry;
  private final Map<Integer, AvroDecoder> decoders = new HashMap<>();

  /** Decodes by the schemas of a registry. */
  public RegistryDecoder(SchemaRegistry registry) {
    this.registry = registry;
  }

  @Override
  public SourceRecord decode(Message message) throws UnreadableException {
    byte[] payload = message.payload();
    if (payload.length < HEADER || payload[0] != 0) {
      throw new UnreadableException(
          "not in the wire format of a schema registry: it has to begin with a zero byte and the four of"
              + " a schema's number. Is the topic plain JSON? Then write format: json");
    }
    int id = (payload[1] & 0xff) << 24
        | (payload[2] & 0xff) << 16
        | (payload[3] & 0xff) << 8
        | payload[4] & 0xff;
    AvroDecoder decoder = decoders.get(id);
    if (decoder != null) {
      return decoder.decode(payload, HEADER);
    }
    return switch (registry.find(id)) {
      case SchemaRegistry.Found.Avro avro ->
        decoders.computeIfAbsent(id, key -> new AvroDecoder(avro.schema())).decode(payload, HEADER);
      case SchemaRegistry.Found.Json json ->
        JsonDecoder.record(Arrays.copyOfRange(payload, HEADER, payload.length));
      case SchemaRegistry.Found.Unusable unusable ->
        throw new UnreadableException(ErrorCode.ROW_SCHEMA_UNKNOWN, unusable.why());
    };
  }
}
