package com.askbosco.data.sandbox.replay;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Serves the records of a folder: {@code GET /replay/<file>/<stream>?page=N&page_size=K} (pages from 0) answers {@code
 * {"records":[…],"next_page":N+1}}, on the last page with {@code null}; a page beyond the last one is empty.
 */
public final class ReplayVendor implements Vendor {
  /** Client id of the replayed records. */
  public static final String CLIENT = "replay";

  private static final int DEFAULT_PAGE_SIZE = 100;

  private final RecordFolder folder;

  public ReplayVendor(RecordFolder folder) {
    this.folder = folder;
  }

  @Override
  public String source() {
    return "replay";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    return Optional.of(CLIENT);
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    String[] parts = exchange.path().split("/", -1);
    return parts.length == 3 ? Optional.of(parts[2]) : Optional.empty();
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    String[] parts = exchange.path().split("/", -1);
    if (parts.length != 3 || !folder.streams(parts[1]).contains(parts[2])) {
      exchange.respond(404, "{\"error\":\"no such stream\"}");
      return;
    }
    int page;
    int size;
    try {
      page = number(exchange, "page", 0);
      size = number(exchange, "page_size", DEFAULT_PAGE_SIZE);
    } catch (NumberFormatException e) {
      exchange.respond(400, "{\"error\":\"page and page_size are whole numbers\"}");
      return;
    }
    if (page < 0 || size < 1) {
      exchange.respond(400, "{\"error\":\"pages count from 0 and hold 1 record or more\"}");
      return;
    }
    List<String> records = folder.records(parts[1], parts[2]);
    int from = (int) Math.min((long) page * size, records.size());
    int to = (int) Math.min((long) from + size, records.size());
    String next = to < records.size() ? String.valueOf(page + 1) : "null";
    exchange.respond(
        200,
        "{\"records\":["
            + String.join(",", records.subList(from, to))
            + "],\"next_page\":"
            + next
            + "}");
  }

  private static int number(Exchange exchange, String name, int otherwise) {
    String text = exchange.query().get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return Optional.empty();
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return List.of();
  }
}
