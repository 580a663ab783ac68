package com.askbosco.data.launch;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A fault and what it must lead to. Faults of one round strike the same run, each a stream of its own.
 *
 * @param round the run it strikes
 * @param source the vendor
 * @param stream the stream, or {@code *} for every request to the vendor
 * @param fault the rule's other keys as YAML
 * @param outcome how the slices it hits end
 * @param hit how many slices end so; 0 when all end complete
 * @param code their code, empty when all end complete
 * @param retries retries of the stream's slices together
 * @param requests requests to the vendor beyond those of a run without faults
 */
record FaultCase(
    Round round,
    String source,
    String stream,
    String fault,
    Outcome outcome,
    int hit,
    String code,
    long retries,
    long requests) {
  private static final String GOOGLE = "google-ads";
  private static final String META = "facebook-marketing";
  private static final String TIKTOK = "tiktok-marketing";
  private static final String GA4 = "google-analytics-data-api";
  private static final String SHOP = "shopify";
  private static final String MAIL = "klaviyo";
  private static final String RATES = "ecb-rates";
  static final String TRAFFIC = "traffic_acquisition_session_source_medium_report";

  /** A run with faults. */
  enum Round {
    /** Faults that go away within the patience of the reader. */
    PASSING,
    /** Faults that stay until somebody mends them. */
    LASTING,
    /** Quotas that are used up until the vendors' next day, and faults that are gone by then. */
    UNTIL_TOMORROW;

    List<FaultCase> cases() {
      return ALL.stream().filter(each -> each.round() == this).toList();
    }

    String scenario() {
      return cases().stream().map(FaultCase::rule).collect(Collectors.joining("", "faults:\n", ""));
    }
  }

  static final List<FaultCase> ALL = List.of(
      passing(GOOGLE, "campaign", "kind: rate_limit, retry_after: 30, nth: 2", 1, 1),
      passing(GOOGLE, "ad_group_ad_legacy", "kind: status, status: 500, nth: 1", 1, 1),
      passing(GOOGLE, "conversions", "kind: reset, nth: 1", 1, 1),
      passing(META, "ads_insights", "kind: status, status: 503, from: 1, to: 2", 2, 2),
      passing(META, "campaigns_insights", "kind: duplicate_page", 0, 2),
      passing(META, "campaigns", "kind: status, status: 502, nth: 1", 1, 1),
      passing(TIKTOK, "campaigns_reports_daily", "kind: rate_limit, from: 1, to: 3", 3, 3),
      passing(TIKTOK, "ads_reports_daily", "kind: truncated_json, nth: 1", 1, 1),
      // The refused request, a request for a token, the request again.
      passing(GA4, TRAFFIC, "kind: expired_token, nth: 1", 1, 2),
      passing(SHOP, "orders", "kind: html_200, nth: 1", 1, 1),
      passing(SHOP, "customers", "kind: duplicate_page, nth: 1", 0, 1),
      passing(MAIL, "campaign_values", "kind: malformed_json, nth: 1", 1, 1),
      passing(RATES, "rates", "kind: timeout, delay_ms: 5000, nth: 1", 1, 1),
      lasting(
          GOOGLE,
          "campaign",
          "kind: status, status: 503, from: 1, to: 6",
          1,
          ErrorCode.SOURCE_UNAVAILABLE,
          5,
          5),
      lasting(
          GOOGLE,
          "ad_group_ad_legacy",
          "kind: rate_limit, from: 1, to: 11",
          1,
          ErrorCode.SOURCE_RATE_LIMITED,
          10,
          // Waiting takes more than an hour, in which the access token runs out once.
          11),
      lasting(
          GOOGLE,
          "conversions",
          "kind: reset, from: 1, to: 6",
          1,
          ErrorCode.SOURCE_UNAVAILABLE,
          5,
          5),
      // Two jobs, each looked at for an hour, at most every 30 seconds.
      lasting(META, "ads_insights", "kind: job_never_ends", 2, ErrorCode.SOURCE_JOB_STUCK, 0, 246),
      lasting(META, "campaigns_insights", "kind: endless_token", 2, ErrorCode.SOURCE_ENDLESS, 0, 2),
      lasting(TIKTOK, "*", "kind: revoked_token", 4, ErrorCode.SOURCE_UNAUTHORISED, 0, 0),
      lasting(GA4, "*", "kind: revoked_token", 2, ErrorCode.SOURCE_UNAUTHORISED, 0, -1),
      lasting(
          SHOP,
          "orders",
          "kind: truncated_json, from: 1, to: 6",
          1,
          ErrorCode.SOURCE_BAD_RESPONSE,
          5,
          5),
      lasting(
          SHOP,
          "customers",
          "kind: malformed_json, from: 1, to: 6",
          1,
          ErrorCode.SOURCE_BAD_RESPONSE,
          5,
          5),
      lasting(
          MAIL,
          "campaign_values",
          "kind: html_200, from: 1, to: 6",
          1,
          ErrorCode.SOURCE_BAD_RESPONSE,
          5,
          5),
      lasting(
          RATES,
          "rates",
          "kind: timeout, delay_ms: 5000, from: 1, to: 6",
          1,
          ErrorCode.SOURCE_TIMEOUT,
          5,
          5),
      quota(GOOGLE, "campaign", 6, -5),
      quota(META, "ads_insights", 5, -12),
      quota(TIKTOK, "campaigns_reports_daily", 4, -3),
      quota(GA4, TRAFFIC, 2, -1),
      quota(MAIL, "campaigns", 3, -2),
      new FaultCase(
          Round.UNTIL_TOMORROW,
          SHOP,
          "orders",
          "kind: endless_token, from: 1, to: 2",
          Outcome.FAILED,
          1,
          ErrorCode.SOURCE_ENDLESS.code(),
          0,
          1),
      new FaultCase(
          Round.UNTIL_TOMORROW,
          SHOP,
          "customers",
          "kind: status, status: 502, from: 1, to: 6",
          Outcome.FAILED,
          1,
          ErrorCode.SOURCE_UNAVAILABLE.code(),
          5,
          5),
      new FaultCase(
          Round.UNTIL_TOMORROW,
          RATES,
          "rates",
          "kind: status, status: 404, nth: 1",
          Outcome.FAILED,
          1,
          ErrorCode.SOURCE_REFUSED.code(),
          0,
          0));

  private static FaultCase passing(
      String source, String stream, String fault, long retries, long requests) {
    return new FaultCase(
        Round.PASSING, source, stream, fault, Outcome.COMPLETE, 0, "", retries, requests);
  }

  private static FaultCase lasting(
      String source,
      String stream,
      String fault,
      int hit,
      ErrorCode code,
      long retries,
      long requests) {
    return new FaultCase(
        Round.LASTING, source, stream, fault, Outcome.FAILED, hit, code.code(), retries, requests);
  }

  /** The first request is refused; nothing else is asked of the vendor. */
  private static FaultCase quota(String source, String stream, int hit, long requests) {
    return new FaultCase(
        Round.UNTIL_TOMORROW,
        source,
        stream,
        "kind: quota_used_up, nth: 1",
        Outcome.PARKED,
        hit,
        ErrorCode.SOURCE_QUOTA_USED_UP.code(),
        0,
        requests);
  }

  /** Whether the fault concerns a slice of this vendor and stream; a used-up quota concerns all streams. */
  boolean concerns(String vendor, String name) {
    return source.equals(vendor)
        && (stream.equals("*") || outcome == Outcome.PARKED || stream.equals(name));
  }

  private String rule() {
    String of = stream.equals("*") ? "" : ", stream: " + stream;
    return "  - {vendor: " + source + of + ", " + fault + "}\n";
  }

  @Override
  public String toString() {
    return source + " " + stream + ": " + fault;
  }
}
