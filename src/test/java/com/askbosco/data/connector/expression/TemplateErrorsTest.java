package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.connector.expression.ExpressionException.Kind;
import com.askbosco.data.model.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bad template says: place, problem, remedy, and never a value. */
class TemplateErrorsTest {
  private static Template template(String text) {
    return Template.compile(text, Cases.ROOTS);
  }

  private static Scope scope(String root, @Nullable Object value) {
    Map<String, @Nullable Object> roots = new HashMap<>();
    roots.put(root, value);
    return Scope.of(roots, Cases.CLOCK);
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
    boolean withdrawn = problem.startsWith("stream_state");
    assertThat(e.kind()).isEqualTo(withdrawn ? Kind.WITHDRAWN : Kind.SYNTAX);
    assertThat(e.code())
        .isEqualTo(withdrawn ? ErrorCode.EXPRESSION_WITHDRAWN : ErrorCode.EXPRESSION_INVALID);
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
}
