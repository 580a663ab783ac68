package com.askbosco.data.pipeline.decode;

import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.source.PubsubSettings;
import java.util.Set;

/** Decoders of what comes through Pub/Sub. */
final class EventDecoders {

  private EventDecoders() {}

  static Decoder of(MessageStream stream) {
    Connection connection = stream.connection();
    PubsubSettings settings =
        PubsubSettings.of(connection.kind(), connection.config(), Set.of(stream.stream()));
    Decoder payload = new JsonDecoder();
    return settings.attributes().isEmpty()
        ? payload
        : new AttributesDecoder(payload, settings.attributes(), settings.attributesAs());
  }
}
