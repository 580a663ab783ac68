package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.expression.ExpressionException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would take too long, too much memory or too deep a stack end with an error. */
class TemplateLimitsTest {
  private static Template template(String text) {
    return Template.compile(text, Cases.ROOTS);
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
}
