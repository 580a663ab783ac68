package com.askbosco.data.sandbox;

import com.askbosco.data.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** One request and the way to answer it, without the HTTP server behind it. */
public interface Exchange {

  /** The method in capitals. */
  String method();

  /** The decoded path below the vendor's prefix, beginning with a slash. */
  String path();

  /** Query parameters, decoded; of a repeated one, the last. */
  Map<String, String> query();

  /** A header by its name in any case. */
  Optional<String> header(String name);

  /** The request's body, empty when there is none. */
  byte[] body();

  /** The body as UTF-8 text. */
  String text();

  /** Answers; exactly once. The content type is JSON unless a header says otherwise. */
  void respond(int status, Map<String, String> headers, byte[] body) throws IOException;

  /** Answers with JSON text. */
  default void respond(int status, String json) throws IOException {
    respond(status, Map.of(), json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The world whose figures are shown. */
  World world();

  /** The day it is at the vendors: everything before it is visible. */
  LocalDate today();

  /** The vendor's root as the client sees it, such as {@code http://127.0.0.1:4711/google-ads}, for links in answers. */
  URI root();

  /** Whether a fault of this kind is to show in this answer; the vendor builds it where it concerns tokens, pages or jobs. */
  boolean has(com.askbosco.data.sandbox.scenario.FaultKind kind);
}
