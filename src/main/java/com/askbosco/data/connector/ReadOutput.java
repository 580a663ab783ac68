package com.askbosco.data.connector;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Takes what a read of one stream gives, in order: what a state says was read has been handed over before it. One call
 * comes at a time, on the thread that reads.
 */
public interface ReadOutput {
  /** Takes everything and keeps nothing. */
  ReadOutput NONE = new ReadOutput() {
    @Override
    public void records(List<SourceRecord> records) {}

    @Override
    public void state(JsonNode streamState) {}

    @Override
    public void control(JsonNode config) {}
  };

  /** The stream's schema is known and its first slice is about to be read. What fails before fails the whole read. */
  default void started() {}

  /** Records of one page, filtered and transformed. Their bytes are valid only during the call. */
  void records(List<SourceRecord> records);

  /** The stream's state after everything handed over so far, as a later read takes it. */
  void state(JsonNode streamState);

  /** The config has changed (a token that can be used once was exchanged) and has to be kept before the read goes on. */
  void control(JsonNode config);
}
