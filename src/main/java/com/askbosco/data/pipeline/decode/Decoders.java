package com.askbosco.data.pipeline.decode;

import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.SecretResolver;

/** Which decoder the messages of a stream need. */
public final class Decoders {

  private Decoders() {}

  /** The decoder that the connection's settings ask for, a new one, for one thread. */
  public static Decoder of(MessageStream stream, SecretResolver secrets) {
    return new JsonDecoder();
  }
}
