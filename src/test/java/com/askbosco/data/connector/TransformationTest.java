package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransformationTest {
  /** Transformations, a record, and what becomes of it. */
  record Change(String name, String yaml, String record, String expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Change add(String name, String fields, String record, String expected) {
    return new Change(name, "{type: AddFields, fields: [" + fields + "]}", record, expected);
  }

  static Stream<Change> changes() {
    return Stream.of(
        add(
            "a new field is appended to the bytes",
            "{path: [c], value: \"{{ config['where'] }}\"}",
            "{\"a\" : 1.50 }",
            "{\"a\" : 1.50 ,\"c\":\"here\"}"),
        add("a new field of an empty record", "{path: [c], value: x}", "{ }", "{ \"c\":\"x\"}"),
        add(
            "several, the second reads the first",
            "{path: [b], value: \"{{ record['a'] + 1 }}\"}, {path: [c], value: \"{{ record['b'] + 1 }}\"}",
            "{\"a\":1}",
            "{\"a\":1,\"b\":2,\"c\":3}"),
        add(
            "a field that is there is replaced",
            "{path: [a], value: \"é\"}",
            "{\"a\":1,\"b\":2.50}",
            "{\"a\":\"é\",\"b\":2.50}"),
        add(
            "nested fields",
            "{path: [a, b], value: \"{{ 7 }}\"}, {path: [x, y, z], value: \"1\"}",
            "{\"a\":{\"c\":1}}",
            "{\"a\":{\"c\":1,\"b\":7},\"x\":{\"y\":{\"z\":1}}}"),
        add(
            "a new nested field beside another",
            "{path: [x, y], value: \"1\"}, {path: [x, z], value: \"2\"}",
            "{\"a\":1}",
            "{\"a\":1,\"x\":{\"y\":1,\"z\":2}}"),
        add(
            "a text where the type says so",
            "{path: [b], value: \"{{ record['a'] }}\", value_type: string}",
            "{\"a\":12}",
            "{\"a\":12,\"b\":\"12\"}"),
        add(
            "a number where the type says so",
            "{path: [b], value: \"{{ record['a'] }}\", value_type: integer}",
            "{\"a\":\"12\"}",
            "{\"a\":\"12\",\"b\":12}"),
        add(
            "null is kept",
            "{path: [b], value: \"{{ none }}\"}",
            "{\"a\":1}",
            "{\"a\":1,\"b\":null}"),
        add(
            "a path is no expression",
            "{path: [\"{{ record['k'] }}\"], value: \"1\"}",
            "{\"k\":\"n\"}",
            "{\"k\":\"n\",\"{{ record['k'] }}\":1}"),
        new Change(
            "only where the condition holds",
            "{type: AddFields, condition: \"{{ record['a'] > 1 }}\", fields: [{path: [b], value: x}]}",
            "{\"a\":1}",
            "{\"a\":1}"),
        new Change(
            "a field is removed",
            "{type: RemoveFields, field_pointers: [[a]]}",
            "{\"a\":1,\"b\":2}",
            "{\"b\":2}"),
        new Change(
            "a field that is not there changes nothing",
            "{type: RemoveFields, field_pointers: [[x], [a, \"0\"], [b, c]]}",
            "{\"a\":[], \"b\":2}",
            "{\"a\":[], \"b\":2}"),
        new Change(
            "nested, any and indexed fields are removed",
            "{type: RemoveFields, field_pointers: [[a, \"*\", s], [l, \"1\"], [m, \"*\", \"*\"]]}",
            "{\"a\":[{\"s\":1,\"k\":2},{\"k\":3}],\"l\":[1,2,3],\"m\":{\"x\":{\"y\":1}}}",
            "{\"a\":[{\"k\":2},{\"k\":3}],\"l\":[1,null,3],\"m\":{\"x\":{}}}"),
        new Change(
            "not removed where the condition fails",
            "{type: RemoveFields, condition: \"{{ false }}\", field_pointers: [[a]]}",
            "{\"a\":1}",
            "{\"a\":1}"),
        new Change(
            "with a condition every value for which it holds is removed, whatever the path",
            "{type: RemoveFields, condition: \"{{ property == 1 }}\", field_pointers: [[x]]}",
            "{\"a\":1,\"b\":{\"c\":1,\"d\":2},\"e\":[1,1,2,1]}",
            "{\"b\":{\"d\":2},\"e\":[null,null,2]}"),
        new Change(
            "names in snake case",
            "{type: KeysToSnakeCase}",
            "{\"costMicros\":\"1\",\"adGroup\":{\"adGroupId\":[{\"aB\":1}]},\"already_so\":2,\"video25Rate\":3,\"CPC\":4,\"_\":5}",
            "{\"cost_micros\":\"1\",\"ad_group\":{\"ad_group_id\":[{\"aB\":1}]},\"already_so\":2,\"video_25_rate\":3,\"cpc\":4,\"\":5}"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changesRecordsAndOnlyThem(Change each) throws Exception {
    Rig rig =
        new Rig().stream("transformations: [" + each.yaml() + "]").config("{\"where\":\"here\"}");
    rig.source.then("{\"data\":[" + each.record() + "]}");
    Page page = rig.pages(null).get(0);

    assertThat(Rig.texts(page.records())).containsExactly(each.expected());
    assertThat(page.records().get(0).tree().toString()).isEqualTo(exact(each.expected()));
    assertThat(new String(page.body(), StandardCharsets.UTF_8))
        .isEqualTo("{\"data\":[" + each.record() + "]}");
  }

  @Test
  void theResponseThatThePaginatorSeesIsNotChangedByTransformations() throws Exception {
    Rig rig = new Rig()
        .stream("transformations: [{type: RemoveFields, field_pointers: [[id], [x, y]]}]")
            .retriever(
                "paginator: {type: DefaultPaginator, page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}, pagination_strategy: {type: CursorPagination, cursor_value: \"{{ response['data'][-1]['x']['y'] if response['data'] else '' }}\"}}");
    rig.source.then("{\"data\":[{\"id\":1,\"x\":{\"y\":\"t\",\"z\":0}}]}").then("{\"data\":[]}");

    assertThat(rig.records()).containsExactly("{\"x\":{\"z\":0}}");
    assertThat(rig.source.lines()).containsExactly("GET /v1/things", "GET /v1/things?p=t");
  }

  @Test
  void theFilterComesFirstUnlessTheManifestSaysOtherwise() throws Exception {
    for (boolean first : List.of(true, false)) {
      Rig rig = new Rig()
              .selector(
                  "record_selector: {extractor: {field_path: [data]}, record_filter: {condition: \"{{ 'b' in record }}\"}, transform_before_filtering: "
                      + first + "}")
              .stream("transformations: [{type: AddFields, fields: [{path: [b], value: x}]}]");
      rig.source.then("{\"data\":[{\"a\":1}]}");
      assertThat(rig.records()).hasSize(first ? 1 : 0);
    }
  }

  private static String exact(String text) throws Exception {
    return Rig.JSON
        .reader()
        .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .without(
            com.fasterxml.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .readTree(text)
        .toString();
  }
}
