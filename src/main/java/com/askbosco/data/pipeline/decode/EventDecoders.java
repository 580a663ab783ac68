package com.askbosco.data.pipeline.decode;

import com.askbosco.data.pipeline.source.pubsub.PubsubAccess;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.PubsubSettings;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Decoders of what comes through Pub/Sub. */
final class EventDecoders {
  /** Schemas of this process, so that all streams share what was asked for once. */
  private static final Map<PubsubAccess, PubsubSchemas> SCHEMAS = new ConcurrentHashMap<>();

  private EventDecoders() {}

  static Decoder of(MessageStream stream, SecretResolver secrets) {
    Connection connection = stream.connection();
    PubsubSettings settings =
        PubsubSettings.of(connection.kind(), connection.config(), Set.of(stream.stream()));
    Decoder payload = switch (settings.format()) {
      case JSON -> new JsonDecoder();
      case AVRO ->
        new PubsubAvroDecoder(
            SCHEMAS.computeIfAbsent(PubsubAccess.of(connection, secrets), PubsubSchemas::new));
    };
    return settings.attributes().isEmpty()
        ? payload
        : new AttributesDecoder(payload, settings.attributes(), settings.attributesAs());
  }
}
