package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdDay;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.Campaign;
import com.askbosco.data.sandbox.world.Micros;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetaVendorTest {
  private static final AdAccount ACCOUNT = TestSandbox.account(AdPlatform.META);
  private static final String INSIGHTS = "/v21.0/act_" + ACCOUNT.id() + "/insights";
  private static final String FIELDS =
      "account_id,campaign_id,ad_id,impressions,clicks,inline_link_clicks,spend,actions,action_values";

  private TestSandbox sandbox = new TestSandbox(new MetaVendor());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private Map<String, String> headers() {
    return Map.of(
        "Authorization", "Bearer " + sandbox.credential().get("access_token").asText());
  }

  private static String form(String level, String fields) {
    String range = "{\"since\":\"" + TestSandbox.DAY + "\",\"until\":\"" + TestSandbox.DAY + "\"}";
    return "level=" + level + "&time_increment=1&fields=" + fields + "&time_range="
        + URLEncoder.encode(range, StandardCharsets.UTF_8);
  }

  private String finishedRun(String level) throws Exception {
    String run = sandbox
        .post(INSIGHTS, headers(), form(level, FIELDS))
        .json()
        .get("report_run_id")
        .asText();
    for (int poll = 0; poll < 2; poll++) {
      JsonNode status = sandbox.get("/v21.0/" + run, headers()).json();
      if (status.get("async_status").asText().equals("Job Completed")) {
        assertThat(status.get("async_percent_completion").asInt()).isEqualTo(100);
        return run;
      }
      assertThat(status.get("async_status").asText()).isEqualTo("Job Running");
    }
    throw new AssertionError("two polls were not enough");
  }

  @Test
  void adRowsOfAllPagesHoldTheWorldsFiguresAsTexts() throws Exception {
    String next = "/v21.0/" + finishedRun("ad") + "/insights?limit=3";
    List<String> found = new ArrayList<>();
    int pages = 0;
    while (!next.isEmpty()) {
      JsonNode page = sandbox.get(next, headers()).json();
      assertThat(page.get("data").size()).isBetween(1, 3);
      for (JsonNode row : page.get("data")) {
        found.add(row.get("ad_id").textValue() + "|" + row.get("impressions").textValue() + "|"
            + row.get("clicks").textValue() + "|"
            + row.get("inline_link_clicks").textValue() + "|"
            + row.get("spend").textValue() + "|" + row.get("date_start").textValue());
      }
      next = page.get("paging").path("next").asText();
      pages++;
    }
    List<String> expected = new ArrayList<>();
    List<AdDay> rows =
        TestSandbox.aurora().ads().adDaily(ACCOUNT, TestSandbox.DAY, TestSandbox.TODAY);
    for (AdDay row : rows) {
      expected.add(row.ad().id() + "|" + row.figures().impressions() + "|"
          + row.figures().engagements() + "|"
          + row.figures().clicks() + "|"
          + Micros.text(row.figures().spendMicros(), ACCOUNT.currency()) + "|"
          + TestSandbox.DAY);
    }
    assertThat(rows).hasSizeGreaterThan(3);
    assertThat(found).isEqualTo(expected);
    assertThat(pages).isEqualTo((rows.size() + 2) / 3);
  }

  @Test
  void purchasesComeUnderThreeOverlappingTypes() throws Exception {
    JsonNode rows = sandbox
        .get("/v21.0/" + finishedRun("campaign") + "/insights", headers())
        .json()
        .get("data");
    JsonNode withPurchases = StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.has("action_values"))
        .findFirst()
        .orElseThrow();

    Map<String, String> values = new java.util.TreeMap<>();
    withPurchases
        .get("action_values")
        .forEach(a -> values.put(a.get("action_type").asText(), a.get("value").textValue()));
    assertThat(values)
        .containsKeys("omni_purchase", "purchase", "offsite_conversion.fb_pixel_purchase");
    assertThat(values.get("omni_purchase")).isEqualTo(values.get("purchase"));
  }

  @Test
  void windowsOfAnActionAddUpToItsValue() throws Exception {
    JsonNode rows = sandbox
        .get("/v21.0/" + finishedRun("campaign") + "/insights", headers())
        .json()
        .get("data");

    for (JsonNode row : rows) {
      for (JsonNode action : row.path("actions")) {
        assertThat(action.path("7d_click").asLong() + action.path("1d_view").asLong())
            .isEqualTo(action.get("value").asLong());
      }
    }
  }

  @Test
  void unknownFieldIsRefusedWithCode100() throws Exception {
    TestSandbox.Reply reply = sandbox.post(INSIGHTS, headers(), form("ad", "impressions,foo"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").get("code").asInt()).isEqualTo(100);
    assertThat(reply.json().get("error").get("message").asText()).contains("foo");
  }

  @Test
  void unknownTokenIsRefusedWithCode190() throws Exception {
    TestSandbox.Reply reply = sandbox.get(
        "/v21.0/act_" + ACCOUNT.id() + "/campaigns", Map.of("Authorization", "Bearer x"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.json().get("error").get("code").asInt()).isEqualTo(190);
  }

  @Test
  void deletedCampaignsComeOnlyWhenAskedFor() throws Exception {
    String path = "/v21.0/act_" + ACCOUNT.id() + "/campaigns";
    String all = URLEncoder.encode(
        "[\"ACTIVE\",\"PAUSED\",\"DELETED\",\"ARCHIVED\"]", StandardCharsets.UTF_8);
    List<Campaign> campaigns = TestSandbox.aurora().ads().campaigns(ACCOUNT, TestSandbox.TODAY);
    long living = campaigns.stream()
        .filter(c -> c.status(TestSandbox.TODAY) != Campaign.Status.DELETED)
        .count();

    assertThat(sandbox.get(path + "?effective_status=" + all, headers()).json().get("data"))
        .hasSameSizeAs(campaigns);
    assertThat(sandbox.get(path, headers()).json().get("data")).hasSize((int) living);
  }

  @Test
  void rateLimitIsStatus400WithCodeAndUsageHeader() throws Exception {
    sandbox.close();
    sandbox = new TestSandbox(
        new MetaVendor(), TestSandbox.scenario("faults:\n  - {kind: quota_used_up}\n"));

    TestSandbox.Reply reply = sandbox.get("/v21.0/act_" + ACCOUNT.id() + "/campaigns", headers());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").get("code").asInt()).isEqualTo(80000);
    assertThat(reply.headers().firstValue("X-Business-Use-Case-Usage").orElse(""))
        .contains("\"estimated_time_to_regain_access\":720");
  }

  @Test
  void jobThatNeverEndsStaysRunning() throws Exception {
    sandbox.close();
    sandbox = new TestSandbox(
        new MetaVendor(), TestSandbox.scenario("faults:\n  - {kind: job_never_ends}\n"));
    String run = sandbox
        .post(INSIGHTS, headers(), form("ad", FIELDS))
        .json()
        .get("report_run_id")
        .asText();

    for (int poll = 0; poll < 4; poll++) {
      assertThat(
              sandbox.get("/v21.0/" + run, headers()).json().get("async_status").asText())
          .isEqualTo("Job Running");
    }
  }

  @Test
  void endlessAndDuplicatePagesShowInTheCursors() throws Exception {
    String path = "/v21.0/act_" + ACCOUNT.id() + "/campaigns?limit=500";
    sandbox.close();
    sandbox = new TestSandbox(
        new MetaVendor(), TestSandbox.scenario("faults:\n  - {kind: endless_token}\n"));
    JsonNode first = sandbox.get(path, headers()).json();
    JsonNode second =
        sandbox.get(first.get("paging").get("next").asText(), headers()).json();
    assertThat(second.get("paging").get("cursors").get("after"))
        .isEqualTo(first.get("paging").get("cursors").get("after"));

    sandbox.close();
    sandbox = new TestSandbox(
        new MetaVendor(), TestSandbox.scenario("faults:\n  - {kind: duplicate_page}\n"));
    JsonNode once = sandbox.get(path, headers()).json();
    JsonNode twice =
        sandbox.get(once.get("paging").get("next").asText(), headers()).json();
    assertThat(twice.get("data")).isEqualTo(once.get("data"));
    assertThat(twice.get("paging").has("next")).isFalse();
  }
}
