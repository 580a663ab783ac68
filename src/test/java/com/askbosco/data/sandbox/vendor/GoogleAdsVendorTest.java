package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.CampaignDay;
import com.askbosco.data.sandbox.world.ConversionDay;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleAdsVendorTest {
  private static final AdAccount ACCOUNT = TestSandbox.account(AdPlatform.GOOGLE_ADS);
  private static final String SEARCH = "/v18/customers/" + ACCOUNT.id() + "/googleAds:searchStream";
  private static final String WHERE =
      " WHERE segments.date BETWEEN '" + TestSandbox.DAY + "' AND '" + TestSandbox.DAY + "'";

  private final SteppingClock clock = new SteppingClock();
  private TestSandbox sandbox = new TestSandbox(new GoogleAdsVendor(clock));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private TestSandbox.Reply token(String refreshToken) throws Exception {
    String form = "grant_type=refresh_token&client_secret="
        + sandbox.credential().get("client_secret").asText() + "&refresh_token="
        + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8);
    return sandbox.post("/token", Map.of(), form);
  }

  private Map<String, String> headers() throws Exception {
    String token = token(sandbox.credential().get("refresh_token").asText())
        .json()
        .get("access_token")
        .asText();
    return Map.of(
        "Authorization", "Bearer " + token,
        "developer-token", sandbox.credential().get("developer_token").asText(),
        "login-customer-id", sandbox.credential().get("login_customer_id").asText());
  }

  private TestSandbox.Reply query(String gaql) throws Exception {
    return sandbox.post(
        SEARCH, headers(), VendorJson.object().put("query", gaql).toString());
  }

  @Test
  void campaignRowsHoldTheWorldsFiguresAsTextsAndNumbers() throws Exception {
    TestSandbox.Reply reply = query(
        "SELECT campaign.id, campaign.status, segments.date, segments.ad_network_type, metrics.clicks, "
            + "metrics.cost_micros, metrics.conversions, metrics.conversions_value FROM campaign"
            + WHERE);

    List<String> expected = new ArrayList<>();
    for (CampaignDay row :
        TestSandbox.aurora().ads().campaignDaily(ACCOUNT, TestSandbox.DAY, TestSandbox.TODAY)) {
      expected.add(
          row.campaign().id() + "|" + row.network() + "|" + row.figures().clicks() + "|"
              + row.figures().spendMicros() + "|" + row.figures().conversionsMicros() + "|"
              + row.figures().conversionValueMicros());
    }
    List<String> found = new ArrayList<>();
    for (JsonNode row : reply.json().get(0).get("results")) {
      JsonNode metrics = row.get("metrics");
      assertThat(metrics.get("costMicros").isTextual()).isTrue();
      assertThat(metrics.get("conversions").isNumber()).isTrue();
      assertThat(row.get("campaign").get("resourceName").asText())
          .isEqualTo("customers/" + ACCOUNT.id() + "/campaigns/"
              + row.get("campaign").get("id").asText());
      found.add(row.get("campaign").get("id").asText() + "|"
          + row.get("segments").get("adNetworkType").asText() + "|"
          + metrics.get("clicks").asText() + "|"
          + metrics.get("costMicros").asText() + "|"
          + metrics.get("conversions").decimalValue().movePointRight(6).longValueExact() + "|"
          + metrics.get("conversionsValue").decimalValue().movePointRight(6).longValueExact());
    }
    assertThat(reply.status()).isEqualTo(200);
    assertThat(expected).isNotEmpty();
    assertThat(found).isEqualTo(expected);
    assertThat(reply.json().get(0).get("fieldMask").asText())
        .startsWith("campaign.id,campaign.status");
  }

  @Test
  void conversionsAreCutByAction() throws Exception {
    TestSandbox.Reply reply = query(
        "SELECT campaign.id, segments.conversion_action_name, metrics.all_conversions FROM campaign"
            + WHERE);

    List<ConversionDay> rows =
        TestSandbox.aurora().ads().conversionsDaily(ACCOUNT, TestSandbox.DAY, TestSandbox.TODAY);
    assertThat(reply.json().get(0).get("results")).hasSameSizeAs(rows);
    assertThat(reply
            .json()
            .get(0)
            .get("results")
            .get(0)
            .get("segments")
            .get("conversionActionName")
            .asText())
        .isEqualTo(rows.get(0).action().name());
  }

  @Test
  void dayWithoutRowsIsAChunkWithoutResults() throws Exception {
    TestSandbox.Reply reply = query(
        "SELECT campaign.id FROM campaign WHERE segments.date BETWEEN '2020-01-01' AND '2020-01-01'");

    assertThat(reply.json()).hasSize(1);
    assertThat(reply.json().get(0).has("results")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT metrics.foo FROM campaign; UNRECOGNIZED_FIELD",
        "SELECT campaign.id FROM keyword_view; BAD_RESOURCE_TYPE_IN_FROM_CLAUSE",
        "SELECT metrics.clicks, segments.conversion_action FROM campaign; PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE",
        "SELECT ad_group.id FROM campaign; PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE",
        "SELECT FROM; UNEXPECTED_INPUT",
      })
  void wrongQueryIsRefusedWithItsCode(String gaql, String code) throws Exception {
    TestSandbox.Reply reply = query(gaql + WHERE);

    JsonNode error = reply.json().get(0).get("error");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(error.get("status").asText()).isEqualTo("INVALID_ARGUMENT");
    assertThat(error
            .get("details")
            .get(0)
            .get("errors")
            .get(0)
            .get("errorCode")
            .get("queryError")
            .asText())
        .isEqualTo(code);
  }

  @Test
  void tokenRunsOutAfterItsTimeAndANewOneWorks() throws Exception {
    Map<String, String> headers = headers();
    String body = VendorJson.object()
        .put("query", "SELECT campaign.id FROM campaign" + WHERE)
        .toString();
    assertThat(sandbox.post(SEARCH, headers, body).status()).isEqualTo(200);

    clock.forward(Duration.ofHours(1));

    TestSandbox.Reply refused = sandbox.post(SEARCH, headers, body);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().get(0).get("error").get("status").asText())
        .isEqualTo("UNAUTHENTICATED");
    assertThat(sandbox.post(SEARCH, headers(), body).status()).isEqualTo(200);
  }

  @Test
  void unknownRefreshTokenIsAnInvalidGrant() throws Exception {
    TestSandbox.Reply reply = token("1//0unknown");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").asText()).isEqualTo("invalid_grant");
  }

  @Test
  void strangersAccountAndMissingManagerAreForbidden() throws Exception {
    Map<String, String> headers = headers();
    String body = VendorJson.object()
        .put("query", "SELECT campaign.id FROM campaign" + WHERE)
        .toString();
    String stranger = TestSandbox.WORLD
        .client("citrine")
        .flatMap(client -> client.adAccount(AdPlatform.GOOGLE_ADS))
        .orElseThrow()
        .id();
    Map<String, String> withoutManager = Map.of(
        "Authorization", headers.get("Authorization"),
        "developer-token", headers.get("developer-token"));

    assertThat(
            sandbox.post(SEARCH.replace(ACCOUNT.id(), stranger), headers, body).status())
        .isEqualTo(403);
    assertThat(sandbox.post(SEARCH, withoutManager, body).status()).isEqualTo(403);
  }

  @Test
  void usedUpQuotaTellsWhenToComeBack() throws Exception {
    sandbox.close();
    sandbox = new TestSandbox(
        new GoogleAdsVendor(clock),
        TestSandbox.scenario("faults:\n  - {kind: quota_used_up, path: searchStream}\n"));

    TestSandbox.Reply reply = query("SELECT campaign.id FROM campaign" + WHERE);

    JsonNode error =
        reply.json().get(0).get("error").get("details").get(0).get("errors").get(0);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(error.get("errorCode").get("quotaError").asText()).isEqualTo("RESOURCE_EXHAUSTED");
    assertThat(error.get("details").get("quotaErrorDetails").get("retryDelay").asText())
        .isEqualTo("43200s");
  }
}
