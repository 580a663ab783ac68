package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.connector.expression.ExpressionException.Kind;
import com.askbosco.data.connector.expression.python.PyDateTime;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Template template(String text) {
    return Template.compile(text, Cases.ROOTS);
  }

  private static Scope scope(String root, @Nullable Object value) {
    Map<String, @Nullable Object> roots = new HashMap<>();
    roots.put(root, value);
    return Scope.of(roots, Cases.CLOCK);
  }

  private static @Nullable Object given(@Nullable Object value, String text) {
    return template(text).evaluate(scope("record", value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|true",
        "plain|true",
        "''|true",
        "{{ 12 }}|true",
        "a {{ 'b' }}|true",
        "{# c #}|true",
        "{{ config.x }}|false",
        "{{ now_utc() }}|false",
        "{% if true %}{% endif %}|false"
      })
  void knowsWhatIsConstant(String text, boolean constant) {
    assertThat(template(text).isConstant()).isEqualTo(constant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|ANY|12|java.lang.Long",
        "12|TEXT|12|java.lang.String",
        "'\"12\"'|TEXT|12|java.lang.String",
        "12|INTEGER|12|java.lang.Long",
        "12|NUMBER|12|java.lang.String",
        "1.5|NUMBER|1.5|java.lang.Double",
        "True|BOOLEAN|true|java.lang.Boolean",
        "True|INTEGER|true|java.lang.Boolean",
        "true|BOOLEAN|true|java.lang.String",
        "{{ true }}|TEXT|True|java.lang.String",
        "{{ none }}|TEXT|None|java.lang.String",
        "[1]|TEXT|[1]|java.lang.String",
        "[1]|TEXT_OR_LIST|[1]|java.util.ArrayList",
        "[1]|LIST|[1]|java.util.ArrayList",
        "(1,)|LIST|(1,)|java.lang.String",
        "{{ config.account }}|TEXT_OR_LIST|12345|java.lang.String",
        "x|LIST|x|java.lang.String"
      })
  void keepsAsTextWhatIsNotAccepted(String text, Accept accept, String value, String type) {
    Object result = Objects.requireNonNull(template(text).evaluate(Cases.scope(), accept));
    assertThat(result).hasToString(value);
    assertThat(result.getClass().getName()).isEqualTo(type);
  }

  @Test
  void givesNoneForEntriesThatAreEmptyOrUndefined() {
    assertThat(template("").evaluateEntry(Cases.scope(), Accept.ANY)).isNull();
    assertThat(template("{{ config.missing }}").evaluateEntry(Cases.scope(), Accept.ANY))
        .isNull();
    assertThat(template("{{ config.missing.x }}").evaluateEntry(Cases.scope(), Accept.ANY))
        .isNull();
    assertThat(template("{{ config.empty }}").evaluateEntry(Cases.scope(), Accept.TEXT))
        .isNull();
    assertThat(template("{{ config.account }}").evaluateEntry(Cases.scope(), Accept.TEXT))
        .isEqualTo("12345");
    assertThat(template("{{ 1 + 'a' }}").evaluateEntry(Cases.scope(), Accept.ANY))
        .isEqualTo("{{ 1 + 'a' }}");
    assertThatThrownBy(() -> template("{{ 1 / 0 }}").evaluateEntry(Cases.scope(), Accept.ANY))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void rendersTextWithoutReadingIt() {
    assertThat(template("{{ config.account }}").render(Cases.scope())).isEqualTo("12345");
    assertThat(template("{{ [1, 'a', none, true] }}").render(Cases.scope()))
        .isEqualTo("[1, 'a', None, True]");
    assertThat(template("{{ config.missing }}").render(Cases.scope())).isEmpty();
    assertThatThrownBy(() -> template("{{ 1 + 'a' }}").render(Cases.scope()))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TYPE));
  }

  @Test
  void conditionsFailWhereAValueIsBad() {
    assertThatThrownBy(() -> template("{{ 1 / 0 }}").test(Cases.scope()))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void givesJsonThatIsACopy() throws Exception {
    ObjectNode record = (ObjectNode) JSON.readTree("{\"a\": {\"b\": [1, 2.5, \"x\", null, true]}}");
    JsonNode copy = template("{{ record.a }}").evaluateJson(scope("record", record), Accept.ANY);
    assertThat(copy).isEqualTo(record.get("a")).isNotSameAs(record.get("a"));
    JsonNode others = template("{{ [config.big, 1e400 | string, (1, 2), {1: 'x'}] }}")
        .evaluateJson(Cases.scope(), Accept.ANY);
    assertThat(others)
        .isEqualTo(
            JSON.readTree(
                "[123456789012345678901234567890, \"\\\"\\\"\\\"Infinity\\\"\\\"\\\"\", [1, 2], {\"1\": \"x\"}]"));
    assertThat(template("1e400").evaluateJson(Cases.scope(), Accept.ANY).textValue())
        .isEqualTo("inf");
    assertThat(template("{1, 2}").evaluateJson(Cases.scope(), Accept.ANY)).hasToString("[1,2]");
    assertThat(
            template("{{ now_utc() }}").evaluateJson(Cases.scope(), Accept.ANY).textValue())
        .isEqualTo("2026-05-01 10:00:00.123456+00:00");
  }

  @Test
  void convertsJavaValuesOfTheScope() {
    assertThat(given(5, "{{ record + 1 }}")).isEqualTo(6L);
    assertThat(given((short) 5, "{{ record }}")).isEqualTo(5L);
    assertThat(given((byte) 5, "{{ record }}")).isEqualTo(5L);
    assertThat(given(1.5f, "{{ record }}")).isEqualTo(1.5);
    assertThat(given(new BigDecimal("12.50"), "{{ record }}")).isEqualTo(12.5);
    assertThat(given(BigInteger.TEN, "{{ record }}")).isEqualTo(10L);
    assertThat(given(BigInteger.TWO.pow(70), "{{ record }}")).isEqualTo(BigInteger.TWO.pow(70));
    assertThat(given(true, "{{ 'y' if record else 'n' }}")).isEqualTo("y");
    assertThat(given(null, "{{ record is none }}")).isEqualTo(true);
    assertThat(given(Arrays.asList(1, null, "a"), "{{ record }}"))
        .isEqualTo(Arrays.asList(1L, null, "a"));
    assertThat(given(Map.of("a", List.of(1)), "{{ record.a[0] + 1 }}")).isEqualTo(2L);
    assertThat(given(Map.of("a", 1), "{{ record.get('b', 2) }}")).isEqualTo(2L);
    assertThat(given(Map.of("a", 1), "{% for k, v in record.items() %}{{ k }}{{ v }}{% endfor %}"))
        .isEqualTo("a1");
    assertThat(given(LocalDate.of(2024, 2, 29), "{{ record }}")).isEqualTo("2024-02-29");
    assertThat(given(Instant.parse("2024-02-29T01:02:03Z"), "{{ record }}"))
        .isEqualTo("2024-02-29 01:02:03+00:00");
    assertThat(given(LocalDateTime.parse("2024-02-29T01:02:03"), "{{ record }}"))
        .isEqualTo("2024-02-29 01:02:03");
    assertThat(given(OffsetDateTime.parse("2024-02-29T01:02:03+05:30"), "{{ record.isoformat() }}"))
        .isEqualTo("2024-02-29T01:02:03+05:30");
    assertThat(given(
            ZonedDateTime.parse("2024-02-29T01:02:03+01:00[Europe/Berlin]"), "{{ record.hour }}"))
        .isEqualTo(1L);
    assertThat(
            given(PyDateTime.naive(LocalDateTime.parse("2024-02-29T01:02:03")), "{{ [record] }}"))
        .isEqualTo("[datetime.datetime(2024, 2, 29, 1, 2, 3)]");
    assertThat(given(new StringBuilder("x"), "{{ record }}")).isEqualTo("x");
  }

  @Test
  void comparesNaiveAndAwareDatesAsPythonDoes() {
    LocalDateTime naive = LocalDateTime.parse("2026-05-01T10:00:00.123456");
    assertThat(given(naive, "{{ record == now_utc() }}")).isEqualTo(false);
    assertThat(given(naive, "{{ record < now_utc() }}")).isEqualTo("{{ record < now_utc() }}");
    assertThat(given(naive, "{{ record - now_utc() }}")).isEqualTo("{{ record - now_utc() }}");
    assertThat(given(naive, "{{ record.strftime('%z%Z') }}")).isEqualTo("");
    assertThat(given(naive, "{{ record.utcoffset() }}")).isNull();
  }

  @Test
  void seesOwnChangesButNeverChangesTheScope() throws Exception {
    JsonNode record = JSON.readTree("{\"a\": [1], \"b\": {\"c\": {\"d\": 1}}}");
    JsonNode before = record.deepCopy();
    String text = "{% set _ = record.a.append(2) %}{% set _ = record.b.c.update({'e': 2}) %}"
        + "{% set _ = record.b.pop('x', 0) %}{{ [record.a, record['b'].c, record.a | length] }}";
    assertThat(template(text).evaluate(scope("record", record)))
        .hasToString("[[1, 2], {d=1, e=2}, 2]");
    assertThat(record).isEqualTo(before);
    List<Object> list = new ArrayList<>(List.of(3, 1, 2));
    assertThat(given(list, "{% set _ = record.sort() %}{% set _ = record.pop() %}{{ record }}"))
        .isEqualTo(List.of(1L, 2L));
    assertThat(list).containsExactly(3, 1, 2);
    Map<String, Object> map = new HashMap<>(Map.of("a", 1));
    assertThat(given(map, "{{ record.setdefault('b', 2) }}{{ record.clear() }}{{ record }}"))
        .isEqualTo("2None{}");
    assertThat(map).containsOnlyKeys("a");
  }

  @Test
  void readsAttributesBesideEntries() throws Exception {
    Attributed slice = new Attributed(
        JSON.readTree("{\"id\": 1, \"partition\": \"entry\"}"),
        Map.of(
            "extra_fields", JSON.readTree("{\"name\": \"n\"}"),
            "partition", JSON.readTree("{\"id\": 1}")));
    assertThat(template("{{ stream_slice.extra_fields['name'] }}")
            .evaluate(scope("stream_slice", slice)))
        .isEqualTo("n");
    assertThat(
            template("{{ stream_partition.partition.id }}").evaluate(scope("stream_slice", slice)))
        .isEqualTo(1L);
    assertThat(template("{{ stream_slice['partition'] }}").evaluate(scope("stream_slice", slice)))
        .isEqualTo("entry");
    assertThat(template("{{ stream_slice.id }}").evaluate(scope("stream_slice", slice)))
        .isEqualTo(1L);
    assertThat(
            template("{{ 'extra_fields' in stream_slice }}").evaluate(scope("stream_slice", slice)))
        .isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`{{ nope }}`|1|4|unknown name 'nope'|Variables here: config, headers",
        "`a⏎b {{ config.x | nope }}`|2|17|unknown filter 'nope'|",
        "`{{ config.x is nope }}`|1|16|unknown test 'nope'|",
        "`{{ config.x.nope() }}`|1|13|unknown method 'nope'|",
        "`{{ now_utc }}`|1|4|a function is not a value|Call it: now_utc()",
        "`{{ day_delta() }}`|1|4|day_delta needs 1 arguments|Parameters: num_days, format",
        "`{{ config.x`|1|3|the braces are not closed|Write }} after it",
        "`⏎⏎ {{ 1 + }}`|3|9|unexpected the end of the expression|",
        "`{% if true %}x`|1|4|{% if %} is not closed|Write {% endif %}",
        "`{% nope %}`|1|4|{% nope %} cannot stand here|Statements are",
        "`{{ stream_state }}`|1|4|stream_state is no longer supported|Use stream_interval",
        "`{{ max(*config.x) }}`|1|8|arguments cannot be unpacked with *|Write them out",
        "`{{ [1}} }}`|1|6|'}' closes nothing|Count the brackets",
        "`{{ \"\\xZ\" }}`|1|4|a text has a bad|Double the backslash",
        "`{{ loop.index }}`|1|4|unknown name 'loop'|Variables here",
        "`{% for i in [1] %}{{ loop.nope }}{% endfor %}`|1|27|unknown attribute 'loop.nope'|",
        "`{% for i in [1] recursive %}{% endfor %}`|1|17|loops cannot be recursive|",
        "`{% set config.x = 1 %}`|1|8|'config' is no namespace|namespace()",
        "`{# open`|1|1|the comment is not closed|Write #}",
        "`{% raw %}`|1|1|{% raw %} is not closed|endraw",
        "`{{ }}`|1|1|there is no expression|",
        "`{{ config.x(1)(2) }}`|1|11|unknown method 'x'|",
        "`{{ config['x'](1) }}`|1|15|only functions and methods can be called|",
        "`{{ a`|1|3|the braces are not closed|",
        "`{{ 'a }}`|1|4|a text in quotes is not closed|",
        "`{{ § }}`|1|4|unexpected character '§'|"
      })
  void namesPlaceAndRemedyOfWhatCannotBeCompiled(
      String text, int line, int column, String problem, String hint) {
    String source = text.replace('⏎', '\n');
    ExpressionException e = catchThrowableOfType(ExpressionException.class, () -> template(source));
    assertThat(e).as(text).isNotNull();
    assertThat(e.problem()).contains(problem);
    assertThat(e.hint()).contains(hint == null ? "" : hint);
    assertThat(List.of(e.line(), e.column())).isEqualTo(List.of(line, column));
    assertThat(e.kind()).isEqualTo(Kind.SYNTAX);
    assertThat(e.code()).isEqualTo(ErrorCode.EXPRESSION_INVALID);
    assertThat(e).hasMessageContaining("line " + line + ", column " + column);
  }

  @Test
  void namesThePlaceOfWhatFailsInAnEvaluation() {
    Template template = template("x\n{{ config.account }}{{ config.nested.nope.deeper }}");
    ExpressionException e =
        catchThrowableOfType(ExpressionException.class, () -> template.evaluate(Cases.scope()));
    assertThat(e.kind()).isEqualTo(Kind.UNDEFINED);
    assertThat(List.of(e.line(), e.column())).isEqualTo(List.of(2, 43));
    assertThat(e.problem()).isEqualTo("a dict has no 'nope'");
    assertThat(e.hint()).contains("is defined");
  }

  @Test
  void keepsValuesOutOfMessages() {
    Scope scope = scope("config", Map.of("token", "s3cret", "date", "s3cret-2024"));
    for (String text : List.of(
        "{{ str_to_datetime(config.token) }}",
        "{{ config.token.index('x') }}",
        "{{ config.token.x.y }}",
        "{{ config[config.token].x }}",
        "{{ format_datetime(config.date, '%Y', '%Y') }}",
        "{{ duration(config.token) }}",
        "{{ json_loads(config.token) }}",
        "{{ config.token | base64decode }}",
        "{{ 'x' | hash(config.token) }}",
        "{{ today_with_timezone(config.token) }}")) {
      ExpressionException e =
          catchThrowableOfType(ExpressionException.class, () -> template(text).render(scope));
      assertThat(e).as(text).isNotNull();
      assertThat(e.getMessage()).as(text).doesNotContain("s3cret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for i in 'xxxxxxxxxx' * 1000000 %}{% for j in 'xxxxxxxxxx' * 1000000 %}{% endfor %}{% endfor %}",
        "{{ 'x' * 999999999 }}",
        "{{ [1] * 999999999 }}",
        "{{ 9 ** 99999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '%*d' % (999999999, 1) }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 'x'.center(999999999) }}",
        "{{ 'x'.zfill(999999999) }}",
        "{{ ('x' * 9999999).replace('x', 'yyyyyy') }}",
        "{% set a = 'xxxxxxxx' * 1000000 %}{{ a ~ a ~ a ~ a }}",
        "{% set a = 'xxxxxxxx' * 1000000 %}{{ a }}{{ a }}{{ a }}",
        "{% set a = [] %}{% set _ = a.append(a) %}{{ a }}",
        "{% set a = [] %}{% set _ = a.append(a) %}{% set b = [] %}{% set _ = b.append(b) %}{{ a == b }}",
        "{% set a = [] %}{% set _ = a.append(a) %}{{ a | tojson }}",
        "{% set a = [1] %}{% for i in 'x' * 50 %}{% set _ = a.append([a, a]) %}{% endfor %}{{ a }}",
        "{{ ('a' * 200) | regex_search('(a*)(a*)(a*)(a*)(a*)b') }}",
        "{{ ('ab' * 900000) | regex_search('((?:a|b)*)c') }}",
        "{{ 'x' | regex_replace('', 'y' * 9999999) | regex_replace('', 'y' * 9999999) }}"
      })
  void endsWhatWouldTakeTooLongOrTooMuchMemory(String text) {
    assertThatThrownBy(() -> template(text).render(Cases.scope()))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LIMIT));
  }

  @Test
  void refusesExpressionsThatAreNestedTooDeep() {
    assertThatThrownBy(() -> template("{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}"))
        .hasMessageContaining("nested too deep");
    assertThatThrownBy(() -> template("{{ " + "-".repeat(5000) + "1 }}"))
        .hasMessageContaining("nested too deep");
    assertThatThrownBy(() -> template("{{ " + "not ".repeat(5000) + "1 }}"))
        .hasMessageContaining("nested too deep");
    assertThatThrownBy(() -> template("{{ 1" + " + 1".repeat(5000) + " }}"))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> template("{{ config" + ".x".repeat(5000) + " }}"))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> template("{% if true %}".repeat(500) + "{% endif %}".repeat(500)))
        .hasMessageContaining("nested too deep");
    assertThat(template("[".repeat(5000) + "]".repeat(5000)).evaluate(Cases.scope()))
        .isInstanceOf(String.class);
  }

  @Test
  void keepsItsText() {
    assertThat(template("a {{ 1 }}\r\n").text()).isEqualTo("a {{ 1 }}\r\n");
    assertThat(template("a {{ 1 }}")).hasToString("a {{ 1 }}");
    assertThat(template("a\r\nb{{ 1 }}\r\n").render(Cases.scope())).isEqualTo("a\nb1");
  }

  @Test
  void allowsTheAliasesOfTheStreamSlice() {
    Set<String> roots = Set.of("stream_slice");
    assertThat(Template.compile("{{ stream_interval.a }}", roots).isConstant()).isFalse();
    assertThatThrownBy(() -> Template.compile("{{ stream_interval.a }}", Set.of()))
        .hasMessageContaining("Variables here: none");
  }
}
