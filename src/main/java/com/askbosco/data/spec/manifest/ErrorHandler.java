package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a response means: good, to be retried, to be given up. */
public sealed interface ErrorHandler {

  /**
   * Filters in order, then the defaults by status code.
   *
   * @param maxRetries how often a request is repeated; 5 when not given
   */
  record DefaultErrorHandler(
      @Default(type = "HttpResponseFilter") List<HttpResponseFilter> responseFilters,
      Optional<Text> maxRetries,
      @Default(custom = "CustomBackoffStrategy") List<BackoffStrategy> backoffStrategies)
      implements ErrorHandler {}

  /** Several handlers asked in order. */
  record CompositeErrorHandler(
      @Default(type = "DefaultErrorHandler") List<ErrorHandler> errorHandlers)
      implements ErrorHandler {}

  /**
   * One of the registered handlers.
   *
   * @param className its name; what stands before the last dot is ignored
   * @param rest its settings
   */
  @Component(open = true)
  record CustomErrorHandler(String className, Map<String, Json> rest, Place place)
      implements ErrorHandler {}

  /**
   * Matches when the status code is listed, or the predicate is true, or the message contains the text.
   *
   * @param action what to do; by default what the status code asks for
   * @param resumeAfter ours: with {@link Action#QUOTA_EXHAUSTED}, when to go on: seconds or an ISO-8601 duration; when absent the
   *     next midnight of {@code resume_time_zone}
   * @param resumeTimeZone ours: whose midnight gives the quota back; UTC when absent
   */
  record HttpResponseFilter(
      Optional<Action> action,
      Optional<FailureType> failureType,
      Optional<Text> errorMessage,
      Optional<Text> errorMessageContains,
      List<Integer> httpCodes,
      Optional<Text> predicate,
      Optional<Text> resumeAfter,
      Optional<String> resumeTimeZone,
      Place place) {

    /** Refuses a filter that can never match. */
    public HttpResponseFilter {
      if (errorMessageContains.isEmpty() && httpCodes.isEmpty() && predicate.isEmpty()) {
        throw new IllegalArgumentException(
            "HttpResponseFilter needs `http_codes`, `predicate` or `error_message_contains`");
      }
    }
  }

  /** What to do with a response. */
  enum Action {
    SUCCESS,
    FAIL,
    RETRY,
    IGNORE,
    RATE_LIMITED,
    REFRESH_TOKEN_THEN_RETRY,
    RESET_PAGINATION,
    REDUCE_PAGE_SIZE,
    SPLIT_REQUEST_WINDOW,
    /** Ours: the quota is used up for long; the slice is parked. */
    QUOTA_EXHAUSTED
  }

  /** Whose fault a failure is. */
  enum FailureType {
    SYSTEM_ERROR,
    CONFIG_ERROR,
    TRANSIENT_ERROR;

    /** Whose fault it is that a response or a record could not be judged: the source's, but of a withdrawn name. */
    public static FailureType of(ErrorCode code) {
      return code == ErrorCode.EXPRESSION_WITHDRAWN ? CONFIG_ERROR : SYSTEM_ERROR;
    }
  }
}
