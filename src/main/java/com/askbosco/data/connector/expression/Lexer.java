package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.StringEscapes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the inside of {@code {{ }}} and {@code {% %}} into tokens. */
final class Lexer {
  private static final Pattern TOKEN = Pattern.compile(
      "(?<space>\\s++)"
          + "|(?<float>(?<![.\\d])(?:\\d++_)*+\\d++(?:(?:\\.(?:\\d++_)*+\\d++)?[eE][+-]?\\d(?:_?\\d)*+|\\.\\d(?:_?\\d)*+))"
          + "|(?<integer>0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[\\da-fA-F])++|[1-9](?:_?\\d)*+|0(?:_?0)*+)"
          + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_\\p{M}]*+)"
          + "|(?<text>'(?:[^'\\\\]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\")"
          + "|(?<operator>//|\\*\\*|==|!=|>=|<=|[-+/*%~\\[\\](){}<>=.:|,;])",
      Pattern.DOTALL);

  private final Source source;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  Lexer(Source source) {
    this.source = source;
  }

  /**
   * Reads tokens up to the closing braces.
   *
   * @param from where the inside begins
   * @param close {@code }}} or {@code %}}
   * @return the tokens; the last one is the end, and {@link Inside#after} the place after the closing braces
   */
  Inside read(int from, String close) {
    String text = source.text();
    Matcher matcher = TOKEN.matcher(text);
    int at = from;
    while (true) {
      boolean trim = text.startsWith("-" + close, at);
      if (open.isEmpty()
          && (trim || text.startsWith(close, at) || text.startsWith("+" + close, at))) {
        int end = text.startsWith(close, at) ? at : at + 1;
        tokens.add(new Token(Token.Kind.END, "", at));
        return new Inside(tokens, end + close.length(), trim);
      }
      if (at >= text.length()) {
        throw source.wrong(from, "the braces are not closed", "Write " + close + " after it");
      }
      if (!matcher.region(at, text.length()).useTransparentBounds(true).lookingAt()) {
        boolean quote = text.charAt(at) == '\'' || text.charAt(at) == '"';
        throw source.wrong(
            at,
            quote
                ? "a text in quotes is not closed"
                : "unexpected character '" + text.charAt(at) + "'",
            "");
      }
      add(matcher, at);
      at = matcher.end();
    }
  }

  private void add(Matcher matcher, int at) {
    String text = matcher.group();
    if (matcher.group("space") != null) {
      return;
    }
    if (matcher.group("text") != null) {
      String value = StringEscapes.undo(text.substring(1, text.length() - 1));
      if (value == null) {
        throw source.wrong(at, "a text has a bad \\ escape", "Double the backslash");
      }
      tokens.add(new Token(Token.Kind.TEXT, value, at));
    } else if (matcher.group("name") != null) {
      tokens.add(new Token(Token.Kind.NAME, text, at));
    } else if (matcher.group("float") != null) {
      tokens.add(new Token(Token.Kind.FLOAT, text, at));
    } else if (matcher.group("integer") != null) {
      tokens.add(new Token(Token.Kind.INTEGER, text, at));
    } else {
      balance(text, at);
      tokens.add(new Token(Token.Kind.OPERATOR, text, at));
    }
  }

  private void balance(String operator, int at) {
    switch (operator) {
      case "(" -> open.push(")");
      case "[" -> open.push("]");
      case "{" -> open.push("}");
      case ")", "]", "}" -> {
        if (open.isEmpty() || !open.pop().equals(operator)) {
          throw source.wrong(
              at, "'" + operator + "' closes nothing", "Count the brackets before it");
        }
      }
      default -> {}
    }
  }

  /**
   * The inside of one pair of braces.
   *
   * @param tokens its tokens, the last of them the end
   * @param after the place after the closing braces
   * @param trim whether white space after it is dropped
   */
  record Inside(List<Token> tokens, int after, boolean trim) {}
}
