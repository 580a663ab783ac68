package com.askbosco.data.pipeline.source.pubsub;

import com.askbosco.data.pipeline.streaming.Message;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Instant;
import java.util.regex.Pattern;

/** From Pub/Sub's messages to ours. */
final class Payloads {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private Payloads() {}

  /** The message. Ids of Pub/Sub are numbers, though it does not promise that; as an offset they find a message, and tell no order. */
  static Message message(PubsubMessage message) {
    Timestamp at = message.getPublishTime();
    String id = message.getMessageId();
    return new Message(
        message.getData().toByteArray(),
        NUMBER.matcher(id).matches() ? Long.parseLong(id) : 0,
        id,
        Instant.ofEpochSecond(at.getSeconds(), at.getNanos()),
        message.getAttributesMap());
  }
}
