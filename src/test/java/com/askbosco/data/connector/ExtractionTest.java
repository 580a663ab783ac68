package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionTest {

  /** A selector, a response, and the texts of the records, byte for byte. */
  record Case(String name, String extractor, String body, List<String> records) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case dpath(String name, String path, String body, String... records) {
    return new Case(name, "extractor: {field_path: " + path + "}", body, List.of(records));
  }

  static Stream<Case> cases() {
    return Stream.of(
        dpath(
            "a list",
            "[data]",
            "{\"data\": [ {\"a\":1} ,{\"a\" : 2}\n], \"x\":[1]}",
            "{\"a\":1}",
            "{\"a\" : 2}"),
        dpath(
            "letters of several bytes",
            "[data]",
            "{\"é\":\"ß\",\"data\":[{\"n\":\"Zürich — 東京 😀\"},{\"n\":\"\\u00e9\"}]}",
            "{\"n\":\"Zürich — 東京 😀\"}",
            "{\"n\":\"\\u00e9\"}"),
        dpath("after a byte order mark", "[data]", "\uFEFF{\"data\":[{\"a\":1}]}", "{\"a\":1}"),
        dpath(
            "one object is one record",
            "[a, b]",
            "{\"a\":{\"b\": {\"id\":1.50} }}",
            "{\"id\":1.50}"),
        dpath(
            "the whole answer is a list, whose empty elements are no records",
            "[]",
            " [{\"a\":1},{}] ",
            "{\"a\":1}"),
        dpath("the whole answer is a record", "[]", " {\"a\":1} ", "{\"a\":1}"),
        dpath("an empty object is no record", "[]", "{}"),
        dpath("a missing path", "[data, list]", "{\"data\":{\"other\":[{}]}}"),
        dpath("a path that is null", "[data]", "{\"data\":null}"),
        dpath("a path through a scalar", "[data, list]", "{\"data\":7}"),
        dpath(
            "the path begins in each element of a list",
            "[results]",
            "[{\"results\":[{\"a\":1},{\"a\":2}]},{\"fields\":\"x\"},{\"results\":[{\"a\":3}]}]",
            "{\"a\":1}",
            "{\"a\":2}",
            "{\"a\":3}"),
        dpath(
            "any key, and any element of its list",
            "[data, \"*\", list, \"*\"]",
            "{\"data\":{\"x\":{\"list\":[{\"a\":1}]},\"y\":{\"list\":[{\"a\":2}]}}}",
            "{\"a\":1}",
            "{\"a\":2}"),
        dpath(
            "any key, whose value is a record",
            "[data, \"*\", record]",
            "{\"data\":[{\"record\":{\"a\":1}},{\"record\":{}}]}",
            "{\"a\":1}",
            "{}"),
        dpath(
            "an index",
            "[data, \"1\", rows]",
            "{\"data\":[{\"rows\":[{\"a\":1}]},{\"rows\":[{\"a\":2}]}]}",
            "{\"a\":2}"),
        dpath(
            "elements that are no objects go on as they are",
            "[data]",
            "{\"data\":[1,\"a,b\",null,[2],true,-1.5e3]}",
            "1",
            "\"a,b\"",
            "null",
            "[2]",
            "true",
            "-1.5e3"),
        dpath(
            "a key from the config",
            "[\"{{ config['where'] }}\"]",
            "{\"here\":[{\"a\":1}]}",
            "{\"a\":1}"),
        new Case(
            "a filter",
            "extractor: {field_path: [data]}, record_filter: {condition: \"{{ record['a'] > 1 }}\"}",
            "{\"data\":[{\"a\":1},{ \"a\":2}]}",
            List.of("{ \"a\":2}")),
        new Case(
            "a table with headers",
            "extractor: {type: CustomRecordExtractor, class_name: source_x.components.HeaderRowsExtractor}",
            "{\"dimensionHeaders\":[{\"name\":\"date\"}],\"metricHeaders\":[{\"name\":\"sessions\"},{\"name\":\"revenue\"}],\"rows\":[{\"dimensionValues\":[{\"value\":\"20260301\"}],\"metricValues\":[{\"value\":\"7\"},{\"value\":\"1.20\"}]}]}",
            List.of("{\"date\":\"20260301\",\"sessions\":\"7\",\"revenue\":\"1.20\"}")),
        new Case(
            "a table that says of itself what holds for all its rows",
            "extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor, response_fields: {currencyCode: metadata.currencyCode, none: metadata.none}, response_flags: {is_sampled: metadata.samplingMetadatas, is_thresholded: metadata.subjectToThresholding, other: metadata.dataLossFromOtherRow, empty: metadata.empty}}",
            "{\"dimensionHeaders\":[{\"name\":\"a\"}],\"rows\":[{\"dimensionValues\":[{\"value\":\"1\"}]},{\"dimensionValues\":[{\"value\":\"2\"}]}],\"metadata\":{\"currencyCode\":\"EUR\",\"samplingMetadatas\":[{\"samplesReadCount\":\"5\",\"samplingSpaceSize\":\"10\"}],\"subjectToThresholding\":true,\"empty\":[]}}",
            List.of(
                "{\"a\":\"1\",\"currencyCode\":\"EUR\",\"is_sampled\":true,\"is_thresholded\":true,\"other\":false,\"empty\":false}",
                "{\"a\":\"2\",\"currencyCode\":\"EUR\",\"is_sampled\":true,\"is_thresholded\":true,\"other\":false,\"empty\":false}")),
        new Case(
            "a table without rows",
            "extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor}",
            "{\"rowCount\":0}",
            List.of()),
        new Case(
            "a table of plain values elsewhere",
            "extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor, header_paths: [report.columns], value_fields: [cells], rows_path: [report, rows], name_field: \"\", value_field: \"\"}",
            "{\"report\":{\"columns\":[\"a\",\"b\"],\"rows\":[{\"cells\":[1,null]}]}}",
            List.of("{\"a\":1,\"b\":null}")),
        new Case(
            "a map whose keys are data",
            "extractor: {type: CustomRecordExtractor, class_name: MapEntriesExtractor, field_path: [rates], key_fields: [date, quote], value_field: rate, copied_fields: [base, none]}",
            "{\"base\":\"EUR\",\"rates\":{\"2026-03-02\":{\"USD\":1.1650,\"GBP\":0.8},\"2026-03-03\":{\"USD\":1.2}}}",
            List.of(
                "{\"base\":\"EUR\",\"date\":\"2026-03-02\",\"quote\":\"USD\",\"rate\":1.1650}",
                "{\"base\":\"EUR\",\"date\":\"2026-03-02\",\"quote\":\"GBP\",\"rate\":0.8}",
                "{\"base\":\"EUR\",\"date\":\"2026-03-03\",\"quote\":\"USD\",\"rate\":1.2}")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsTheRecordsAndTheirBytes(Case each) throws Exception {
    Rig rig = new Rig()
        .selector("record_selector: {" + each.extractor() + "}")
        .config("{\"where\":\"here\"}");
    rig.source.then(each.body());
    Page page = rig.pages(null).get(0);

    assertThat(Rig.texts(page.records())).isEqualTo(each.records());
    for (SourceRecord record : page.records()) {
      String text = Rig.texts(List.of(record)).get(0);
      assertThat(record.tree().toString()).isEqualTo(exact(text));
    }
    assertThat(Rig.texts(
            rig.connector().records("things", rig.json(rig.config), page.context(), page.body())))
        .isEqualTo(each.records());
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

  @Test
  void halvesOfEmojisAreReplacedBecauseNoWarehouseLoadsThem() throws Exception {
    Rig rig = new Rig();
    rig.source.then("{\"data\":[{\"a\":\"x\\ud83d\"},{\"\\uDE00\":\"\\\\ud83d\"},"
        + "{\"a\":\"\\ud83d\\ud83d\\ude00 \u00e9\u20ac\ud83d\ude00\"}]}");

    assertThat(rig.records())
        .containsExactly(
            "{\"a\":\"x\\ufffd\"}",
            "{\"\\ufffd\":\"\\\\ud83d\"}",
            "{\"a\":\"\\ufffd\\ud83d\\ude00 \u00e9\u20ac\ud83d\ude00\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"eda080", "c080", "f5808080", "f4908080", "e08080", "f0808080", "c3", "80"})
  void whatIsNotUtf8IsNoAnswer(String hex) {
    String page = "{\"data\":[{\"a\":\"?\"}]}";
    byte[] text = page.getBytes(StandardCharsets.ISO_8859_1);
    byte[] odd = HexFormat.of().parseHex(hex);
    byte[] bytes = new byte[text.length - 1 + odd.length];
    int at = page.indexOf('?');
    System.arraycopy(text, 0, bytes, 0, at);
    System.arraycopy(odd, 0, bytes, at, odd.length);
    System.arraycopy(text, at + 1, bytes, at + odd.length, text.length - at - 1);

    Rig rig = new Rig();
    assertThatThrownBy(
            () -> rig.connector().records("things", rig.json("{}"), rig.json("{}"), bytes))
        .hasMessageContaining("not in UTF-8");
  }

  @Test
  void linesOfJsonAreReadOneByOne() throws Exception {
    Rig rig = new Rig()
        .retriever("decoder: {type: JsonlDecoder}")
        .selector("record_selector: {extractor: {field_path: []}}");
    rig.source.then("{\"a\":1}\n{\"a\":2}\n").then("");

    assertThat(rig.records()).containsExactly("{\"a\":1}", "{\"a\":2}");
    assertThat(rig.records()).isEmpty();
  }

  @Test
  @SuppressWarnings("ReferenceEquality") // sharing is identity
  void recordsThatAreNotChangedShareTheBytesOfThePage() throws Exception {
    Rig rig = new Rig();
    rig.source.then("{\"data\":[{\"a\":1},{\"a\":2}]}");
    Page page = rig.pages(null).get(0);

    assertThat(page.records()).allMatch(record -> record.buffer() == page.body());
  }

  @Test
  void aRowThatDoesNotFitItsHeadersIsNoRecord() {
    Rig rig = new Rig()
        .selector(
            "record_selector: {extractor: {type: CustomRecordExtractor, class_name: HeaderRowsExtractor}}");
    for (int i = 0; i < 6; i++) {
      rig.source.then(
          "{\"dimensionHeaders\":[{\"name\":\"a\"}],\"rows\":[{\"dimensionValues\":[]}]}");
    }

    assertThatThrownBy(rig::records).hasMessageContaining("a row has 0 values for 1 headers");
  }

  @Test
  void aStoredPageThatIsDamagedIsNamed() {
    assertThatThrownBy(() -> new Rig()
            .connector()
            .records(
                "things", Rig.JSON.createObjectNode(), Rig.JSON.createObjectNode(), new byte[] {
                  '{', 0
                }))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("a stored page cannot be read: the answer is not in UTF-8");
  }

  @Test
  void anAnswerWithoutItsRecordsIsAskedForAgainWhereTheManifestSaysSo() throws Exception {
    Rig rig = new Rig().root("bosco: {records_required: true}");
    rig.source.then("{\"other\":[]}").then("[{\"other\":[]}]").then("{\"data\":[]}");

    assertThat(rig.records()).isEmpty();
    assertThat(rig.events)
        .filteredOn(event -> event.contains("records_required"))
        .hasSize(2);
    Rig lenient = new Rig();
    lenient.source.then("{\"other\":[]}");
    assertThat(lenient.records()).isEmpty();
  }
}
