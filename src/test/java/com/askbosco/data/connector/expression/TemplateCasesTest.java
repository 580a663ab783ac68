package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.expression.python.Text;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What templates give, as the tables in {@code src/test/resources/expression} have it. */
class TemplateCasesTest {

  static Stream<Arguments> values() {
    return Stream.of(
            "values.txt",
            "methods.txt",
            "filters.txt",
            "dates.txt",
            "statements.txt",
            "literals.txt")
        .flatMap(Cases::table);
  }

  @ParameterizedTest(name = "line {0}: {1}")
  @MethodSource("values")
  void evaluatesAsTheReferenceDoes(int line, String template, String expected) {
    assertThat(result(template)).isEqualTo(expected);
  }

  private static String result(String template) {
    try {
      return Text.repr(Template.compile(template, Cases.ROOTS).evaluate(Cases.scope()));
    } catch (ExpressionException e) {
      return "!" + e.kind();
    }
  }

  static Stream<Arguments> conditions() {
    return Cases.table("conditions.txt");
  }

  @ParameterizedTest(name = "line {0}: {1}")
  @MethodSource("conditions")
  void testsConditionsAsTheReferenceDoes(int line, String template, String expected) {
    boolean result = Template.compile(template, Cases.ROOTS).test(Cases.scope());
    assertThat(Boolean.toString(result)).isEqualTo(expected);
  }
}
