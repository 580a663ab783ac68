package com.askbosco.data.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** The server's own paths: the clock and the request counters. */
final class ControlPath {
  static final String PREFIX = "/_sandbox/";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final VendorDay today;
  private final RequestCounts counts;

  ControlPath(VendorDay today, RequestCounts counts) {
    this.today = today;
    this.counts = counts;
  }

  void handle(HttpExchange http) throws IOException {
    String call =
        http.getRequestMethod() + " " + http.getRequestURI().getPath().substring(PREFIX.length());
    switch (call) {
      case "PUT clock" -> setClock(http);
      case "GET clock" -> respond(http, 200, Map.of("today", today.get().toString()));
      case "GET requests" -> respond(http, 200, counts.all());
      case "DELETE requests" -> {
        counts.clear();
        respond(http, 200, Map.of());
      }
      default -> respond(http, 404, Map.of("error", "no such path of the sandbox"));
    }
  }

  private void setClock(HttpExchange http) throws IOException {
    try {
      JsonNode body = JSON.readTree(http.getRequestBody());
      today.set(LocalDate.parse(body.path("today").asText()));
      respond(http, 200, Map.of("today", today.get().toString()));
    } catch (DateTimeParseException | com.fasterxml.jackson.core.JsonProcessingException e) {
      respond(http, 400, Map.of("error", "expected {\"today\":\"YYYY-MM-DD\"}"));
    }
  }

  private static void respond(HttpExchange http, int status, Map<String, ?> body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(status, bytes.length);
    http.getResponseBody().write(bytes);
  }
}
