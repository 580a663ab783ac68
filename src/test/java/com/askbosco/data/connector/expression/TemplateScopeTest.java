package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.expression.python.PyDateTime;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How templates see the Java and JSON values of their scope. */
class TemplateScopeTest {
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
  @SuppressWarnings("UnnecessaryStringBuilder") // any CharSequence is a value of the scope
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

  @Test
  void allowsTheAliasesOfTheStreamSlice() {
    Set<String> roots = Set.of("stream_slice");
    assertThat(Template.compile("{{ stream_interval.a }}", roots).isConstant()).isFalse();
    assertThatThrownBy(() -> Template.compile("{{ stream_interval.a }}", Set.of()))
        .hasMessageContaining("Variables here: none");
  }
}
