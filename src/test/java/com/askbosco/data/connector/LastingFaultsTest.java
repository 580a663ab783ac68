package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LastingFaultsTest {
  private static Rig rig(String handler) {
    Rig rig = new Rig();
    return handler.isEmpty() ? rig : rig.requester("error_handler: " + handler);
  }

  /** A fault that stays, and the code it ends with after so many requests. */
  record Lasting(
      String name,
      String handler,
      Consumer<FakeSource> fault,
      ErrorCode code,
      int requests,
      String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Consumer<FakeSource> always(int status, String body, String... headers) {
    return s -> {
      for (int i = 0; i < 50; i++) {
        s.then(status, body, headers);
      }
    };
  }

  private static Consumer<FakeSource> failing(IOException e) {
    return s -> {
      for (int i = 0; i < 50; i++) {
        s.thenFail(e);
      }
    };
  }

  static Stream<Lasting> lasting() {
    return Stream.of(
        new Lasting(
            "server errors",
            "",
            always(500, ""),
            ErrorCode.SOURCE_UNAVAILABLE,
            6,
            "GET https://api.example.com/v1/things answered 500 (6 attempts)"),
        new Lasting(
            "gateway time-outs", "", always(504, ""), ErrorCode.SOURCE_TIMEOUT, 6, "answered 504"),
        new Lasting(
            "time-outs",
            "",
            failing(new HttpTimeoutException("x")),
            ErrorCode.SOURCE_TIMEOUT,
            6,
            "did not answer in time"),
        new Lasting(
            "resets",
            "",
            failing(new IOException("Connection reset")),
            ErrorCode.SOURCE_UNAVAILABLE,
            6,
            "the connection failed (Connection reset)"),
        new Lasting(
            "rate limits", "", always(429, ""), ErrorCode.SOURCE_RATE_LIMITED, 11, "answered 429"),
        new Lasting(
            "malformed JSON",
            "",
            always(200, "{"),
            ErrorCode.SOURCE_BAD_RESPONSE,
            6,
            "not valid JSON or was cut off"),
        new Lasting(
            "HTML",
            "",
            always(200, " <html>"),
            ErrorCode.SOURCE_BAD_RESPONSE,
            6,
            "but HTML or XML"),
        new Lasting(
            "an unfit content",
            "",
            always(200, "{\"error\":\"x\"}"),
            ErrorCode.SOURCE_BAD_RESPONSE,
            6,
            "has no records but an `error`"),
        new Lasting(
            "as often as the manifest says",
            "{type: DefaultErrorHandler, max_retries: 2}",
            always(500, ""),
            ErrorCode.SOURCE_UNAVAILABLE,
            3,
            "3 attempts"),
        new Lasting(
            "a refusal", "", always(400, "{}"), ErrorCode.SOURCE_REFUSED, 1, "answered 400"),
        new Lasting(
            "no permission",
            "",
            always(403, "{}"),
            ErrorCode.SOURCE_UNAUTHORISED,
            1,
            "answered 403"),
        new Lasting(
            "a key that is refused",
            "",
            always(401, "{}"),
            ErrorCode.SOURCE_UNAUTHORISED,
            1,
            "answered 401"),
        new Lasting(
            "a configuration that the content refuses",
            "{type: DefaultErrorHandler, response_filters: [{predicate: \"{{ response.get('code') == 7 }}\", action: FAIL, failure_type: config_error, error_message: \"No: {{ response['why'] }}\"}]}",
            always(200, "{\"code\":7,\"why\":\"gone\"}"),
            ErrorCode.SOURCE_UNAUTHORISED,
            1,
            "answered 200: No: gone"),
        new Lasting(
            "a failure of the source's own",
            "{type: DefaultErrorHandler, response_filters: [{http_codes: [400], action: FAIL, failure_type: transient_error}]}",
            always(400, "{}"),
            ErrorCode.SOURCE_UNAVAILABLE,
            1,
            "answered 400"),
        new Lasting(
            "a status refused by all handlers",
            "{type: CompositeErrorHandler, error_handlers: [{response_filters: [{http_codes: [403], action: FAIL}]}, {response_filters: [{http_codes: [403], action: FAIL, failure_type: system_error, error_message: second}]}]}",
            always(403, "{}"),
            ErrorCode.SOURCE_UNAUTHORISED,
            1,
            "second"),
        new Lasting(
            "too long an answer",
            "",
            failing(new Transport.BodyTooLargeException(9)),
            ErrorCode.SOURCE_TOO_LARGE,
            1,
            "longer than 9 bytes"),
        new Lasting(
            "a private address",
            "",
            failing(new Transport.HostRefusedException("private")),
            ErrorCode.SOURCE_HOST_REFUSED,
            1,
            "private"),
        new Lasting(
            "redirects in a circle",
            "",
            always(302, "", "Location", "/v1/things"),
            ErrorCode.SOURCE_ENDLESS,
            6,
            "more than 5 redirects"),
        new Lasting(
            "a wish to begin again, for ever",
            "{type: DefaultErrorHandler, response_filters: [{http_codes: [410], action: RESET_PAGINATION}]}",
            always(410, "{}"),
            ErrorCode.SOURCE_UNAVAILABLE,
            4,
            "begin with the first page again"));
  }

  @ParameterizedTest
  @MethodSource("lasting")
  void whatStaysIsReportedAndNeverTakenForEmpty(Lasting each) {
    Rig rig = rig(each.handler());
    each.fault().accept(rig.source);

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e.code()).isEqualTo(each.code());
    assertThat(e).hasMessageContaining(each.message());
    assertThat(rig.source.requests()).hasSize(each.requests());
    assertThat(e.resumeAt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500, 0, 1", "500, 1, 2", "429, 1, 2", "500, 100, 6"})
  void whoeverWantsToKnowSoonGetsFewerRetriesAndNeverMore(int status, int retries, int requests) {
    Rig rig = rig("");
    rig.retries = retries;
    always(status, "").accept(rig.source);

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e).hasMessageContaining("answered " + status);
    assertThat(rig.source.requests()).hasSize(requests);
  }

  /** A quota that is used up, and when there is quota again. */
  record Quota(String name, String handler, Consumer<FakeSource> fault, String resumeAt) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Quota> quotas() {
    return Stream.of(
        new Quota(
            "a wait that is too long to wait for",
            "",
            always(429, "", "Retry-After", "40591"),
            "2026-04-01T17:16:31Z"),
        new Quota(
            "a wait longer than the strategy allows",
            "{type: DefaultErrorHandler, backoff_strategies: [{type: WaitTimeFromHeader, header: X-Wait, max_waiting_time_in_seconds: 60}]}",
            always(429, "", "X-Wait", "61"),
            "2026-04-01T06:01:01Z"),
        new Quota(
            "the midnight of the source",
            "{type: DefaultErrorHandler, response_filters: [{http_codes: [429], action: QUOTA_EXHAUSTED, resume_time_zone: America/Los_Angeles}]}",
            always(429, ""),
            "2026-04-01T07:00:00Z"),
        new Quota(
            "the midnight of UTC",
            "{type: DefaultErrorHandler, response_filters: [{http_codes: [429], action: QUOTA_EXHAUSTED}]}",
            always(429, ""),
            "2026-04-02T00:00:00Z"),
        new Quota(
            "the time the answer names",
            "{type: DefaultErrorHandler, response_filters: [{predicate: \"{{ 'quota' in response }}\", action: QUOTA_EXHAUSTED, resume_after: \"{{ response['quota']['retryDelay'] }}\"}]}",
            always(429, "{\"quota\":{\"retryDelay\":\"90s\"}}"),
            "2026-04-01T06:01:30Z"),
        new Quota(
            "a duration",
            "{type: DefaultErrorHandler, response_filters: [{http_codes: [429], action: QUOTA_EXHAUSTED, resume_after: PT1H}]}",
            always(429, ""),
            "2026-04-01T07:00:00Z"));
  }

  @ParameterizedTest
  @MethodSource("quotas")
  void peer_cortex_3_a_quota_that_is_used_up_parks_the_slice_and_is_no_empty_answer(Quota each) {
    Rig rig = rig(each.handler());
    each.fault().accept(rig.source);

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_QUOTA_USED_UP);
    assertThat(e.resumeAt()).contains(Instant.parse(each.resumeAt()));
    assertThat(rig.source.requests()).hasSize(1);
    assertThat(rig.time.waits()).isEmpty();
  }
}
