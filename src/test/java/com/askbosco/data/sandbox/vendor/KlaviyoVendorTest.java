package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.EmailCampaign;
import com.askbosco.data.sandbox.world.MessageDay;
import com.askbosco.data.sandbox.world.MessageEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KlaviyoVendorTest {
  private static final String CAMPAIGNS =
      "/api/campaigns?filter=" + encoded("equals(messages.channel,'email')");

  private final ClientWorld client = TestSandbox.aurora();
  private TestSandbox sandbox = new TestSandbox(new KlaviyoVendor());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Map<String, String> headers() {
    return Map.of(
        "Authorization",
        "Klaviyo-API-Key " + sandbox.credential().get("api_key").asText(),
        "revision",
        "2024-10-15");
  }

  private ObjectNode report(LocalDate day) {
    ObjectNode body = VendorJson.object();
    ObjectNode attributes =
        body.putObject("data").put("type", "campaign-values-report").putObject("attributes");
    attributes.putArray("statistics").add("recipients").add("opens").add("conversion_value");
    attributes.putObject("timeframe").put("start", day + "T00:00:00").put("end", day + "T23:59:59");
    attributes.put(
        "conversion_metric_id", sandbox.credential().get("conversion_metric_id").asText());
    return body;
  }

  @Test
  void campaignsAreResources() throws Exception {
    JsonNode body = sandbox.get(CAMPAIGNS, headers()).json();

    List<EmailCampaign> campaigns = client.email().campaigns(TestSandbox.TODAY);
    assertThat(campaigns).isNotEmpty();
    assertThat(body.get("data")).hasSameSizeAs(campaigns);
    assertThat(body.get("data").get(0).get("type").asText()).isEqualTo("campaign");
    assertThat(body.get("data").get(0).get("attributes").get("name").asText())
        .isEqualTo(campaigns.get(0).name());
    assertThat(body.get("links").get("next").isNull()).isTrue();
  }

  @Test
  void reportCountsByTheDayOfSending() throws Exception {
    EmailCampaign campaign = client.email().campaigns(TestSandbox.TODAY).get(0);
    LocalDate sent = LocalDate.ofInstant(campaign.sentAt(), client.zone());
    List<MessageDay> days = new ArrayList<>();
    for (int i = 0; i <= 8; i++) {
      client.email().messageDaily(sent.plusDays(i), TestSandbox.TODAY).stream()
          .filter(row -> row.campaign().id().equals(campaign.id()))
          .forEach(days::add);
    }

    JsonNode body = sandbox
        .post("/api/campaign-values-reports", headers(), report(sent).toString())
        .json();
    JsonNode row = body.get("data").get("attributes").get("results").get(0);

    assertThat(days.size()).isGreaterThan(1);
    assertThat(row.get("groupings").get("campaign_id").asText()).isEqualTo(campaign.id());
    assertThat(row.get("statistics").get("recipients").asLong()).isEqualTo(campaign.recipients());
    assertThat(row.get("statistics").get("opens").asLong())
        .isEqualTo(days.stream().mapToLong(MessageDay::opens).sum());
    assertThat(row.get("statistics")
            .get("conversion_value")
            .decimalValue()
            .movePointRight(6)
            .longValueExact())
        .isEqualTo(days.stream().mapToLong(MessageDay::conversionValueMicros).sum());
  }

  @Test
  void eventsOfAllPagesFollowTheLinks() throws Exception {
    LocalDate day = LocalDate.ofInstant(
        client.email().campaigns(TestSandbox.TODAY).get(0).sentAt(), client.zone());
    String filter = encoded("greater-or-equal(datetime," + day
        + "T00:00:00+00:00),less-or-equal(datetime," + day + "T23:59:59+00:00)");
    List<MessageEvent> expected = KlaviyoRows.events(
        client,
        java.time.Instant.parse(day + "T00:00:00Z"),
        java.time.Instant.parse(day + "T23:59:59Z"),
        TestSandbox.TODAY);
    int size = Math.min(1000, expected.size() / 2 + 1);

    String next = "/api/events?sort=datetime&page%5Bsize%5D=" + size + "&filter=" + filter;
    List<String> ids = new ArrayList<>();
    while (!next.isEmpty()) {
      JsonNode body = sandbox.get(next, headers()).json();
      body.get("data").forEach(event -> ids.add(event.get("id").asText()));
      next = body.get("links").path("next").asText("").replace("null", "");
    }

    assertThat(expected).hasSizeGreaterThan(size);
    assertThat(ids).isEqualTo(expected.stream().map(MessageEvent::id).toList());
  }

  @Test
  void keyRevisionAndFilterAreDemanded() throws Exception {
    TestSandbox.Reply noKey = sandbox.get(CAMPAIGNS, Map.of("revision", "2024-10-15"));
    TestSandbox.Reply noRevision =
        sandbox.get(CAMPAIGNS, Map.of("Authorization", headers().get("Authorization")));
    TestSandbox.Reply noFilter = sandbox.get("/api/campaigns", headers());

    assertThat(noKey.status()).isEqualTo(401);
    assertThat(noKey.json().get("errors").get(0).get("code").asText())
        .isEqualTo("not_authenticated");
    assertThat(noRevision.status()).isEqualTo(400);
    assertThat(noFilter.status()).isEqualTo(400);
    assertThat(noFilter.json().get("errors").get(0).get("detail").asText())
        .contains("channel filter");
  }

  @Test
  void throttlingTellsTheSecondsToWait() throws Exception {
    sandbox.close();
    sandbox = new TestSandbox(
        new KlaviyoVendor(),
        TestSandbox.scenario("faults:\n  - {kind: rate_limit, retry_after: 17}\n"));

    TestSandbox.Reply reply = sandbox.get(CAMPAIGNS, headers());

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers().firstValue("Retry-After")).contains("17");
    assertThat(reply.json().get("errors").get(0).get("code").asText()).isEqualTo("throttled");
  }
}
