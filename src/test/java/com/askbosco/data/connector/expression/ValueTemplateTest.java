package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static ValueTemplate compiled(String text) throws Exception {
    return ValueTemplate.compile(json(text), Cases.ROOTS);
  }

  @Test
  void evaluatesTextsAtAnyDepthAndLeavesNonesOut() throws Exception {
    ValueTemplate value =
        compiled("{'id': '{{ config.account }}', 'fixed': 5, 'flag': true, 'none': null,"
            + " 'gone': '{{ config.missing }}', 'empty': '',"
            + " '{{ config.api_key }}': ['{{ config.rate }}', {'n': '{{ config.nothing }}', 'm': '007'}, 1.5, null],"
            + " '{{ 1 }}': 'x'}");
    assertThat(value.evaluateJson(Cases.scope()))
        .isEqualTo(json("{'id': 12345, 'fixed': 5, 'flag': true,"
            + " 'k-1': [1.5, {'m': '007'}, 1.5, null], '1': 'x'}"));
  }

  @Test
  void evaluatesFlatMappingsAndKeepsNones() throws Exception {
    ValueTemplate value = compiled(
        "{'a': '{{ config.account }}', 'b': '{{ config.missing }}', 'c': 1,"
            + " 'd': ['{{ config.account }}'], '{{ config.api_key }}': '{{ config.list }}', 'e': '{{ true }}'}");
    Map<String, Object> result = value.evaluateMapping(Cases.scope(), Accept.TEXT_OR_LIST);
    Map<String, String> texts = new LinkedHashMap<>();
    result.forEach((key, element) -> texts.put(key, String.valueOf(element)));
    assertThat(texts.toString())
        .isEqualTo("{a=12345, b=null, c=1, d=[{{ config.account }}], k-1=[1, 2, 3], e=True}");
    assertThat(result.get("a")).isInstanceOf(String.class);
  }

  @Test
  void takesScalarsAndListsToo() throws Exception {
    assertThat(compiled("'{{ config.account }}'").evaluate(Cases.scope())).isEqualTo(12345L);
    assertThat(compiled("7").evaluate(Cases.scope())).isEqualTo(7L);
    assertThat(compiled("null").evaluate(Cases.scope())).isNull();
    assertThat(compiled("['{{ record.id }}']").evaluateJson(Cases.scope())).isEqualTo(json("[7]"));
    assertThatThrownBy(() -> compiled("[]").evaluateMapping(Cases.scope(), Accept.ANY))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesTemplatesThatAreWrong() {
    assertThatThrownBy(() -> compiled("{'a': {'b': ['{{ nope }}']}}"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("unknown name 'nope'");
    assertThatThrownBy(() -> compiled("{'{{ nope }}': 1}")).isInstanceOf(ExpressionException.class);
  }
}
