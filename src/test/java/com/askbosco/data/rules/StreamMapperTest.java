package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamMapperTest {
  private static final String HEAD = """
      source: test
      nulls: ["", "n/a"]
      lookups:
        kind: {A: first, b: second}
      streams:
        s:
      """;

  @Test
  void rejectsABadRowWithItsReasonAndLetsTheOthersGoOn() {
    Mapped mapped = Mapped.of("shopify", "orders", """
        {"id":1,"created_at":"2026-03-31T10:00:00Z","currency":"EUR",
         "line_items":[{"id":10,"quantity":1,"price":"5"},{"id":11,"quantity":"many","price":"5"},{"quantity":1,"price":"5"}],
         "refunds":{"not":"an array"}}""");

    assertThat(mapped.column("fct_order_line", "line_id")).containsExactly("10");
    assertThat(mapped.rejected().stream()
            .map(r ->
                r.code() + " " + r.stage() + " " + r.table() + " " + r.record() + " " + r.reason()))
        .containsExactly(
            "ROW_WRONG_TYPE silver fct_order 3 `gross_sales`: expected a number, found a text of 4 characters",
            "ROW_WRONG_TYPE silver fct_order_line 3 `qty`: expected a number, found a text of 4 characters",
            "ROW_MISSING_KEY silver fct_order_line 3 `line_id` has no value",
            "ROW_WRONG_TYPE silver fct_refund 3 expected an array, found an object");
    assertThat(mapped.rejected())
        .allMatch(r -> r.payload().startsWith("{\"id\":1,") && r.payload().endsWith("}"));
  }

  @ParameterizedTest
  @CsvSource({
    "'[1]', an array",
    "'\"x\"', a text of 1 characters",
    "null, no value",
    "1, a number",
    "true, true or false"
  })
  void rejectsWhatIsNoObject(String json, String kind) {
    Mapped mapped = Mapped.of("ecb-rates", "rates", json);
    assertThat(mapped.rows()).isEmpty();
    assertThat(mapped.rejected())
        .containsExactly(new Rejected(
            ErrorCode.ROW_NOT_AN_OBJECT,
            "silver",
            "expected an object, found " + kind,
            "",
            3,
            json));
  }

  @Test
  void rejectsARecordThatNoRowAppliesToUnlessItCarriesNoFacts() {
    String row = """
              - table: ref_fx_daily
                when: {is: {kind: [rate, 7]}}
                columns: {fx_date: d, base_currency: {const: EUR}, quote_currency: q, rate: r}
        """;
    String rate = "{\"kind\":%s,\"d\":\"2026-03-31\",\"q\":\"USD\",\"r\":1}";
    SilverMapping strict = Mapped.mapping(HEAD + "    rows:\n" + row);
    SilverMapping lenient = Mapped.mapping(HEAD + "    unmatched: ignore\n    rows:\n" + row);

    assertThat(map(strict, rate.formatted("\"rate\"")).rows()).hasSize(1);
    assertThat(map(strict, rate.formatted("7")).rows()).hasSize(1);
    assertThat(map(strict, rate.formatted("\"note\"")).rejected())
        .extracting(Rejected::code)
        .containsExactly(ErrorCode.ROW_UNKNOWN_VALUE);
    assertThat(map(lenient, rate.formatted("\"note\"")))
        .isEqualTo(new Mapped(List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{exists: [x, y]} | {'y':1} | true",
        "{exists: [x, y]} | {'y':null} | false",
        "{exists: x} | {'x':'n/a'} | false",
        "{missing: x} | {'x':''} | true",
        "{not: {exists: x}} | {} | true",
        "{is: {x: a}} | {'x':'a'} | true",
        "{is: {x: a}} | {} | false",
        "{any: [{exists: x}, {exists: y}]} | {'y':1} | true",
        "{any: [{exists: x}, {exists: y}]} | {'z':1} | false",
        "{exists: x, is: {y: b}} | {'x':1,'y':'b'} | true",
        "{exists: x, is: {y: b}} | {'x':1,'y':'c'} | false",
        "{before: {x: 2026-01-12}} | {'x':'2026-01-11'} | true",
        "{before: {x: 2026-01-12}} | {'x':'20260112'} | false",
        "{before: {x: 2026-01-12}} | {} | false"
      })
  void mapsOnlyWhatTheConditionAllows(String when, String json, boolean expected) {
    SilverMapping mapping = Mapped.mapping(HEAD + """
            unmatched: ignore
            rows:
              - table: ref_fx_daily
                when: %s
                columns: {fx_date: {const: 2026-03-31}, base_currency: {const: A}, quote_currency: {const: B}, rate: {const: "1"}}
        """.formatted(when));
    assertThat(map(mapping, json.replace('\'', '"')).rows()).hasSize(expected ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "a | {'a':'x'} | x",
        "[a, b.c] | {'a':'n/a','b':{'c':'y'}} | y",
        "b.c | {'b.c':'flat','b':{'c':'deep'}} | flat",
        "b.1.c | {'b':[{'c':'x'},{'c':'y'}]} | y",
        "b.9.c | {'b':[{'c':'x'}]} | null",
        "b.c.d | {'b':'text'} | null",
        "a | {'a':12.50} | 12.5",
        "a | {'a':true} | true",
        "{path: a, default: none} | {} | none",
        "{const: fixed} | {} | fixed",
        "{path: a, clean: [after_slash, upper]} | {'a':'x/y/abc'} | ABC",
        "{path: a, clean: lower} | {'a':'ABC'} | abc",
        "{path: a, clean: after_slash} | {'a':'abc/'} | null",
        "{path: a, clean: utm} | {'a':'{{x}}'} | null",
        "{path: a, lookup: kind} | {'a':'A'} | first",
        "{path: a, lookup: kind} | {'a':'B'} | second",
        "{path: a, lookup: kind, other: third} | {'a':'C'} | third",
        "{path: a, lookup: kind, default: zero} | {} | zero",
        "{first: [a, {path: b, lookup: kind}]} | {'b':'b'} | second",
        "$client | {} | aurora",
        "$tenant | {} | acme",
        "$connection | {} | c",
        "$stream | {} | s",
        "$client.zone | {} | Europe/Berlin",
        "[$account.currency, $client.currency] | {} | EUR"
      })
  void readsValues(String value, String json, String expected) {
    SilverMapping mapping = Mapped.mapping(HEAD + """
            rows:
              - table: dim_message
                columns: {message_key: {const: k}, message_id: {const: i}, name: {first: [%s, {const: nothing}]},
                          channel: {const: c}, status: {const: s}}
        """.formatted(value));
    Mapped mapped = map(mapping, json.replace('\'', '"'));
    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.column("dim_message", "name"))
        .containsExactly(expected == null ? "nothing" : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{sum: [a, b]} | {'a':'1.5','b':2} | 3.5",
        "{sum: [a, b]} | {} | -1",
        "{product: [a, b]} | {'a':'1.5','b':2} | 3",
        "{product: [a, b]} | {'a':'1.5'} | -1",
        "{sum: {each: l, of: item.v}} | {'l':[]} | -1",
        "{sum: {each: l, of: item.v}} | {'l':'none'} | -1",
        "{sum: {each: l, of: item.v, times: item.n}} | {'l':[{'v':2,'n':3},{'v':4},{'n':5}]} | 6",
        "{sum: {each: l, of: item.v, when: {is: {item.k: a}}}} | {'l':[{'v':2,'k':'a'},{'v':4,'k':'b'}]} | 2"
      })
  void addsUpAndMultipliesExactly(String value, String json, String expected) {
    SilverMapping mapping = Mapped.mapping(HEAD + """
            rows:
              - table: ref_fx_daily
                columns: {fx_date: {const: 2026-03-31}, base_currency: {const: A}, quote_currency: {const: B},
                          rate: {first: [%s, {const: "-1"}]}}
        """.formatted(value));
    assertThat(map(mapping, json.replace('\'', '"')).column("ref_fx_daily", "rate"))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | {'v':{}} | ROW_WRONG_TYPE expected a single value, found an object",
        "channel | {'v':'x'} | ROW_UNKNOWN_VALUE a value that the table `kind` does not have",
        "send_ts | {'v':'2026-03-31T00:00:00'} | ROW_WRONG_TYPE a moment without a zone"
      })
  void saysWhyAValueCannotBeUsed(String column, String json, String reason) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String required : List.of("message_key", "message_id", "name", "channel", "status")) {
      columns.put(required, "{const: x}");
    }
    columns.put(column, column.equals("channel") ? "{path: v, lookup: kind}" : "v");
    SilverMapping mapping =
        Mapped.mapping(HEAD + """
            rows:
              - table: dim_message
                columns: %s
        """.formatted(columns.toString().replace("=", ": ")));
    Mapped mapped = map(mapping, json.replace('\'', '"'));
    assertThat(mapped.rejected()).hasSize(1);
    Rejected rejected = mapped.rejected().get(0);
    assertThat(rejected.code() + " " + rejected.reason().replace("`" + column + "`: ", ""))
        .isEqualTo(reason);
  }

  @Test
  void readsMomentsWithoutAZoneInTheDeclaredOne() {
    SilverMapping mapping = Mapped.mapping(HEAD + """
            rows:
              - table: dim_message
                columns: {message_key: {const: k}, message_id: {const: i}, name: {const: n}, channel: {const: c}, status: {const: s},
                          send_ts: {path: v, zone: client}, created_ts: {path: v, zone: utc}}
        """);
    Mapped mapped = map(mapping, "{\"v\":\"2026-03-31 00:30:00\"}");
    assertThat(mapped.column("dim_message", "send_ts")).containsExactly("2026-03-30T22:30:00Z");
    assertThat(mapped.column("dim_message", "created_ts")).containsExactly("2026-03-31T00:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | 4",
        "\"4\" | 4",
        "4.0 | 4",
        "\"4.00\" | 4",
        "-3 | -3",
        "9223372036854775807 | 9223372036854775807",
        "4.5 | ROW_WRONG_TYPE",
        "9223372036854775808 | ROW_OUT_OF_RANGE",
        "\"x\" | ROW_WRONG_TYPE",
        "1e30 | ROW_OUT_OF_RANGE",
        "1e20 | ROW_OUT_OF_RANGE"
      })
  void readsWholeNumbersExactly(String json, String expected) {
    Mapped mapped = Mapped.of("google-ads", "campaign", """
        {"campaign.id":1,"segments.date":"2026-03-31","metrics.impressions":%s}""".formatted(json));
    String result = mapped.rejected().isEmpty()
        ? mapped.rows().get(0).get("impressions")
        : mapped.rejected().get(0).code().name();
    assertThat(result).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "'\"FALSE\"', false",
    "1, true",
    "0, false",
    "'\"maybe\"', ROW_WRONG_TYPE"
  })
  void readsTruth(String json, String expected) {
    Mapped mapped = Mapped.of("shopify", "orders", """
        {"id":1,"created_at":"2026-03-31T10:00:00Z","currency":"EUR","test":%s}""".formatted(json));
    String result = mapped.rejected().isEmpty()
        ? mapped.rows().get(0).get("is_test")
        : mapped.rejected().get(0).code().name();
    assertThat(result).isEqualTo(expected);
  }

  @Test
  void givesTheSameKeyForTheSameIdOfTheSameAccountOnly() {
    Keys keys = new Keys("google-ads");
    RowContext berlin = Mapped.context("google-ads", "campaign");
    RowContext tokyo = Mapped.context("google-ads", "ads", "Asia/Tokyo", "JPY");
    RowContext meta = Mapped.context("facebook-marketing", "campaigns");

    assertThat(keys.key(berlin, "7")).isEqualTo(Mapped.sha256("acme|google-ads|123|7"));
    assertThat(keys.key(tokyo, "7")).isEqualTo(keys.key(berlin, "7"));
    assertThat(new Keys("facebook-marketing").key(meta, "7"))
        .isEqualTo(Mapped.sha256("acme|facebook-marketing|123|7"))
        .isNotEqualTo(keys.key(berlin, "7"));
  }

  @Test
  void remembersOnlySoMuch() {
    Memo<Integer, Integer> memo = new Memo<>(10, i -> i * 2);
    for (int i = 0; i < 100; i++) {
      assertThat(memo.get(i)).isEqualTo(2 * i);
      assertThat(memo.size()).isLessThanOrEqualTo(10);
    }
  }

  private static Mapped map(SilverMapping mapping, String json) {
    return Mapped.of(mapping, Mapped.context("test", "s"), "s", json);
  }
}
