package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.expression.ExpressionException.Kind;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
  private static Template template(String text) {
    return Template.compile(text, Cases.ROOTS);
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
  void keepsItsText() {
    assertThat(template("a {{ 1 }}\r\n").text()).isEqualTo("a {{ 1 }}\r\n");
    assertThat(template("a {{ 1 }}")).hasToString("a {{ 1 }}");
    assertThat(template("a\r\nb{{ 1 }}\r\n").render(Cases.scope())).isEqualTo("a\nb1");
  }
}
