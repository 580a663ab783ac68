package com.askbosco.data.pipeline.source;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.source.cdc.PostgresChanges;
import com.askbosco.data.pipeline.source.kafka.KafkaSource;
import com.askbosco.data.pipeline.source.pubsub.PubsubSource;
import com.askbosco.data.pipeline.streaming.MessageSource;
import com.askbosco.data.spec.source.SourceKind;
import java.util.Map;

/** Who reads the messages of which kind. */
public final class MessageSources {
  private static final Map<SourceKind, MessageSource> SOURCES = Map.ofEntries(
      Map.entry(SourceKind.KAFKA, new KafkaSource()),
      Map.entry(SourceKind.PUBSUB, new PubsubSource()),
      Map.entry(SourceKind.WEBHOOK, new PubsubSource()),
      Map.entry(SourceKind.CDC_POSTGRES, new PostgresChanges()),
      Map.entry(SourceKind.CDC_MONGODB, new KafkaSource()));

  private MessageSources() {}

  /** The source of a kind whose messages come without end. */
  public static MessageSource of(SourceKind kind) {
    MessageSource source = SOURCES.get(kind);
    if (source == null) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "Connections of kind " + kind.id() + " have no messages to read");
    }
    return source;
  }
}
