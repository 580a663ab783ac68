package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/**
 * Several tokens that can do the same, each with quotas of its own; a token whose quota is used up makes room for another.
 *
 * @param tokens a list, or a text that is split at {@code token_delimiter}
 * @param quotaStatusSource where a token's quotas are asked for
 * @param maxWaitTime longest wait for a reset, ISO-8601
 * @param budgetReserveFraction below this part of the limit of every token, calls are spread over the time that is left
 * @param budgetMinReserve the same as a number of calls; the larger of the two counts
 */
public record RateLimitedMultipleTokenAuthenticator(
    Json tokens,
    @Default(",") String tokenDelimiter,
    @Default("Bearer") String authMethod,
    @Default("Authorization") String header,
    @Default(type = "QuotaStatusSource") QuotaStatusSource quotaStatusSource,
    @Default(type = "TokenQuota") List<TokenQuota> quotas,
    @Default("PT2H") Text maxWaitTime,
    @Default("0.1") double budgetReserveFraction,
    @Default("50") int budgetMinReserve,
    Place place)
    implements Authenticator {

  /** Takes the usual words where they are empty. */
  public RateLimitedMultipleTokenAuthenticator {
    tokenDelimiter = tokenDelimiter.isEmpty() ? "," : tokenDelimiter;
    authMethod = authMethod.isEmpty() ? "Bearer" : authMethod;
    header = header.isEmpty() ? "Authorization" : header;
  }

  /**
   * Where quotas are asked for.
   *
   * @param unavailableStatusCodes answers that say that nothing is limited
   */
  public record QuotaStatusSource(
      Text url,
      @Default("GET") HttpRequester.HttpMethod httpMethod,
      Optional<Json> requestHeaders,
      List<Integer> unavailableStatusCodes) {}

  /**
   * A quota.
   *
   * @param matchers the requests that count for it; all that count for no other when empty
   * @param remainingPath where the answer says how many calls are left
   * @param resetPath where it says when there are more
   * @param limitPath where it says how many there are at most
   * @param exhaustionStatusCodes answers to ordinary requests that say that none is left
   */
  public record TokenQuota(
      String name,
      List<String> remainingPath,
      List<String> resetPath,
      List<String> limitPath,

      @Default(type = "HttpRequestRegexMatcher")
      List<HTTPAPIBudget.HttpRequestRegexMatcher> matchers,

      Optional<String> remainingHeader,
      Optional<String> resetHeader,
      Optional<String> limitHeader,
      List<Integer> exhaustionStatusCodes) {}
}
