package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.http.PageRefusedException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads a part page after page. */
final class SimpleReader implements PartReader {
  private static final int MOST_RESETS = 3;

  private final PageFetcher pages;
  private Optional<JsonNode> token;
  private int part;
  private boolean open;
  private boolean begun;

  SimpleReader(PageFetcher pages, Optional<JsonNode> first, Optional<JsonNode> state) {
    this.pages = pages;
    this.begun = state.isPresent();
    this.token = state.isPresent() ? Optional.ofNullable(state.get().get("token")) : first;
    this.part = state.map(s -> s.path("part").asInt()).orElse(0);
  }

  @Override
  public PartPage next() throws InterruptedException {
    for (int resets = 0; ; resets++) {
      try {
        Optional<JsonNode> used = token;
        PageFetcher.Fetched page = open ? pages.more() : pages.fetch(used, part);
        begun = true;
        open = page.partial();
        if (open) {
          part++;
          return new PartPage(page, used, Optional.of(state(used, part)));
        }
        part = 0;
        token = page.next();
        return new PartPage(page, used, token.map(t -> state(token, 0)));
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

  /**
   * Where to go on.
   *
   * @param token the page's
   * @param part how many parts of the page are done
   */
  static ObjectNode state(Optional<JsonNode> token, int part) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    token.ifPresent(t -> state.set("token", t));
    if (part > 0) {
      state.put("part", part);
    }
    return state;
  }
}
