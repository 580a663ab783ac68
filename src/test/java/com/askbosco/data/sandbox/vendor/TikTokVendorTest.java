package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.CampaignDay;
import com.askbosco.data.sandbox.world.Micros;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikTokVendorTest {
  private static final AdAccount ACCOUNT = TestSandbox.account(AdPlatform.TIKTOK);
  private static final String METRICS =
      "[\"spend\",\"impressions\",\"clicks\",\"complete_payment\",\"total_complete_payment_rate\"]";

  private final TestSandbox sandbox = new TestSandbox(new TikTokVendor());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Map<String, String> headers() {
    return Map.of("Access-Token", sandbox.credential().get("access_token").asText());
  }

  private static String path(String from, String to, String metrics, int page, int size) {
    return "/open_api/v1.3/report/integrated/get/?report_type=BASIC&data_level=AUCTION_CAMPAIGN&advertiser_id="
        + ACCOUNT.id() + "&dimensions=" + encoded("[\"campaign_id\",\"stat_time_day\"]")
        + "&metrics="
        + encoded(metrics) + "&start_date=" + from + "&end_date=" + to + "&page=" + page
        + "&page_size=" + size;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void rowsOfAllPagesHoldTheWorldsFiguresAsTexts() throws Exception {
    List<String> found = new ArrayList<>();
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      JsonNode body = sandbox
          .get(path("2026-03-24", "2026-03-25", METRICS, page, 2), headers())
          .json();
      assertThat(body.get("code").asInt()).isZero();
      pages = body.get("data").get("page_info").get("total_page").asInt();
      for (JsonNode row : body.get("data").get("list")) {
        JsonNode metrics = row.get("metrics");
        found.add(row.get("dimensions").get("campaign_id").textValue() + "|"
            + row.get("dimensions").get("stat_time_day").textValue() + "|"
            + metrics.get("spend").textValue() + "|"
            + metrics.get("impressions").textValue() + "|"
            + metrics.get("clicks").textValue() + "|"
            + metrics.get("complete_payment").textValue());
      }
    }
    List<String> expected = new ArrayList<>();
    for (String day : List.of("2026-03-24", "2026-03-25")) {
      for (CampaignDay row : TestSandbox.aurora()
          .ads()
          .campaignDaily(ACCOUNT, java.time.LocalDate.parse(day), TestSandbox.TODAY)) {
        long purchases = row.figures().conversionsMicros() / Micros.ONE;
        expected.add(row.campaign().id() + "|" + day + " 00:00:00|"
            + Micros.decimal(row.figures().spendMicros(), ACCOUNT.currency())
                .setScale(2)
                .toPlainString()
            + "|"
            + row.figures().impressions() + "|" + row.figures().clicks() + "|"
            + (purchases == 0 ? "-" : Long.toString(purchases)));
      }
    }
    assertThat(pages).isGreaterThan(1);
    assertThat(found).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-03-01; 2026-03-31; [\"spend\"]; 1000; 30 days",
        "2026-03-01; 2026-03-02; [\"foo\"]; 1000; foo is not a valid metric",
        "2026-03-01; 2026-03-02; [\"spend\"]; 1001; page_size",
      })
  void wrongRequestIsStatus200WithCode40002(
      String from, String to, String metrics, int size, String message) throws Exception {
    TestSandbox.Reply reply = sandbox.get(path(from, to, metrics, 1, size), headers());

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("code").asInt()).isEqualTo(40002);
    assertThat(reply.json().get("message").asText()).contains(message);
  }

  @Test
  void unknownTokenIsStatus200WithCode40105() throws Exception {
    TestSandbox.Reply reply =
        sandbox.get(path("2026-03-01", "2026-03-01", METRICS, 1, 10), Map.of("Access-Token", "x"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("code").asInt()).isEqualTo(40105);
  }
}
