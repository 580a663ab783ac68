package com.askbosco.data.launch.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.webhook.Receiver.Capacity;
import com.askbosco.data.spec.source.SourceKind;
import com.askbosco.data.spec.source.SourceSettings;
import com.askbosco.data.spec.source.WebhookSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers hear, over HTTP, with a topic whose answers the test gives. */
class ReceiverTest {
  private static final String SHOP = """
      {"signature": "shopify", "topic": "projects/bosco-test/topics/shop",
       "subscription": "projects/bosco-test/subscriptions/shop", "max_body": 1000, "max_in_flight": 3,
       "stream_by": {"header": "X-Shopify-Topic", "values": {"orders/create": "orders", "refunds/create": "refunds"}, "other": "orders"}}
      """;
  private static final String META = """
      {"signature": "meta", "topic": "projects/bosco-test/topics/leads",
       "subscription": "projects/bosco-test/subscriptions/leads", "stream_by": {"field": "entry.kind", "values": {"lead": "leads"}, "other": "others"}}
      """;
  private static final String BODY =
      "{\"id\":1,\"entry\":{\"kind\":\"lead\"},\"mail\":\"ann@example.com\"}";

  private final Map<String, String> credentials = new ConcurrentHashMap<>();
  private final AtomicLong nanos = new AtomicLong();
  private final FakeTopics topics = new FakeTopics();
  private final HttpClient http = HttpClient.newHttpClient();
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    credentials.put("env:SHOP", "shop-secret");
    credentials.put(
        "env:META", "{\"signing_secrets\": [\"app-secret\"], \"verify_token\": \"our-token\"}");
    receiver = Receiver.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        hooks(),
        new SigningSecrets(new MapSecrets(credentials), nanos::get),
        topics,
        new Capacity(5, 4_000, Duration.ofSeconds(20)),
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    topics.answer = FakeTopics.AT_ONCE;
    topics.waiting.forEach(each -> each.done().complete("1"));
    receiver.close();
  }

  @Test
  void anEventIsTakenWithItsExactBytesWhoseItIsAndItsStream() throws Exception {
    HttpResponse<String> answer = send(shop(BODY, "X-Shopify-Topic", "refunds/create"));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"status\":\"taken\"}");
    FakeTopics.Published event = topics.published.take();
    assertThat(event.topic()).isEqualTo("projects/bosco-test/topics/shop");
    assertThat(new String(event.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
    assertThat(event.attributes())
        .containsEntry("client", "aurora")
        .containsEntry("connection", "shop")
        .containsEntry("stream", "refunds")
        .containsEntry("x_shopify_topic", "refunds/create")
        .containsOnlyKeys("client", "connection", "stream", "x_shopify_topic", "received_at");
  }

  @Test
  void aFieldOfTheBodyMayTellTheStreamAndWhatIsNoJsonIsStoredToo() throws Exception {
    assertThat(send(meta(BODY)).statusCode()).isEqualTo(202);
    assertThat(send(meta("no json")).statusCode()).isEqualTo(202);
    assertThat(topics.published.take().attributes()).containsEntry("stream", "leads");
    assertThat(topics.published.take().attributes()).containsEntry("stream", "others");
  }

  @Test
  void nothingIsTakenThatIsNotSignedOrNotOurs() throws Exception {
    assertThat(said(request("/hooks/aurora/shop", BODY))).isEqualTo("401 BOSCO-5002");
    assertThat(said(request("/hooks/aurora/shop", BODY)
            .header("X-Shopify-Hmac-Sha256", sign("another", BODY))))
        .isEqualTo("401 BOSCO-5003");
    assertThat(said(request("/hooks/aurora/shop", BODY + " ")
            .header("X-Shopify-Hmac-Sha256", sign("shop-secret", BODY))))
        .isEqualTo("401 BOSCO-5003");
    assertThat(said(request("/hooks/aurora/other", BODY))).isEqualTo("404 BOSCO-5001");
    assertThat(said(request("/hooks/aurora/shop/", BODY))).isEqualTo("404 BOSCO-5001");
    assertThat(said(HttpRequest.newBuilder(uri("/hooks/aurora/shop")).GET()))
        .isEqualTo("405 BOSCO-5010");
    assertThat(said(HttpRequest.newBuilder(uri("/hooks/aurora/shop")).DELETE()))
        .isEqualTo("405 BOSCO-5010");
    assertThat(topics.published).isEmpty();
  }

  @Test
  void aCallThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() throws Exception {
    String large = "x".repeat(1_001);
    assertThat(said(shop(large, "X-Shopify-Topic", "orders/create"))).isEqualTo("413 BOSCO-5005");
    HttpRequest.Builder chunked = HttpRequest.newBuilder(uri("/hooks/aurora/shop"))
        .header("X-Shopify-Hmac-Sha256", sign("shop-secret", large))
        .POST(BodyPublishers.ofInputStream(
            () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
    assertThat(said(chunked)).isEqualTo("413 BOSCO-5005");
    String fits = "x".repeat(1_000);
    assertThat(send(shop(fits, "X-Shopify-Topic", "orders/create")).statusCode())
        .isEqualTo(202);
  }

  @Test
  void nothingIsAnsweredBeforeTheEventIsDurableAndAFailureIsNo202() throws Exception {
    topics.answer = FakeTopics.WHEN_TOLD;
    CompletableFuture<HttpResponse<String>> first = sendAsync(shop(BODY, "X", "y"));
    FakeTopics.Published event = topics.published.take();
    assertThat(first).isNotDone();
    event.done().complete("1");
    assertThat(first.get().statusCode()).isEqualTo(202);

    CompletableFuture<HttpResponse<String>> second = sendAsync(shop(BODY, "X", "y"));
    topics.published.take().done().completeExceptionally(new IOException("ann@example.com"));
    HttpResponse<String> refused = second.get();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).contains("BOSCO-5008").doesNotContain("ann");
    assertThat(refused.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void oneHookHasAShareAndTheReceiverALimitAndBothRecover() throws Exception {
    topics.answer = FakeTopics.WHEN_TOLD;
    List<CompletableFuture<HttpResponse<String>>> taken = new ArrayList<>();
    List<FakeTopics.Published> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(sendAsync(shop(BODY, "X", "y")));
      events.add(topics.published.take());
    }
    HttpResponse<String> tooMany = send(shop(BODY, "X", "y"));
    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.body()).contains("BOSCO-5006");
    assertThat(tooMany.headers().firstValue("Retry-After")).contains("5");

    for (int i = 0; i < 2; i++) {
      taken.add(sendAsync(meta(BODY)));
      events.add(topics.published.take());
    }
    HttpResponse<String> busy = send(meta(BODY));
    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.body()).contains("BOSCO-5007");

    events.forEach(event -> event.done().complete("1"));
    for (CompletableFuture<HttpResponse<String>> each : taken) {
      assertThat(each.get().statusCode()).isEqualTo(202);
    }
    topics.answer = FakeTopics.AT_ONCE;
    assertThat(send(shop(BODY, "X", "y")).statusCode()).isEqualTo(202);
    assertThat(receiver.answers())
        .isEqualTo(Map.of("202", 6L, "429 BOSCO-5006", 1L, "503 BOSCO-5007", 1L));
  }

  @Test
  void aNewSecretNeedsNoRestartAndTheOldOneStaysValidWhileItIsListed() throws Exception {
    assertThat(send(shop(BODY, "X", "y")).statusCode()).isEqualTo(202);
    credentials.put("env:SHOP", "{\"signing_secrets\": [\"new-secret\", \"shop-secret\"]}");
    assertThat(said(signed("new-secret"))).isEqualTo("401 BOSCO-5003");
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(said(signed("new-secret"))).isEqualTo("202");
    assertThat(said(signed("shop-secret"))).isEqualTo("202");

    credentials.put("env:SHOP", "{\"signing_secrets\": [\"new-secret\"]}");
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(said(signed("shop-secret"))).isEqualTo("401 BOSCO-5003");

    credentials.remove("env:SHOP");
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    assertThat(said(signed("new-secret"))).isEqualTo("202");
  }

  @Test
  void metaHearsItsChallengeWhenItKnowsTheToken() throws Exception {
    String path =
        "/hooks/aurora/leads?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
    HttpResponse<String> right = send(HttpRequest.newBuilder(uri(path + "our-token")));
    assertThat(right.statusCode()).isEqualTo(200);
    assertThat(right.body()).isEqualTo("1158201444");
    assertThat(right.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");

    assertThat(said(HttpRequest.newBuilder(uri(path + "wrong")))).isEqualTo("403 BOSCO-5003");
    assertThat(said(HttpRequest.newBuilder(uri(path)))).isEqualTo("403 BOSCO-5003");
    assertThat(
            said(
                HttpRequest.newBuilder(
                    uri(
                        "/hooks/aurora/leads?hub.mode=subscribe&hub.verify_token=our-token&hub.challenge=%3Cscript%3E"))))
        .isEqualTo("403 BOSCO-5003");
  }

  @Test
  void healthIsGoodUntilTheReceiverStopsWhichLetsCallsAtWorkEnd() throws Exception {
    assertThat(said(HttpRequest.newBuilder(uri("/healthz")))).isEqualTo("200");
    topics.answer = FakeTopics.WHEN_TOLD;
    CompletableFuture<HttpResponse<String>> atWork = sendAsync(shop(BODY, "X", "y"));
    FakeTopics.Published event = topics.published.take();
    Thread stopping = Thread.ofVirtual().start(receiver::close);
    while (!said(HttpRequest.newBuilder(uri("/healthz"))).equals("503 BOSCO-5009")) {
      Thread.onSpinWait();
    }
    assertThat(said(shop(BODY, "X", "y"))).isEqualTo("503 BOSCO-5009");
    event.done().complete("1");
    assertThat(atWork.get().statusCode()).isEqualTo(202);
    stopping.join();
    assertThat(topics.closed).isTrue();
  }

  @Test
  void logsHoldNeitherPayloadNorSecretNorSignature() throws Exception {
    LogLines handler = new LogLines();
    Logger log = Logger.getLogger("com.askbosco.data.launch.webhook");
    log.addHandler(handler);
    try {
      topics.answer = FakeTopics.FAILING;
      assertThat(said(signed("shop-secret"))).isEqualTo("503 BOSCO-5008");
      credentials.put("env:META", "{\"signing_secrets\": [], \"verify_token\": \"our-token\"}");
      assertThat(said(meta(BODY))).isEqualTo("503 BOSCO-5008");
      assertThat(said(signed("another"))).isEqualTo("401 BOSCO-5003");
    } finally {
      log.removeHandler(handler);
    }
    assertThat(handler.lines()).hasSize(2);
    assertThat(String.join("\n", handler.lines()))
        .doesNotContain("ann@example.com", "secret-", "our-token", sign("shop-secret", BODY));
  }

  private Map<String, Hook> hooks() {
    Hook shop = hook("shop", "env:SHOP", List.of("orders", "refunds"), SHOP);
    Hook leads = hook("leads", "env:META", List.of("leads", "others"), META);
    return Map.of(shop.path(), shop, leads.path(), leads);
  }

  private static Hook hook(String id, String credential, List<String> streams, String config) {
    WebhookSettings settings =
        (WebhookSettings) SourceSettings.of(SourceKind.WEBHOOK, config, Set.copyOf(streams));
    return new Hook("aurora", id, credential, "", streams, settings);
  }

  private URI uri(String path) {
    return receiver.uri().resolve(path);
  }

  private HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder shop(String body, String header, String value) throws Exception {
    return request("/hooks/aurora/shop", body)
        .header(header, value)
        .header("X-Shopify-Hmac-Sha256", sign("shop-secret", body));
  }

  private HttpRequest.Builder signed(String secret) throws Exception {
    return request("/hooks/aurora/shop", BODY).header("X-Shopify-Hmac-Sha256", sign(secret, BODY));
  }

  private HttpRequest.Builder meta(String body) throws Exception {
    byte[] mac = Base64.getDecoder().decode(sign("app-secret", body));
    return request("/hooks/aurora/leads", body)
        .header("X-Hub-Signature-256", "sha256=" + java.util.HexFormat.of().formatHex(mac));
  }

  static String sign(String secret, String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
    return http.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private String said(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(request);
    String body = answer.body();
    int code = body.indexOf("BOSCO-");
    return answer.statusCode() + (code < 0 ? "" : " " + body.substring(code, code + 10));
  }
}
