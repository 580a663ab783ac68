package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.streaming.Message;

/** Takes the record out of a message. Used by one thread. */
@FunctionalInterface
public interface Decoder {

  /**
   * The record, with the bytes of its JSON text.
   *
   * @throws UnreadableException when the message holds none; it goes to the dead letters and the others go on
   */
  SourceRecord decode(Message message) throws UnreadableException;
}
