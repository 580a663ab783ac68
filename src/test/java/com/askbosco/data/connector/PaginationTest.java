package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaginationTest {
  private static final String SIZE =
      "page_size_option: {inject_into: request_parameter, field_name: n}, ";
  private static final String TOKEN =
      "page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}, ";

  /**
   * @param answers by request line
   */
  record Paginator(
      String name,
      String yaml,
      String requester,
      Map<String, String> answers,
      List<String> asked,
      int records) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Paginator> paginators() {
    return Stream.of(
        new Paginator(
            "without a paginator",
            "",
            "",
            Map.of("GET /v1/things", page("", 1, 2)),
            List.of("GET /v1/things"),
            2),
        new Paginator(
            "NoPagination",
            "paginator: {type: NoPagination}",
            "",
            Map.of("GET /v1/things", page("", 1, 2)),
            List.of("GET /v1/things"),
            2),
        new Paginator(
            "page numbers from 1 in the first request, until a page is not full",
            "paginator: {type: DefaultPaginator, " + SIZE + TOKEN
                + "pagination_strategy: {type: PageIncrement, page_size: 2, start_from_page: 1, inject_on_first_request: true}}",
            "",
            Map.of("GET /v1/things?p=1&n=2", page("", 1, 2), "GET /v1/things?p=2&n=2", page("", 3)),
            List.of("GET /v1/things?p=1&n=2", "GET /v1/things?p=2&n=2"),
            3),
        new Paginator(
            "page numbers without a size end with an empty page",
            "paginator: {type: DefaultPaginator, " + TOKEN
                + "pagination_strategy: {type: PageIncrement}}",
            "",
            Map.of(
                "GET /v1/things",
                page("", 1),
                "GET /v1/things?p=1",
                page("", 2),
                "GET /v1/things?p=2",
                page("")),
            List.of("GET /v1/things", "GET /v1/things?p=1", "GET /v1/things?p=2"),
            2),
        new Paginator(
            "offsets count records, not requests",
            "paginator: {type: DefaultPaginator, " + SIZE + TOKEN
                + "pagination_strategy: {type: OffsetIncrement, page_size: \"{{ config.get('size', 2) }}\"}}",
            "",
            Map.of(
                "GET /v1/things?n=2",
                page("", 1, 2),
                "GET /v1/things?p=2&n=2",
                page("", 3, 4),
                "GET /v1/things?p=4&n=2",
                page("")),
            List.of("GET /v1/things?n=2", "GET /v1/things?p=2&n=2", "GET /v1/things?p=4&n=2"),
            4),
        new Paginator(
            "an offset in the first request",
            "paginator: {type: DefaultPaginator, " + TOKEN
                + "pagination_strategy: {type: OffsetIncrement, page_size: 2, inject_on_first_request: true}}",
            "",
            Map.of("GET /v1/things?p=0", page("", 1)),
            List.of("GET /v1/things?p=0"),
            1),
        new Paginator(
            "a cursor of the response, until it is null",
            "paginator: {type: DefaultPaginator, " + TOKEN
                + "pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response.next }}\"}}",
            "",
            Map.of(
                "GET /v1/things",
                page("\"next\":\"a b\",", 1),
                "GET /v1/things?p=a+b",
                page("\"next\":null,", 2)),
            List.of("GET /v1/things", "GET /v1/things?p=a+b"),
            2),
        new Paginator(
            "a stop condition ends although there is a cursor",
            "paginator: {type: DefaultPaginator, " + TOKEN
                + "pagination_strategy: {type: CursorPagination, cursor_value: \"{{ last_record['id'] }}\", stop_condition: \"{{ not response.more }}\"}}",
            "",
            Map.of(
                "GET /v1/things",
                page("\"more\":true,", 1, 2),
                "GET /v1/things?p=2",
                page("\"more\":false,", 3)),
            List.of("GET /v1/things", "GET /v1/things?p=2"),
            3),
        new Paginator(
            "the address of the next page, whose parameters are not repeated",
            "paginator: {type: DefaultPaginator, page_token_option: {type: RequestPath}, pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response.next }}\"}}",
            "request_parameters: {sort: id}",
            Map.of(
                "GET /v1/things?sort=id",
                page("\"next\":\"https://api.example.com/v1/things?sort=id&c=2\",", 1),
                "GET /v1/things?sort=id&c=2",
                page("", 2)),
            List.of("GET /v1/things?sort=id", "GET /v1/things?sort=id&c=2"),
            2),
        new Paginator(
            "a token and a size in a nested JSON body",
            "paginator: {type: DefaultPaginator, page_size_option: {inject_into: body_json, field_path: [variables, first]}, page_token_option: {type: RequestOption, inject_into: body_json, field_path: [variables, after]}, pagination_strategy: {type: CursorPagination, page_size: 2, cursor_value: \"{{ response.next }}\"}}",
            "http_method: POST\n      request_body_json: {query: things, variables: {q: x}}",
            Map.of(
                "POST /v1/things {\"query\":\"things\",\"variables\":{\"q\":\"x\",\"first\":2}}",
                page("\"next\":\"k\",", 1),
                "POST /v1/things {\"query\":\"things\",\"variables\":{\"q\":\"x\",\"after\":\"k\",\"first\":2}}",
                page("", 2)),
            List.of(
                "POST /v1/things {\"query\":\"things\",\"variables\":{\"q\":\"x\",\"first\":2}}",
                "POST /v1/things {\"query\":\"things\",\"variables\":{\"q\":\"x\",\"after\":\"k\",\"first\":2}}"),
            2));
  }

  static String page(String more, int... ids) {
    List<String> records = new ArrayList<>();
    for (int id : ids) {
      records.add("{\"id\":" + id + "}");
    }
    return "{" + more + "\"data\":[" + String.join(",", records) + "]}";
  }

  private static Rig rig(Paginator each) {
    Rig rig = new Rig();
    if (!each.yaml().isEmpty()) {
      rig.retriever(each.yaml());
    }
    if (!each.requester().isEmpty()) {
      rig.requester(each.requester());
    }
    rig.source.by(line -> {
      String answer = each.answers().get(line);
      assertThat(answer).as(line).isNotNull();
      return answer;
    });
    return rig;
  }

  @ParameterizedTest
  @MethodSource("paginators")
  void peer_cortex_6_every_page_is_asked_for_once_and_no_page_beyond(Paginator each)
      throws Exception {
    Rig rig = rig(each);
    List<String> expected = new ArrayList<>();
    for (int id = 1; id <= each.records(); id++) {
      expected.add("{\"id\":" + id + "}");
    }

    assertThat(rig.records()).isEqualTo(expected);
    assertThat(rig.source.lines()).isEqualTo(each.asked());
  }

  @ParameterizedTest
  @MethodSource("paginators")
  void goesOnAfterEveryPageAsIfNothingHadHappened(Paginator each) throws Exception {
    List<Page> whole = rig(each).pages(null);

    for (int i = 0; i < whole.size(); i++) {
      String position = whole.get(i).nextPosition();
      if (position == null) {
        assertThat(i).isEqualTo(whole.size() - 1);
        continue;
      }
      List<Page> rest = rig(each).pages(position);
      assertThat(describe(rest)).isEqualTo(describe(whole.subList(i + 1, whole.size())));
    }
  }

  private static Map<Integer, String> describe(List<Page> pages) {
    Map<Integer, String> found = new TreeMap<>();
    pages.forEach(page -> found.put(
        page.index(),
        page.context() + " " + Rig.texts(page.records()) + " " + page.nextPosition()));
    return found;
  }

  @Test
  void linkHeadersAreReadByRelation() throws Exception {
    Rig rig = new Rig()
        .retriever(
            "paginator: {type: DefaultPaginator, page_token_option: {type: RequestPath}, pagination_strategy: {type: CursorPagination, cursor_value: \"{{ headers['link']['next']['url'] if headers['link'].get('next') else '' }}\"}}");
    rig.source
        .then(
            200,
            page("", 1),
            "Link",
            "<https://api.example.com/v1/things?c=0>; rel=\"prev\", <https://api.example.com/v1/things?c=2>; rel=\"next\"")
        .then(page("", 2));

    assertThat(rig.records()).containsExactly("{\"id\":1}", "{\"id\":2}");
    assertThat(rig.source.lines()).containsExactly("GET /v1/things", "GET /v1/things?c=2");
  }

  @Test
  void theSameTokenTwiceIsEndless() {
    Rig rig = new Rig()
        .retriever(
            "paginator: {type: DefaultPaginator, " + TOKEN
                + "pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response.next }}\"}}");
    rig.source.by(line -> page("\"next\":\"again\",", 1));

    assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
        .isEqualTo(ErrorCode.SOURCE_ENDLESS);
    assertThat(rig.source.lines()).hasSize(2);
  }

  @Test
  void moreThanTheMostPagesAreEndless() {
    Rig rig = new Rig()
        .root("bosco: {max_pages: 3}")
        .retriever("paginator: {type: DefaultPaginator, " + TOKEN
            + "pagination_strategy: {type: PageIncrement}}");
    rig.source.by(line -> page("", 1));

    SourceException e = catchThrowableOfType(SourceException.class, rig::records);
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_ENDLESS);
    assertThat(e).hasMessageContaining("more than 3 pages");
  }

  @Test
  void pagesWithoutRecordsForEverAreEndless() {
    Rig rig = new Rig()
        .retriever(
            "paginator: {type: DefaultPaginator, " + TOKEN
                + "pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response.next }}\"}}");
    int[] n = {0};
    rig.source.by(line -> page("\"next\":\"" + n[0]++ + "x\","));

    assertThat(catchThrowableOfType(SourceException.class, rig::records).code())
        .isEqualTo(ErrorCode.SOURCE_ENDLESS);
    assertThat(rig.source.lines()).hasSize(101);
  }
}
