package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.streaming.Message;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Messages that are one JSON value in UTF-8 each; decimals stay exact. */
public final class JsonDecoder implements Decoder {
  private static final ObjectReader JSON = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build()
      .readerFor(JsonNode.class);

  @Override
  public SourceRecord decode(Message message) throws UnreadableException {
    return record(message.payload());
  }

  /** The record of a JSON text. */
  static SourceRecord record(byte[] payload) throws UnreadableException {
    try {
      JsonNode tree = JSON.readValue(payload);
      if (tree == null || tree.isMissingNode()) {
        throw new UnreadableException("an empty message");
      }
      return new SourceRecord(tree, payload, 0, payload.length);
    } catch (JsonProcessingException e) {
      // Jackson's message quotes what it read; where it is says enough.
      JsonLocation at = e.getLocation();
      throw new UnreadableException(
          "no JSON" + (at == null ? "" : ", wrong at byte " + at.getByteOffset()));
    } catch (IOException e) {
      throw new UnreadableException("no JSON: " + e.getClass().getSimpleName());
    }
  }
}
