package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Refuses series of pages that would never end. Not thread-safe. */
final class EndGuard {
  private static final int MOST_EMPTY_PAGES = 100;
  private static final int MOST_REPEATED = 100;

  private final boolean exact;
  private final Map<String, Long> seen = new HashMap<>();
  private int empty;
  private int repeated;

  /**
   * @param exact whether only what is certain to be endless is refused: a source may give one token for all pages of a scroll
   */
  EndGuard(boolean exact) {
    this.exact = exact;
  }

  /**
   * Looks at a page.
   *
   * @param asked the token it was asked for with
   */
  void look(Optional<JsonNode> asked, PageFetcher.Fetched page) {
    Long before = asked.isPresent() ? seen.get(asked.get().toString()) : null;
    long sum = asked.isPresent() ? sum(page.body()) : 0;
    asked.ifPresent(token -> seen.put(token.toString(), sum));
    if (page.next().isEmpty()) {
      return;
    }
    if (exact) {
      repeated += before != null && before == sum ? 1 : 0;
      if (repeated > MOST_REPEATED) {
        throw endless("the source gave the same pages for the same tokens again and again");
      }
      return;
    }
    if (seen.containsKey(page.next().get().toString())) {
      throw endless("the source gave the same page token twice; the pages would never end");
    }
    empty = page.records().isEmpty() ? empty + 1 : 0;
    if (empty > MOST_EMPTY_PAGES) {
      throw endless("the source gave " + empty + " pages without a record, one after another");
    }
  }

  private static long sum(byte[] body) {
    CRC32C sum = new CRC32C();
    sum.update(body);
    return sum.getValue();
  }

  private static SourceException endless(String why) {
    return new SourceException(ErrorCode.SOURCE_ENDLESS, why);
  }
}
