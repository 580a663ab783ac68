package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.streaming.Message;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Puts attributes of a message into its record, as texts of one field at its end. The payload's own bytes stay as they are. Where the
 * payload has a field of that name itself, ours stands in its place: nobody who writes payloads can pretend attributes.
 */
final class AttributesDecoder implements Decoder {
  private static final ObjectWriter JSON = JsonMapper.builder()
      .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
      .build()
      .writer();

  private final Decoder payload;
  private final List<String> names;
  private final String field;

  AttributesDecoder(Decoder payload, List<String> names, String field) {
    this.payload = payload;
    this.names = names;
    this.field = field;
  }

  @Override
  public SourceRecord decode(Message message) throws UnreadableException {
    SourceRecord record = payload.decode(message);
    if (!(record.tree() instanceof ObjectNode object)) {
      return record; // what is no object is refused further on, as it came
    }
    ObjectNode attributes = object.objectNode();
    for (String name : names) {
      String value = message.attributes().get(name);
      if (value != null) {
        attributes.put(name, value);
      }
    }
    boolean own = object.has(field);
    boolean empty = object.isEmpty();
    object.set(field, attributes);
    try {
      byte[] bytes = own || empty ? JSON.writeValueAsBytes(object) : spliced(record, attributes);
      return new SourceRecord(object, bytes, 0, bytes.length);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }

  private byte[] spliced(SourceRecord record, ObjectNode attributes)
      throws JsonProcessingException {
    byte[] tail = ("," + JSON.writeValueAsString(field) + ":" + JSON.writeValueAsString(attributes)
            + "}")
        .getBytes(StandardCharsets.UTF_8);
    int close = record.end() - 1;
    while (record.buffer()[close] != '}') {
      close--; // white space after the record
    }
    int kept = close - record.start();
    byte[] bytes = new byte[kept + tail.length];
    System.arraycopy(record.buffer(), record.start(), bytes, 0, kept);
    System.arraycopy(tail, 0, bytes, kept, tail.length);
    return bytes;
  }
}
