package com.askbosco.data.cli;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;

/** Tells simulated vendors that run in another process which day it is. */
final class SandboxClock {
  private SandboxClock() {}

  static void set(String root, LocalDate today) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/_sandbox/clock"))
        .timeout(Duration.ofSeconds(10))
        .PUT(HttpRequest.BodyPublishers.ofString("{\"today\":\"" + today + "\"}"))
        .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw refused(root, "it answered with status " + answer.statusCode(), null);
      }
    } catch (IOException e) {
      throw refused(root, "it cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(root, "interrupted", e);
    }
  }

  private static BoscoException refused(
      String root, String why, @org.jspecify.annotations.Nullable Exception cause) {
    return new BoscoException(
        ErrorCode.USAGE,
        "No simulated vendors at " + root + ": " + why + ". Start them with ./bosco sandbox serve.",
        cause);
  }
}
