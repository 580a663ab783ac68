package com.askbosco.data.connector.read;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the pages of one part. Not thread-safe. */
public interface PartReader {

  /** The next page; null when the part has none, which only a skipped job does. */
  @Nullable
  PartPage next() throws InterruptedException;

  /** After the last page: whether the part does not count as read, as with a job that the source skipped. */
  default boolean isLeftOut() {
    return false;
  }

  /** After the last page: what went wrong without keeping the part from its end; null when nothing did. */
  default @Nullable RuntimeException flaw() {
    return null;
  }

  /**
   * A page.
   *
   * @param token the token it was asked for with
   * @param state where to go on; empty after the part's last page
   */
  record PartPage(PageFetcher.Fetched page, Optional<JsonNode> token, Optional<JsonNode> state) {

    /** The records of the page, or of the part of it. */
    public List<SourceRecord> records() {
      return page.records();
    }
  }
}
