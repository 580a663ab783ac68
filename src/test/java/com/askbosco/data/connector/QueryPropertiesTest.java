package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ProblemsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryPropertiesTest {
  private static final String CHUNKS =
      "property_chunking: {type: PropertyChunking, property_limit_type: property_count, property_limit: 2}";

  private static Rig rig(String properties) {
    return new Rig()
        .requester("request_parameters: {fields: {type: QueryProperties, " + properties + "}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b | | property_count | | a%2Cb",
        "a,b | id | property_count | | a%2Cb%2Cid",
        "a,b,c | id | property_count | 2 | id%2Ca%2Cb id%2Cc",
        "a,b,c,d | | property_count | 2 | a%2Cb c%2Cd",
        "a,b | | property_count | 9 | a%2Cb",
        "a | | property_count | 1 | a",
        "aa,bb,cc | | characters | 10 | aa%2Cbb cc",
        "aa,bb,cc | | characters | 9 | aa bb cc",
        "aaaa,b | | characters | 4 | - aaaa b",
        "é,è,a | | characters | 8 | %C3%A9%2C%C3%A8 a",
      })
  void namesAreSpreadOverRequests(
      String names, String always, String type, Integer limit, String expected) throws Exception {
    Rig rig = rig("property_list: [" + names + "], "
        + (always == null ? "" : "always_include_properties: [" + always + "], ")
        + "property_chunking: {property_limit_type: " + type
        + (limit == null ? "" : ", property_limit: " + limit) + "}");
    rig.source.by(line -> "{\"data\":[]}");
    rig.records();

    List<String> lines = new ArrayList<>();
    for (String each : expected.split(" ", -1)) {
      lines.add("GET /v1/things?fields=" + (each.equals("-") ? "" : each));
    }
    assertThat(rig.source.lines()).isEqualTo(lines);
  }

  @Test
  void answersAboutARecordBecomeOneAndStayReadable() throws Exception {
    Rig rig = rig("property_list: [a, b, c], " + CHUNKS);
    rig.source
        .then("{\"data\":[{\"id\":\"1\",\"a\":1.50,\"o\":{\"x\":1}},{\"a\":0}]}")
        .then("{\"data\":[{\"id\":\"1\",\"c\":3,\"o\":{\"y\":{}}},{\"id\":\"2\",\"c\":4}]}");
    Page page = rig.pages(null).get(0);

    List<String> expected = List.of(
        "{\"a\":0}",
        "{\"id\":\"1\",\"a\":1.50,\"o\":{\"x\":1,\"y\":{}},\"c\":3}",
        "{\"id\":\"2\",\"c\":4}");
    assertThat(Rig.texts(page.records())).isEqualTo(expected);
    assertThat(Rig.texts(
            rig.connector().records("things", rig.json("{}"), page.context(), page.body())))
        .isEqualTo(expected);
  }

  @Test
  void aReadGoesOnAfterAPageOfSeveralRequests() throws Exception {
    Rig rig = rig("property_list: [a, b, c], " + CHUNKS)
        .retriever(
            "paginator: {type: DefaultPaginator, page_token_option: {inject_into: request_parameter, field_name: p},"
                + " pagination_strategy: {type: PageIncrement, page_size: 1, start_from_page: 1, inject_on_first_request: true}}");
    rig.source.by(line -> line.contains("p=1") ? "{\"data\":[{\"id\":\"1\"}]}" : "{\"data\":[]}");
    List<Page> pages = rig.pages(null);
    assertThat(pages).hasSize(2);
    assertThat(rig.source.lines()).hasSize(4);
    List<Page> rest = rig.pages(pages.get(0).nextPosition());
    assertThat(rest).hasSize(1);
    assertThat(rig.source.lines().subList(4, 6)).isEqualTo(rig.source.lines().subList(2, 4));
  }

  @Test
  void aKeyThatIsNoTextCannotBeMerged() {
    Rig rig = rig("property_list: [a, b, c], " + CHUNKS);
    rig.source.then("{\"data\":[{\"id\":1}]}");
    assertThatThrownBy(rig::records)
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("`id`, which has to be a text");
    assertThat(rig.source.lines()).hasSize(1);
  }

  @Test
  void theConfiguredSchemaSelects() throws Exception {
    Rig rig =
        rig("property_list: [a, b, c], property_selector: {type: JsonSchemaPropertySelector}");
    rig.source.by(line -> "{\"data\":[]}");
    for (Map.Entry<String, String> each : Map.of(
            "{\"properties\":{\"c\":{},\"a\":{}}}", "a%2Cc",
            "{}", "")
        .entrySet()) {
      rig.connector()
          .selecting(Map.of("things", rig.json(each.getKey())))
          .open("things", rig.json("{}"), null, null, rig.access())
          .next();
      assertThat(rig.source.lines()).last().isEqualTo("GET /v1/things?fields=" + each.getValue());
    }
    rig.connector()
        .selecting(Map.<String, JsonNode>of("others", rig.json("{}")))
        .open("things", rig.json("{}"), null, null, rig.access())
        .next();
    assertThat(rig.source.lines()).last().isEqualTo("GET /v1/things?fields=a%2Cb%2Cc");
  }

  @Test
  void propertiesInTwoPlacesAreAMistake() {
    Rig two = new Rig()
        .requester(
            "request_parameters: {a: {type: QueryProperties, property_list: [x]}, b: {type: QueryProperties, property_list: [y]}}");
    assertThatThrownBy(two::connector)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("in one place only");
    Rig both = rig("property_list: [x]")
        .requester(
            "fetch_properties_from_endpoint: {type: PropertiesFromEndpoint, property_field_path: [n],"
                + " retriever: {record_selector: {extractor: {field_path: []}}, requester: {url_base: https://api.example.com}}}");
    assertThatThrownBy(both::connector)
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("in one place only");
  }
}
