package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A server with one vendor over the example world, and the way to ask it. */
final class TestSandbox implements AutoCloseable {
  static final World WORLD = World.of(World.DEFAULT_SEED, new Scale(5, 21));
  static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
  static final LocalDate DAY = LocalDate.of(2026, 3, 25);

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final SandboxServer server;
  private final Vendor vendor;

  /** An answer. */
  record Reply(int status, HttpHeaders headers, JsonNode json) {}

  TestSandbox(Vendor vendor) {
    this(vendor, Scenario.none());
  }

  TestSandbox(Vendor vendor, Scenario scenario) {
    this.vendor = vendor;
    this.server = SandboxServer.start(WORLD, scenario, 0, List.of(vendor));
  }

  static Scenario scenario(String yaml) {
    return Scenario.parse("scenario.yaml", yaml);
  }

  static ClientWorld aurora() {
    return WORLD.client("aurora").orElseThrow();
  }

  static AdAccount account(AdPlatform platform) {
    return aurora().adAccount(platform).orElseThrow();
  }

  /** What a client signs in with. */
  JsonNode credential() {
    return vendor.credential(aurora()).orElseThrow();
  }

  URI root() {
    return URI.create(server.uri() + vendor.pathPrefix());
  }

  void today(LocalDate day) {
    server.today(day);
  }

  Reply get(String path, Map<String, String> headers) throws IOException, InterruptedException {
    return send(path, headers, HttpRequest.newBuilder().GET());
  }

  Reply post(String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    return send(
        path, headers, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Reply send(String path, Map<String, String> headers, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    URI uri = path.startsWith("http") ? URI.create(path) : URI.create(root() + path);
    request.uri(uri).timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    HttpResponse<byte[]> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), response.headers(), MAPPER.readTree(response.body()));
  }

  @Override
  public void close() {
    server.close();
  }
}
