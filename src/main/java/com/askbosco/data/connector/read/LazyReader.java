package com.askbosco.data.connector.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a part whose first page stood in the record of its parent; only further pages are asked for. */
final class LazyReader implements PartReader {
  private final PageFetcher pages;
  private @Nullable JsonNode first;
  private boolean open;
  private Optional<JsonNode> token = Optional.empty();

  LazyReader(PageFetcher pages, JsonNode first) {
    this.pages = pages;
    this.first = first;
  }

  @Override
  public PartPage next() throws InterruptedException {
    JsonNode given = first;
    Optional<JsonNode> used = token;
    PageFetcher.Fetched page = open
        ? pages.more()
        : given == null
            ? pages.fetch(used, 0, OptionalLong.empty())
            : pages.given(given.toString().getBytes(StandardCharsets.UTF_8));
    first = null;
    open = page.partial();
    if (open) {
      return new PartPage(page, used, Optional.of(state(used)));
    }
    token = page.next();
    return new PartPage(page, used, token.map(t -> state(token)));
  }

  private static JsonNode state(Optional<JsonNode> token) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    token.ifPresent(t -> state.set("token", t));
    return state;
  }
}
