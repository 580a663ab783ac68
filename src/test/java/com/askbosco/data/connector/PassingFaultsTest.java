package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassingFaultsTest {
  private static final String GOOD = "{\"data\":[{\"id\":1}]}";
  private static final String RECORD = "{\"id\":1}";

  /** A passing fault, and how long the runtime waits before it asks again. */
  record Passing(String name, String handler, Consumer<FakeSource> fault, List<Duration> waits) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Duration> seconds(long... seconds) {
    return java.util.Arrays.stream(seconds).mapToObj(Duration::ofSeconds).toList();
  }

  static Stream<Passing> passing() {
    return Stream.of(
        new Passing(
            "server errors, waiting twice as long each time",
            "",
            s -> s.then(500, "").then(502, "").then(503, "<html>"),
            seconds(1, 2, 4)),
        new Passing(
            "a time-out", "", s -> s.thenFail(new HttpTimeoutException("slow")), seconds(1)),
        new Passing(
            "a connection that breaks off",
            "",
            s -> s.thenFail(new IOException("Connection reset")),
            seconds(1)),
        new Passing("429 without a word about when", "", s -> s.then(429, "{}"), seconds(1)),
        new Passing(
            "429 with Retry-After in seconds",
            "",
            s -> s.then(429, "{}", "Retry-After", "17"),
            seconds(17)),
        new Passing(
            "503 with Retry-After as a date",
            "",
            s -> s.then(503, "", "Retry-After", "Wed, 1 Apr 2026 06:00:42 GMT"),
            seconds(42)),
        new Passing(
            "Retry-After that says nothing",
            "",
            s -> s.then(429, "", "Retry-After", "soon"),
            seconds(1)),
        new Passing(
            "JSON that is cut off", "", s -> s.then("{\"data\":[{\"id\":1},{\"i"), seconds(1)),
        new Passing("JSON that is wrong", "", s -> s.then("{\"data\":[{\"id\":}]}"), seconds(1)),
        new Passing(
            "an HTML page with status 200", "", s -> s.then("<html>sorry</html>"), seconds(1)),
        new Passing("an empty answer with status 200", "", s -> s.then(""), seconds(1)),
        new Passing("an answer that is no object", "", s -> s.then("\"ok\""), seconds(1)),
        new Passing("something after the JSON", "", s -> s.then(GOOD + GOOD), seconds(1)),
        new Passing(
            "an error with status 200 and no records",
            "",
            s -> s.then("{\"error\":{\"message\":\"later\"}}")
                .then("{\"errors\":[\"x\"],\"data\":[]}"),
            seconds(1, 2)),
        new Passing(
            "a constant back-off",
            "{type: DefaultErrorHandler, backoff_strategies: [{type: ConstantBackoffStrategy, backoff_time_in_seconds: 7}]}",
            s -> s.then(500, "").then(500, ""),
            seconds(7, 7)),
        new Passing(
            "an exponential back-off",
            "{type: DefaultErrorHandler, backoff_strategies: [{type: ExponentialBackoffStrategy, factor: 3}]}",
            s -> s.then(500, "").then(500, ""),
            seconds(6, 12)),
        new Passing(
            "an exponential back-off of factor 5 when none is given",
            "{type: DefaultErrorHandler, backoff_strategies: [{type: ExponentialBackoffStrategy}]}",
            s -> s.then(500, ""),
            seconds(10)),
        new Passing(
            "the time in a header, else the next strategy",
            "{type: DefaultErrorHandler, backoff_strategies: [{type: WaitTimeFromHeader, header: X-Wait, regex: \"(\\\\d+) seconds\"}, {type: ConstantBackoffStrategy, backoff_time_in_seconds: 2}]}",
            s -> s.then(429, "", "X-Wait", "in 33 seconds")
                .then(429, "", "X-Wait", "never")
                .then(500, ""),
            seconds(33, 2, 2)),
        new Passing(
            "until the time in a header, but not shorter than the least",
            "{type: DefaultErrorHandler, backoff_strategies: [{type: WaitUntilTimeFromHeader, header: X-Reset, min_wait: 5}]}",
            s -> s.then(429, "", "X-Reset", Long.toString(ManualTime.START.getEpochSecond() + 60))
                .then(429, "", "X-Reset", "1"),
            seconds(60, 5)),
        new Passing(
            "a filter by code",
            "{type: DefaultErrorHandler, response_filters: [{http_codes: [404], action: RETRY}]}",
            s -> s.then(404, "{}"),
            seconds(1)),
        new Passing(
            "a filter by the content of a good status",
            "{type: DefaultErrorHandler, response_filters: [{predicate: \"{{ response.get('code') == 40100 }}\", action: RATE_LIMITED}]}",
            s -> s.then("{\"code\":40100}"),
            seconds(1)),
        new Passing(
            "a filter by a part of the message",
            "{type: DefaultErrorHandler, response_filters: [{error_message_contains: too many, action: RETRY}]}",
            s -> s.then(400, "{\"error\":{\"message\":\"far too many\"}}"),
            seconds(1)),
        new Passing(
            "the second of two handlers",
            "{type: CompositeErrorHandler, error_handlers: [{response_filters: [{http_codes: [403], action: FAIL}]}, {response_filters: [{http_codes: [403], action: RETRY}], backoff_strategies: [{type: ConstantBackoffStrategy, backoff_time_in_seconds: 3}]}]}",
            s -> s.then(403, "{}"),
            seconds(3)),
        new Passing(
            "a request to begin with the first page again",
            "{type: DefaultErrorHandler, response_filters: [{http_codes: [410], action: RESET_PAGINATION}]}",
            s -> s.then(410, "{}"),
            seconds()));
  }

  private static Rig rig(String handler) {
    Rig rig = new Rig();
    return handler.isEmpty() ? rig : rig.requester("error_handler: " + handler);
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatPassesIsAskedForAgain(Passing each) throws Exception {
    Rig rig = rig(each.handler());
    each.fault().accept(rig.source);
    rig.source.then(GOOD);

    assertThat(rig.records()).containsExactly(RECORD);
    assertThat(rig.time.waits()).isEqualTo(each.waits());
    assertThat(rig.events.stream().filter(e -> e.startsWith("wait")))
        .hasSize(each.waits().size());
  }

  @Test
  void anIgnoredAnswerIsAnEmptyPageThatStaysReadable() throws Exception {
    Rig rig =
        rig("{type: DefaultErrorHandler, response_filters: [{http_codes: [404], action: IGNORE}]}");
    rig.source.then(404, "<html>none</html>");

    List<Page> pages = rig.pages(null);
    assertThat(pages).hasSize(1);
    assertThat(pages.get(0).records()).isEmpty();
    assertThat(pages.get(0).nextPosition()).isNull();
    assertThat(rig.connector()
            .records(
                "things", rig.json("{}"), pages.get(0).context(), pages.get(0).body()))
        .isEmpty();
  }

  @Test
  void noContentIsAnEmptyPage() throws Exception {
    Rig rig = new Rig();
    rig.source.then(204, "");

    assertThat(rig.records()).isEmpty();
  }

  @Test
  void aStatusTheManifestCallsGoodIsGood() throws Exception {
    Rig rig = rig(
        "{type: DefaultErrorHandler, response_filters: [{http_codes: [404], action: SUCCESS}]}");
    rig.source.then(404, GOOD);

    assertThat(rig.records()).containsExactly(RECORD);
  }

  @Test
  void whatThePaginatorNeedsAndTheAnswerLacksIsABadResponse() {
    Rig rig = new Rig()
        .retriever(
            "paginator: {type: DefaultPaginator, pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response['paging']['cursors']['after'] }}\"}}");
    rig.source.by(line -> GOOD);

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_BAD_RESPONSE);
    assertThat(rig.source.requests()).hasSize(6);
  }

  @Test
  void pagesThatWereHandedOutAreNotTakenBack() throws Exception {
    Rig rig =
        rig("{type: DefaultErrorHandler, response_filters: [{http_codes: [410], action: RESET_PAGINATION}]}")
            .retriever(
                "paginator: {type: DefaultPaginator, pagination_strategy: {type: PageIncrement}}");
    rig.source.then(GOOD).then(410, "");

    try (Pages pages = rig.open(null)) {
      assertThat(pages.next()).isNotNull();
      assertThat(catchThrowableOfType(SourceException.class, pages::next).code())
          .isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    }
  }

  @Test
  void theListenerHearsOfRetriesAndWaits() throws Exception {
    Rig rig = new Rig();
    rig.source.then(500, "").then(GOOD);
    rig.records();

    assertThat(rig.events)
        .containsExactly(
            "retry 1: GET https://api.example.com/v1/things answered 500", "wait PT1S");
  }
}
