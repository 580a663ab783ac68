package com.askbosco.data.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxServerTest {
  private static final World WORLD = World.of(7, new Scale(1, 1));
  private static final String GOOD = "\"rows\":[{\"clicks\":1}]";

  private final HttpClient http = HttpClient.newHttpClient();
  private SandboxServer server = start("");

  private static SandboxServer start(String faults) {
    Scenario scenario =
        faults.isEmpty() ? Scenario.none() : Scenario.parse("s.yaml", "faults: [" + faults + "]");
    return SandboxServer.start(WORLD, scenario, 0, List.of(new TestVendor()));
  }

  private void restart(String faults) {
    server.close();
    server = start(faults);
  }

  @AfterEach
  void close() {
    server.close();
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path)).header("X-Client", "aurora");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void givesTheVendorTheRequestBelowItsPrefix() throws Exception {
    HttpResponse<String> answer = send(request("/test-vendor/a/b?q=x%20%26+y&q2")
        .POST(HttpRequest.BodyPublishers.ofString("hello"))
        .build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Root")).contains(server.uri() + "/test-vendor");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    assertThat(answer.body())
        .startsWith(
            "{\"method\":\"POST\",\"path\":\"/a/b\",\"q\":\"x & y\",\"body\":\"hello\",\"today\":\"2026-04-01\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/nobody/x, 404",
    "/test-vendorx, 404",
    "/test-vendor/fails, 500",
    "/test-vendor/silent, 404"
  })
  void answersEvenWhereNobodyElseDoes(String path, int status) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void setsTheDayOverHttp() throws Exception {
    HttpResponse<String> answer = send(request("/_sandbox/clock")
        .PUT(HttpRequest.BodyPublishers.ofString("{\"today\":\"2026-03-05\"}"))
        .build());
    assertThat(answer.body()).isEqualTo("{\"today\":\"2026-03-05\"}");
    assertThat(server.today()).isEqualTo(LocalDate.of(2026, 3, 5));
    assertThat(get("/_sandbox/clock").body()).isEqualTo("{\"today\":\"2026-03-05\"}");
    assertThat(get("/test-vendor/x").body()).contains("\"today\":\"2026-03-05\"");
  }

  @ParameterizedTest
  @CsvSource({"{}", "not json", "'{\"today\":\"soon\"}'", "[]"})
  void refusesADayThatIsNone(String body) throws Exception {
    HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString(body);
    assertThat(send(request("/_sandbox/clock").PUT(text).build()).statusCode()).isEqualTo(400);
    assertThat(server.today()).isEqualTo(LocalDate.of(2026, 4, 1));
  }

  @Test
  void countsRequestsByVendorAndClient() throws Exception {
    get("/test-vendor/a");
    get("/test-vendor/b");
    send(HttpRequest.newBuilder(URI.create(server.uri() + "/test-vendor/c")).build());
    assertThat(get("/_sandbox/requests").body())
        .isEqualTo("{\"test-vendor\":{\"\":1,\"aurora\":2}}");
    assertThat(server.counts().of("test-vendor")).isEqualTo(3);
    assertThat(server.counts().of("test-vendor", "aurora")).isEqualTo(2);
    assertThat(server.counts().of("test-vendor", "ember")).isZero();
    send(request("/_sandbox/requests").DELETE().build());
    assertThat(get("/_sandbox/requests").body()).isEqualTo("{}");
    assertThat(get("/_sandbox/else").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "'{kind: rate_limit, nth: 1}', 429",
    "'{kind: status, status: 500, nth: 1}', 500",
    "'{kind: status, status: 502, nth: 1}', 502",
    "'{kind: status, status: 503, nth: 1}', 503",
    "'{kind: expired_token, nth: 1}', 401",
    "'{kind: revoked_token, nth: 1}', 401",
    "'{kind: html_200, nth: 1}', 200",
    "'{kind: truncated_json, nth: 1}', 200",
    "'{kind: malformed_json, nth: 1}', 200",
    "'{kind: removed_field, field: clicks, nth: 1}', 200",
    "'{kind: new_field, field: x, nth: 1}', 200",
    "'{kind: field_type_change, field: clicks, nth: 1}', 200",
  })
  void spoilsTheAnswerOnceAndIsGoodAgain(String fault, int status) throws Exception {
    restart(fault);
    HttpResponse<String> struck = get("/test-vendor/x");
    assertThat(struck.statusCode()).isEqualTo(status);
    assertThat(struck.headers().firstValue("Retry-After")).isEmpty();
    HttpResponse<String> next = get("/test-vendor/x");
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.body()).contains(GOOD).isNotEqualTo(struck.body());
  }

  @Test
  void tellsWhenToComeBackWhereTheScenarioSaysSo() throws Exception {
    restart("{kind: rate_limit, retry_after: 3}");
    assertThat(get("/test-vendor/x").headers().firstValue("Retry-After")).contains("3");
  }

  @Test
  void closesTheConnectionOfAReset() throws Exception {
    restart("{kind: reset, nth: 1}");
    HttpRequest post = request("/test-vendor/x")
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
    assertThatThrownBy(() -> send(post)).isInstanceOf(IOException.class);
    assertThat(send(post).statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTheClientWaitingOverATimeout() throws Exception {
    restart("{kind: timeout, delay_ms: 400, nth: 1}");
    HttpRequest impatient = request("/test-vendor/x")
        .POST(HttpRequest.BodyPublishers.noBody())
        .timeout(java.time.Duration.ofMillis(60))
        .build();
    assertThatThrownBy(() -> send(impatient))
        .isInstanceOf(java.net.http.HttpTimeoutException.class);
    assertThat(get("/test-vendor/x").statusCode()).isEqualTo(200);
  }

  @Test
  void saysThatTheQuotaIsUsedUpInTheVendorsWordsUntilTheDayChanges() throws Exception {
    restart("{kind: quota_used_up, nth: 2}");
    assertThat(get("/test-vendor/x").body()).contains(GOOD);
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> refused = get("/test-vendor/x");
      assertThat(refused.body()).isEqualTo("{\"code\":40100}");
      assertThat(refused.headers().firstValue("X-Quota")).contains("0");
    }
    server.today(LocalDate.of(2026, 4, 2));
    assertThat(get("/test-vendor/x").body()).contains(GOOD);
  }

  @Test
  void leavesTokensPagesAndJobsToTheVendor() throws Exception {
    restart("{kind: endless_token, stream: things, nth: 1}");
    assertThat(get("/test-vendor/x?stream=else").body()).contains("\"endless\":false");
    assertThat(get("/test-vendor/x?stream=things").body()).contains("\"endless\":true");
    assertThat(get("/test-vendor/x?stream=things").body()).contains("\"endless\":false");
  }

  @Test
  void strikesTheNamedClientAlone() throws Exception {
    restart("{kind: status, status: 500, client: ember}");
    assertThat(get("/test-vendor/x").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAPortThatIsTaken() {
    assertThatThrownBy(() -> SandboxServer.start(
            WORLD, Scenario.none(), server.uri().getPort(), List.of(new TestVendor())))
        .hasMessageContaining("Cannot open port");
  }
}
