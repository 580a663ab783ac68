package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many calls the source allows in what time; the first policy that matches a request counts. */
public record HTTPAPIBudget(
    List<CallRatePolicy> policies,
    @Default("ratelimit-reset") String ratelimitResetHeader,
    @Default("ratelimit-remaining") String ratelimitRemainingHeader,
    List<Integer> statusCodesForRatelimitHit) {

  /** A number of calls in a time. */
  public sealed interface CallRatePolicy {

    /** Which requests it counts; none means every one. */
    List<HttpRequestRegexMatcher> matchers();

    /** In every interval that ends now. */
    record MovingWindowCallRatePolicy(
        List<Rate> rates,
        @Default(type = "HttpRequestRegexMatcher") List<HttpRequestRegexMatcher> matchers)
        implements CallRatePolicy {}

    /** In intervals one after another. */
    record FixedWindowCallRatePolicy(
        String period,
        int callLimit,
        @Default(type = "HttpRequestRegexMatcher") List<HttpRequestRegexMatcher> matchers)
        implements CallRatePolicy {}

    /** No limit for some requests. */
    record UnlimitedCallRatePolicy(
        @Default(type = "HttpRequestRegexMatcher") List<HttpRequestRegexMatcher> matchers)
        implements CallRatePolicy {}
  }

  /** So many calls in an ISO-8601 duration. */
  public record Rate(Text limit, String interval) {}

  /**
   * Matches requests; a part that is absent matches all.
   *
   * @param weight as how many calls such a request counts; 1 when absent
   */
  public record HttpRequestRegexMatcher(
      Optional<String> method,
      Optional<String> urlBase,
      Optional<String> urlPathPattern,
      Map<String, String> params,
      Map<String, String> headers,
      Optional<Text> weight) {}
}
