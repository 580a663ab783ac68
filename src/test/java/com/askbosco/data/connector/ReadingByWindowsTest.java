package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingByWindowsTest {
  private static final String OPTIONS =
      ", start_time_option: {inject_into: request_parameter, field_name: since}, end_time_option: {inject_into: request_parameter, field_name: until}}";

  /** A cursor, and the windows it asks for. */
  record Cursor(String name, String yaml, String from, String to, List<String> asked) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Cursor> cursors() {
    String day =
        "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-01-01\", end_datetime: \"2026-01-05\"";
    return Stream.of(
        new Cursor(
            "one window without a step", day, "", "", List.of("since=2026-01-01&until=2026-01-05")),
        new Cursor(
            "a window per day",
            day + ", step: P1D, cursor_granularity: P1D",
            "2026-01-30",
            "2026-02-01",
            List.of(
                "since=2026-01-30&until=2026-01-30",
                "since=2026-01-31&until=2026-01-31",
                "since=2026-02-01&until=2026-02-01")),
        new Cursor(
            "windows that do not overlap and the last one shorter",
            day + ", step: P2D, cursor_granularity: P1D",
            "",
            "",
            List.of(
                "since=2026-01-01&until=2026-01-02",
                "since=2026-01-03&until=2026-01-04",
                "since=2026-01-05&until=2026-01-05")),
        new Cursor(
            "a month follows the calendar",
            day + ", step: P1M, cursor_granularity: P1D",
            "2026-01-31",
            "2026-03-01",
            List.of("since=2026-01-31&until=2026-02-27", "since=2026-02-28&until=2026-03-01")),
        new Cursor(
            "whole days as instants",
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%dT%H:%M:%SZ\", start_datetime: \"2020-01-01T00:00:00Z\", step: P1D, cursor_granularity: PT1S",
            "2026-01-30",
            "2026-01-31",
            List.of(
                "since=2026-01-30T00%3A00%3A00Z&until=2026-01-30T23%3A59%3A59Z",
                "since=2026-01-31T00%3A00%3A00Z&until=2026-01-31T23%3A59%3A59Z")),
        new Cursor(
            "epoch seconds",
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%s\", start_datetime: {datetime: \"2026-01-01\", datetime_format: \"%Y-%m-%d\"}",
            "2026-01-30",
            "2026-01-30",
            List.of("since=1769731200&until=1769817599")),
        new Cursor(
            "until now where there is no end",
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: {datetime: \"2020-01-01\", min_datetime: \"{{ day_delta(-2, format='%Y-%m-%d') }}\"}, step: P2D, cursor_granularity: P1D",
            "",
            "",
            List.of("since=2026-03-30&until=2026-03-31", "since=2026-04-01&until=2026-04-01")),
        new Cursor(
            "a start within bounds",
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: {datetime: \"2026-02-01\", max_datetime: \"2026-01-15\"}, end_datetime: \"2026-01-16\"",
            "",
            "",
            List.of("since=2026-01-15&until=2026-01-16")),
        new Cursor(
            "nothing where the start is after the end",
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-02-01\", end_datetime: \"2026-01-16\"",
            "",
            "",
            List.of()));
  }

  @ParameterizedTest
  @MethodSource("cursors")
  void asksForEveryWindowOnce(Cursor each) throws Exception {
    Rig rig = new Rig().stream(each.yaml() + OPTIONS);
    if (!each.from().isEmpty()) {
      rig.window(each.from(), each.to());
    }
    rig.source.by(line -> "{\"data\":[]}");
    rig.pages(null);

    assertThat(rig.source.lines())
        .isEqualTo(each.asked().stream().map(query -> "GET /v1/things?" + query).toList());
  }

  @Test
  void theConfigAndTheSliceHoldTheWindow() throws Exception {
    Rig rig = new Rig()
        .stream(
                "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y%m%d\", start_datetime: \"20200101\", partition_field_start: a}")
            .requester(
                "request_parameters: {x: \"{{ config['start_date'] }}/{{ config['end_date'] }}\", y: \"{{ stream_slice['a'] }}\", z: \"{{ stream_interval.end_time }}\"}")
            .config("{\"start_date\":\"1999-01-01\"}")
            .window("2026-01-30", "2026-01-31");
    rig.source.by(line -> "{\"data\":[]}");

    Page page = rig.pages(null).get(0);
    assertThat(rig.source.lines())
        .containsExactly("GET /v1/things?x=2026-01-30%2F2026-01-31&y=20260130&z=20260131");
    assertThat(page.context().toString())
        .isEqualTo(
            "{\"partition\":{},\"window\":{\"a\":\"20260130\",\"end_time\":\"20260131\"},\"extra\":{},\"days\":\"2026-01-30/2026-01-31\"}");
  }

  @Test
  void windowsAndPagesGoOnAfterEveryPage() throws Exception {
    List<Page> whole = rig().pages(null);
    assertThat(whole).hasSize(4);
    assertThat(whole.get(3).nextPosition()).isNull();

    for (int i = 0; i < 3; i++) {
      List<Page> rest = rig().pages(whole.get(i).nextPosition());
      assertThat(rest.stream()
              .map(p -> p.index() + " " + p.context() + Rig.texts(p.records()))
              .toList())
          .isEqualTo(whole.subList(i + 1, 4).stream()
              .map(p -> p.index() + " " + p.context() + Rig.texts(p.records()))
              .toList());
    }
  }

  private static Rig rig() {
    Rig rig = new Rig()
        .stream(
                "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-01-01\", step: P1D, cursor_granularity: P1D"
                    + OPTIONS)
            .retriever(
                "paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}, pagination_strategy: {type: PageIncrement, page_size: 1}}")
            .window("2026-01-01", "2026-01-02");
    rig.source.by(line -> line.contains("p=1")
        ? "{\"data\":[]}"
        : "{\"data\":[{\"q\":\"" + line.hashCode() + "\"}]}");
    return rig;
  }

  @Test
  void aStreamSaysHowItIsRead() {
    Connector connector = new Rig()
        .stream(
                "primary_key: [[a, b], c]",
                "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d.e, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-01-01\", step: P1W, cursor_granularity: P1D, lookback_window: \"P{{ config.get('days', 28) }}D\"}",
                "schema_loader: {type: InlineSchemaLoader, schema: {type: object, properties: {id: {type: integer}}}}")
            .connector();

    StreamInfo info = Objects.requireNonNull(connector.streams().get("things"));
    assertThat(info)
        .isEqualTo(new StreamInfo(
            "things",
            List.of("a.b", "c"),
            java.util.Optional.of("d.e"),
            true,
            7,
            28,
            info.schema()));
    assertThat(info.schema().toString())
        .isEqualTo("{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}}}");
    assertThat(connector.name()).isEqualTo("test");
  }

  @Test
  void aStreamWithoutCursorIsNotWindowed() {
    StreamInfo info = Objects.requireNonNull(
        new Rig().stream("primary_key: id").connector().streams().get("things"));

    assertThat(info.windowed()).isFalse();
    assertThat(info.windowDays()).isZero();
    assertThat(info.primaryKey()).containsExactly("id");
    assertThat(info.schema()).isEmpty();
  }

  @Test
  void checkAsksForYesterday() throws Exception {
    Rig rig = new Rig()
        .root("bosco: {}").stream(
            "incremental_sync: {type: DatetimeBasedCursor, cursor_field: d, datetime_format: \"%Y-%m-%d\", start_datetime: \"2026-01-01\""
                + OPTIONS);
    rig.source.then("{\"data\":[]}");
    rig.connector().check(rig.json("{}"), rig.access());

    assertThat(rig.source.lines())
        .containsExactly("GET /v1/things?since=2026-03-31&until=2026-03-31");
  }
}
