package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.Vendor;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each manifest understands its vendor's own way of saying what is wrong. */
class ManifestFaultTest {
  private static final Instant NOW = Instant.parse("2026-04-01T06:00:00Z");

  private final AtomicInteger retries = new AtomicInteger();

  private static String stream(String source) {
    return switch (source) {
      case "google-ads" -> "campaign";
      case "facebook-marketing" -> "campaigns_insights";
      case "tiktok-marketing" -> "campaigns_reports_daily";
      case "google-analytics-data-api" -> "traffic_acquisition_session_source_medium_report";
      case "shopify" -> "customers";
      case "klaviyo" -> "campaign_values";
      default -> "rates";
    };
  }

  private List<Page> read(String source, String fault) throws Exception {
    String yaml = "faults:\n  - {vendor: " + source + ", " + fault + "}\n";
    String file = "/connectors/" + source + "/manifest.yaml";
    try (SandboxServer server =
            SandboxServer.start(TestSandbox.WORLD, TestSandbox.scenario(yaml), 0);
        InputStream in = ManifestFaultTest.class.getResourceAsStream(file)) {
      Vendor vendor = server.vendors().stream()
          .filter(v -> v.source().equals(source))
          .findFirst()
          .orElseThrow();
      ObjectNode config = vendor
          .credential(TestSandbox.aurora())
          .orElseGet(VendorJson::object)
          .put(
              "account_id",
              vendor.connections(TestSandbox.aurora()).get(0).accounts().get(0))
          .put("api_root", server.uri() + vendor.pathPrefix());
      ReadListener listener = new ReadListener() {
        @Override
        public void onRetry(int attempt, String reason) {
          retries.incrementAndGet();
        }
      };
      Access access = new Access(
          HttpTransport.shared(),
          new Budgets(),
          Clock.fixed(NOW, ZoneOffset.UTC),
          duration -> {},
          listener);
      List<Page> read = new ArrayList<>();
      Connector connector =
          Connector.load(source, file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      try (Pages pages =
          connector.open(stream(source), config, DateRange.day(TestSandbox.DAY), null, access)) {
        for (Page page = pages.next(); page != null; page = pages.next()) {
          read.add(page);
        }
      }
      return read;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google-ads",
        "facebook-marketing",
        "tiktok-marketing",
        "google-analytics-data-api",
        "shopify",
        "klaviyo",
        "ecb-rates"
      })
  void rateLimitIsWaitedFor(String source) throws Exception {
    assertThat(read(source, "kind: rate_limit, nth: 2, retry_after: 3")).isNotNull();
    List<Page> pages = read(source, "kind: rate_limit, from: 1, to: 2");

    assertThat(pages).isNotEmpty();
    assertThat(retries.get()).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google-ads",
        "facebook-marketing",
        "tiktok-marketing",
        "google-analytics-data-api",
        "shopify",
        "klaviyo",
        "ecb-rates"
      })
  void serverErrorIsRetried(String source) throws Exception {
    List<Page> pages = read(source, "kind: status, status: 503, from: 1, to: 2");

    assertThat(pages).isNotEmpty();
    assertThat(retries.get()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google-ads",
        "facebook-marketing",
        "tiktok-marketing",
        "google-analytics-data-api",
        "shopify",
        "klaviyo"
      })
  void revokedTokenAsksForAPerson(String source) {
    assertThatThrownBy(() -> read(source, "kind: revoked_token"))
        .isInstanceOfSatisfying(
            SourceException.class,
            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.SOURCE_UNAUTHORISED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"google-ads", "google-analytics-data-api"})
  void tokenThatRanOutIsRenewed(String source) throws Exception {
    List<Page> pages = read(source, "kind: expired_token, nth: 2");

    assertThat(pages).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "google-ads, 2026-04-01T18:00:00Z",
    "facebook-marketing, 2026-04-01T18:00:00Z",
    "tiktok-marketing, 2026-04-02T00:00:00Z",
    "google-analytics-data-api, 2026-04-01T07:00:00Z",
    "klaviyo, 2026-04-01T18:00:00Z",
  })
  void usedUpQuotaParksTheSliceUntilItIsThereAgain(String source, Instant resumeAt) {
    String path = source.startsWith("google") ? ", from: 2" : "";
    assertThatThrownBy(() -> read(source, "kind: quota_used_up" + path))
        .isInstanceOfSatisfying(SourceException.class, problem -> {
          assertThat(problem.code()).isEqualTo(ErrorCode.SOURCE_QUOTA_USED_UP);
          assertThat(problem.resumeAt()).contains(resumeAt);
        });
  }
}
