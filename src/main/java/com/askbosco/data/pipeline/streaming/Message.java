package com.askbosco.data.pipeline.streaming;

import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * One message as it came. Its bytes may not be changed.
 *
 * @param payload its bytes, not decoded
 * @param offset its place in the stream and partition, as a number that grows; 0 where the source has none
 * @param id the source's own name of the message, or empty
 * @param published when the source took it, to the source's own clock
 * @param attributes what travels beside the payload
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after the message was made
public record Message(
    byte[] payload, long offset, String id, Instant published, Map<String, String> attributes)
    implements Serializable {

  /** Payloads are equal when their bytes are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Message that
        && offset == that.offset
        && id.equals(that.id)
        && published.equals(that.published)
        && attributes.equals(that.attributes)
        && Arrays.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(offset) * 31 + Arrays.hashCode(payload);
  }
}
