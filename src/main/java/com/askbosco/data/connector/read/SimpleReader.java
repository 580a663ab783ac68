package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.http.PageRefusedException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** Reads a part page after page. */
final class SimpleReader implements PartReader {
  private static final int MOST_RESETS = 3;

  private final PageFetcher pages;
  private Optional<JsonNode> token;
  private boolean begun;

  SimpleReader(PageFetcher pages, Optional<JsonNode> first, Optional<JsonNode> state) {
    this.pages = pages;
    this.begun = state.isPresent();
    this.token = state.isPresent() ? Optional.ofNullable(state.get().get("token")) : first;
  }

  @Override
  public PartPage next() throws InterruptedException {
    for (int resets = 0; ; resets++) {
      try {
        Optional<JsonNode> used = token;
        PageFetcher.Fetched page = pages.fetch(used);
        begun = true;
        token = page.next();
        return new PartPage(page.body(), page.records(), used, token.map(SimpleReader::state));
      } catch (PageRefusedException e) {
        // Pages that were handed out cannot be taken back, so later the whole slice has to begin
        // anew.
        if (begun || resets == MOST_RESETS) {
          throw new SourceException(
              ErrorCode.SOURCE_UNAVAILABLE,
              "the source asks to begin with the first page again",
              null,
              e);
        }
      }
    }
  }

  private static JsonNode state(JsonNode token) {
    return JsonNodeFactory.instance.objectNode().set("token", token);
  }
}
