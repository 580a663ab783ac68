package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each manifest understands its vendor's own way of saying what is wrong. */
class ManifestFaultTest {
  private int retries;

  private static String stream(String source) {
    return switch (source) {
      case "google-ads" -> "campaign";
      case "facebook-marketing" -> "campaigns_insights";
      case "tiktok-marketing" -> "campaigns_reports_daily";
      case "google-analytics-data-api" -> "traffic_acquisition_session_source_medium_report";
      case "shopify" -> "customers";
      case "klaviyo" -> "campaigns";
      default -> "rates";
    };
  }

  private List<JsonNode> read(String source, String fault) throws Exception {
    String yaml = "faults:\n  - {vendor: " + source + ", " + fault + "}\n";
    try (ManifestReader reader = new ManifestReader(TestSandbox.scenario(yaml))) {
      List<JsonNode> records = reader.read(source, stream(source), DateRange.day(TestSandbox.DAY));
      retries = reader.retries();
      return records;
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
    List<JsonNode> records = read(source, "kind: rate_limit, from: 1, to: 2");

    assertThat(records).isNotEmpty();
    assertThat(retries).isGreaterThanOrEqualTo(2);
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
    List<JsonNode> records = read(source, "kind: status, status: 503, from: 1, to: 2");

    assertThat(records).isNotEmpty();
    assertThat(retries).isEqualTo(2);
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
    List<JsonNode> records = read(source, "kind: expired_token, nth: 2");

    assertThat(records).isNotEmpty();
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
