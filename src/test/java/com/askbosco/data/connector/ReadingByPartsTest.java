package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingByPartsTest {
  private static final String PARENT =
      "partition_router: {type: SubstreamPartitionRouter, parent_stream_configs: [{parent_key: id, partition_field: account, extra_fields: [[info, name]], request_option: {inject_into: request_parameter, field_name: acc}, stream: {name: accounts, retriever: {record_selector: {extractor: {field_path: []}}, requester: {url_base: \"https://api.example.com/v1\", path: accounts}}}}]}";

  private static Rig children() {
    return new Rig()
            .retriever(PARENT)
            .requester(
                "request_parameters: {n: \"{{ stream_slice.extra_fields['info.name'] }}\", a: \"{{ stream_partition['account'] }}\"}")
            .stream(
                "transformations: [{type: AddFields, fields: [{path: [account], value: \"{{ stream_slice['account'] }}\"}]}]");
  }

  private static String answer(String line) {
    return line.equals("GET /v1/accounts")
        ? "[{\"id\":1,\"info\":{\"name\":\"x\"}},{\"id\":2,\"info\":{\"name\":\"y\"}},{\"id\":1,\"info\":{\"name\":\"x\"}},{\"noid\":0},{\"id\":3}]"
        : "{\"data\":[{\"id\":\"" + line.substring(line.length() - 1) + "\"}]}";
  }

  @Test
  void everyParentIsOnePartAndIsReadOnce() throws Exception {
    Rig rig = children();
    rig.source.by(ReadingByPartsTest::answer);

    assertThat(rig.records())
        .containsExactly(
            "{\"id\":\"1\",\"account\":1}",
            "{\"id\":\"2\",\"account\":2}",
            "{\"id\":\"3\",\"account\":3}");
    assertThat(rig.source.lines())
        .containsExactly(
            "GET /v1/accounts",
            "GET /v1/things?n=x&a=1&acc=1",
            "GET /v1/things?n=y&a=2&acc=2",
            "GET /v1/things?n=None&a=3&acc=3");
  }

  @Test
  void childrenGoOnAfterEveryPageAndComeAgainFromTheStoredOnes() throws Exception {
    Rig rig = children();
    rig.source.by(ReadingByPartsTest::answer);
    List<Page> whole = rig.pages(null);

    for (int i = 0; i + 1 < whole.size(); i++) {
      List<String> rest = new ArrayList<>();
      rig.pages(whole.get(i).nextPosition()).forEach(p -> rest.addAll(Rig.texts(p.records())));
      List<String> expected = new ArrayList<>();
      whole.subList(i + 1, whole.size()).forEach(p -> expected.addAll(Rig.texts(p.records())));
      assertThat(rest).isEqualTo(expected);
    }
    for (Page page : whole) {
      assertThat(Rig.texts(
              rig.connector().records("things", rig.json("{}"), page.context(), page.body())))
          .isEqualTo(Rig.texts(page.records()));
    }
  }

  @Test
  void aPartThatMovedIsFoundAgainAndOneThatIsGoneIsNoticed() throws Exception {
    Rig rig = children();
    rig.source.by(ReadingByPartsTest::answer);
    String position = rig.pages(null).get(0).nextPosition();

    Rig moved = children();
    moved.source.by(line -> line.equals("GET /v1/accounts")
        ? "[{\"id\":9},{\"id\":1},{\"id\":2},{\"id\":3}]"
        : answer(line));
    assertThat(moved.pages(position)).hasSize(2);

    Rig gone = children();
    gone.source.by(line -> line.equals("GET /v1/accounts") ? "[{\"id\":9}]" : answer(line));
    SourceException e = catchThrowableOfType(SourceException.class, () -> gone.pages(position));
    assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_BAD_RESPONSE);
    assertThat(e).hasMessageContaining("changed while it was read");
  }

  @Test
  void listsAreCombinedEachWithEach() throws Exception {
    Rig rig = new Rig()
        .config("{\"regions\":[\"eu\",\"us\"]}")
        .retriever(
            "partition_router: [{type: ListPartitionRouter, cursor_field: region, values: \"{{ config['regions'] }}\", request_option: {inject_into: request_parameter, field_name: r}}, {type: ListPartitionRouter, cursor_field: kind, values: [a, b], request_option: {inject_into: header, field_name: X-Kind}}]");
    rig.source.by(line -> "{\"data\":[]}");
    rig.records();

    assertThat(rig.source.lines())
        .containsExactly(
            "GET /v1/things?r=eu",
            "GET /v1/things?r=eu",
            "GET /v1/things?r=us",
            "GET /v1/things?r=us");
    assertThat(rig.source.header(1, "x-kind")).isEqualTo("b");
  }

  @Test
  void partsAreInTheFirstRequestOnlyWhereTheManifestSaysSo() throws Exception {
    Rig rig = new Rig()
        .retriever(
            "ignore_stream_slicer_parameters_on_paginated_requests: true",
            "paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}, pagination_strategy: {type: PageIncrement}}",
            "partition_router: {type: ListPartitionRouter, cursor_field: region, values: [eu], request_option: {inject_into: request_parameter, field_name: r}}");
    rig.source.then("{\"data\":[{}]}").then("{\"data\":[]}");
    rig.records();

    assertThat(rig.source.lines()).containsExactly("GET /v1/things?r=eu", "GET /v1/things?p=1");
  }

  @Test
  void valuesThatAreNoListAreAMistakeOfTheConfig() {
    Rig rig = new Rig()
        .config("{\"regions\":7}")
        .retriever(
            "partition_router: {type: ListPartitionRouter, cursor_field: region, values: \"{{ config['regions'] }}\"}");

    assertThatThrownBy(rig::records)
        .isInstanceOf(BoscoException.class)
        .hasMessage("streams[0].retriever.partition_router.values gives no list with this config");
  }

  @Test
  void noPartsAreNoPages() throws Exception {
    Rig rig = new Rig()
        .retriever(
            "partition_router: {type: ListPartitionRouter, cursor_field: region, values: []}");

    assertThat(rig.pages(null)).isEmpty();
  }

  @Test
  void aPositionThatIsNoneIsRefused() {
    for (String position : List.of("{}", "nonsense", "{\"v\":2}")) {
      assertThatThrownBy(() -> new Rig().open(position))
          .isInstanceOf(BoscoException.class)
          .hasMessageContaining("cannot be read");
    }
  }

  @Test
  void aStreamThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new Rig()
            .connector()
            .records(
                "nothing", Rig.JSON.createObjectNode(), Rig.JSON.createObjectNode(), new byte[0]))
        .hasMessage("connector test has no stream `nothing`; it has things");
  }
}
