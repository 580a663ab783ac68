package com.askbosco.data.connector.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.connector.expression.python.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random templates: each gives a result or an {@link ExpressionException}, never anything else. */
class TemplateFuzzTest {
  private static final long SEED = 20_260_501;

  private static final List<String> PIECES = List.of(
      "{{ ",
      " }}",
      "{% ",
      " %}",
      "{#",
      "#}",
      "if ",
      "else ",
      "endif",
      "for i in ",
      "endfor",
      "set x = ",
      "elif ",
      "config",
      "record",
      "response",
      "stream_slice",
      ".account",
      ".tags",
      ".list",
      ".nested",
      ".missing",
      ".x",
      "['a']",
      "[0]",
      "[1:2]",
      "[::-1]",
      "[",
      "]",
      "(",
      ")",
      "{",
      "}",
      ",",
      ":",
      ".",
      "|",
      " ~ ",
      " + ",
      " - ",
      " * ",
      " / ",
      " // ",
      " % ",
      " ** ",
      " == ",
      " < ",
      " in ",
      " not ",
      " and ",
      " or ",
      " is ",
      " is not ",
      "none",
      "true",
      "1",
      "2.5",
      "0",
      "-1",
      "99999999999",
      "'a'",
      "'%s %d'",
      "'{}{:>5}'",
      "\"b\"",
      "'2024-01-31'",
      "now_utc()",
      "today_utc()",
      "duration('P1M')",
      "str_to_datetime(",
      "format_datetime(",
      "max(",
      "timestamp(",
      "| int",
      "| string",
      "| length",
      "| first",
      "| join(',')",
      "| tojson",
      "| map(attribute='name')",
      "| selectattr('name')",
      "| sort",
      "| sum",
      "| round(1)",
      "| hash",
      "| urlencode",
      "| regex_search('(a+)+')",
      ".split(',')",
      ".get('x')",
      ".items()",
      ".append(1)",
      ".strftime('%Y')",
      ".format(1)",
      ".replace('a', 'b')",
      "defined",
      "mapping",
      "odd",
      "i",
      "x",
      "loop.index",
      "\n",
      "\\",
      "'",
      "\"",
      "é",
      "😀",
      "\u0000");

  @Test
  void randomPiecesGiveAResultOrAnExpressionException() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "{{ " : "");
      int length = 1 + random.nextInt(14);
      for (int j = 0; j < length; j++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      run(text.append(random.nextBoolean() ? " }}" : "").toString());
    }
  }

  @Test
  void damagedTemplatesGiveAResultOrAnExpressionException() {
    Random random = new Random(SEED);
    List<String> good = new ArrayList<>();
    for (String table :
        List.of("values.txt", "methods.txt", "filters.txt", "dates.txt", "statements.txt")) {
      Cases.table(table).forEach(row -> good.add((String) row.get()[1]));
    }
    for (int i = 0; i < 4000; i++) {
      String text = good.get(random.nextInt(good.size()));
      int at = random.nextInt(text.length());
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      run(
          switch (random.nextInt(3)) {
            case 0 ->
              text.substring(0, at)
                  + text.substring(Math.min(text.length(), at + 1 + random.nextInt(3)));
            case 1 -> text.substring(0, at) + piece + text.substring(at);
            default ->
              text.substring(0, at)
                  + piece
                  + good.get(random.nextInt(good.size())).substring(0, 3);
          });
    }
  }

  @Test
  void randomExpressionsOfEveryFilterAndFunctionGiveAResultOrAnExpressionException() {
    Random random = new Random(SEED);
    List<String> values = List.of(
        "config",
        "config.list",
        "config.names",
        "record.tags",
        "config.emoji",
        "config.big",
        "none",
        "'x'",
        "''",
        "1",
        "-2.5",
        "[]",
        "{}",
        "(1, 'a')",
        "[[1, 2], ['a', 3]]",
        "{'a': {'b': 1}}",
        "now_utc()",
        "today_utc()",
        "duration('PT1H')",
        "duration('P1M')",
        "config.missing",
        "true",
        "1e308",
        "'2024-01-31T10:20:30Z'",
        "'a.b'");
    List<String> filters = Filters.ALL.keySet().stream().sorted().toList();
    List<String> tests = Tests.ALL.keySet().stream()
        .sorted()
        .filter(name -> Character.isLetter(name.charAt(0)))
        .toList();
    List<String> functions = Functions.names();
    List<String> methods = com.askbosco.data.connector.expression.python.Attributes.METHODS.stream()
        .sorted()
        .toList();
    for (int i = 0; i < 12_000; i++) {
      List<String> in = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        in.add(values.get(random.nextInt(values.size())));
      }
      String arguments = "(" + String.join(", ", in) + ")";
      String value = values.get(random.nextInt(values.size()));
      String other = values.get(random.nextInt(values.size()));
      run("{{ "
          + switch (random.nextInt(5)) {
            case 0 -> value + " | " + filters.get(random.nextInt(filters.size())) + arguments;
            case 1 -> value + " is " + tests.get(random.nextInt(tests.size())) + arguments;
            case 2 -> functions.get(random.nextInt(functions.size())) + arguments;
            case 3 -> "(" + value + ")." + methods.get(random.nextInt(methods.size())) + arguments;
            default ->
              value
                  + List.of("+", "-", "*", "/", "//", "%", "**", "<", "in", "==", "~")
                      .get(random.nextInt(11))
                  + " " + other;
          }
          + " }}");
    }
  }

  @Test
  @SuppressWarnings("ReferenceEquality") // a marker object, compared by identity
  void randomTextsAreLiteralsOrNot() {
    Random random = new Random(SEED);
    String characters = "0123456789.eExXoOjJ_-+()[]{}:,'\"\\ \n\t#NTFalseuru";
    int literals = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(9); j >= 0; j--) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      literals += Literals.read(text.toString()) == Literals.NONE_FOUND ? 0 : 1;
    }
    assertThat(literals).isBetween(200, 10_000);
  }

  private static void run(String text) {
    try {
      Template template = Template.compile(text, Cases.ROOTS);
      ignoringFailures(() -> template.evaluate(Cases.scope()));
      ignoringFailures(() -> template.test(Cases.scope()));
      ignoringFailures(() -> template.evaluateJson(Cases.scope(), Accept.ANY));
    } catch (ExpressionException expected) {
      assertThat(expected.problem()).isNotEmpty();
    } catch (RuntimeException | Error unexpected) {
      throw new AssertionError("with the template: " + text, unexpected);
    }
  }

  private static void ignoringFailures(Runnable evaluation) {
    try {
      evaluation.run();
    } catch (ExpressionException expected) {
      assertThat(expected.problem()).isNotEmpty();
    }
  }
}
