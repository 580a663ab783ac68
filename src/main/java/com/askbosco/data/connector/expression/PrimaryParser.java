package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.Expr.Constant;
import com.askbosco.data.connector.expression.python.Attributes;
import com.askbosco.data.connector.expression.python.Numbers;
import com.askbosco.data.connector.expression.python.Truth;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles literals, names, brackets, and what may follow them: attributes, items, calls, filters and tests. */
final class PrimaryParser {
  private final Tokens tokens;
  private final Names names;
  private final ExpressionParser.Notes notes;
  private final ExpressionParser expressions;
  private final CallParser calls;

  PrimaryParser(
      Tokens tokens, Names names, ExpressionParser.Notes notes, ExpressionParser expressions) {
    this.tokens = tokens;
    this.names = names;
    this.notes = notes;
    this.expressions = expressions;
    this.calls = new CallParser(tokens, expressions);
  }

  Expr primary() {
    Token token = tokens.next();
    switch (token.kind()) {
      case TEXT -> {
        StringBuilder text = new StringBuilder(token.text());
        while (tokens.peek().kind() == Token.Kind.TEXT) {
          text.append(tokens.next().text());
        }
        return new Constant(text.toString());
      }
      case INTEGER -> {
        return new Constant(integer(token));
      }
      case FLOAT -> {
        return new Constant(Double.parseDouble(token.text().replace("_", "")));
      }
      case NAME -> {
        return name(token);
      }
      default -> {
        return switch (token.text()) {
          case "(" -> brackets();
          case "[" -> new Operators.ListOf(elements("]"), false);
          case "{" -> dict(token);
          default -> throw tokens.wrong(token, "unexpected " + token.described(), "");
        };
      }
    }
  }

  private Object integer(Token token) {
    String digits = token.text().replace("_", "").toLowerCase(java.util.Locale.ROOT);
    int radix = digits.startsWith("0x")
        ? 16
        : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
    if (digits.length() > 1000) {
      throw tokens.wrong(token, "the number is too long", "");
    }
    return Numbers.integer(new BigInteger(radix == 10 ? digits : digits.substring(2), radix));
  }

  private Expr brackets() {
    if (tokens.take(")")) {
      return new Operators.ListOf(List.of(), true);
    }
    Expr value = expressions.tupleUntil(")");
    tokens.expect(")");
    return value;
  }

  private List<Expr> elements(String close) {
    List<Expr> elements = new ArrayList<>();
    while (!tokens.take(close)) {
      elements.add(expressions.expression());
      if (!tokens.peek().is(close)) {
        tokens.expect(",");
      }
    }
    return List.copyOf(elements);
  }

  private Expr dict(Token brace) {
    List<Expr> keys = new ArrayList<>();
    List<Expr> values = new ArrayList<>();
    while (!tokens.take("}")) {
      keys.add(expressions.expression());
      tokens.expect(":");
      values.add(expressions.expression());
      if (!tokens.peek().is("}")) {
        tokens.expect(",");
      }
    }
    return new Operators.DictOf(List.copyOf(keys), List.copyOf(values), brace.offset());
  }

  private Expr name(Token token) {
    switch (token.text()) {
      case "true", "True" -> {
        return new Constant(true);
      }
      case "false", "False" -> {
        return new Constant(false);
      }
      case "none", "None" -> {
        return new Constant(null);
      }
      default -> {}
    }
    Expr known = names.find(token.text());
    if (known != null) {
      return known;
    }
    Function function = Functions.ALL.get(token.text());
    if (function == null) {
      throw tokens.unknown(
          token,
          "unknown name '" + token.text() + "'",
          "Variables here: " + names.described() + "; functions: "
              + String.join(", ", Functions.names()));
    }
    if (!tokens.take("(")) {
      throw tokens.wrong(token, "a function is not a value", "Call it: " + token.text() + "()");
    }
    return calls.call(token, function, null);
  }

  /** What may follow a value without changing it to a filter: {@code .name}, {@code [index]}, {@code .name(...)}. */
  Expr postfix(Expr value) {
    Expr result = value;
    while (true) {
      Token token = tokens.peek();
      if (tokens.take(".")) {
        result = dot(result);
      } else if (tokens.take("[")) {
        result = item(result, token);
      } else if (token.is("(")) {
        throw tokens.wrong(token, "only functions and methods can be called", "");
      } else {
        return result;
      }
    }
  }

  private Expr dot(Expr value) {
    expressions.link();
    Token name = tokens.next();
    if (name.kind() == Token.Kind.INTEGER) {
      return new Access.Item(value, new Constant(integer(name)), name.offset());
    }
    if (name.kind() != Token.Kind.NAME) {
      throw tokens.wrong(name, "a name is needed after the dot", "");
    }
    if (value instanceof Access.Local local && local.name().equals("loop")) {
      if (!Loop.ATTRIBUTES.contains(name.text())) {
        throw tokens.wrong(name, "unknown attribute 'loop." + name.text() + "'", "");
      }
      return new Loop.Attribute(value, name.text());
    }
    if (!tokens.take("(")) {
      return value instanceof Access.Path path
          ? path.with(new Access.Path.Step(name.text(), true, name.offset()))
          : new Access.Attribute(value, name.text(), name.offset());
    }
    if (!Attributes.METHODS.contains(name.text())) {
      throw tokens.wrong(name, "unknown method '" + name.text() + "'", "");
    }
    notes.changes |= Attributes.CHANGING.contains(name.text());
    return new Access.Method(value, name.text(), calls.arguments(null), name.offset());
  }

  private Expr item(Expr value, Token bracket) {
    expressions.link();
    Expr first = tokens.peek().is(":") ? null : expressions.tupleUntil("]");
    if (first != null && tokens.take("]")) {
      return first instanceof Constant(String key) && value instanceof Access.Path path
          ? path.with(new Access.Path.Step(key, false, bracket.offset()))
          : new Access.Item(value, first, bracket.offset());
    }
    tokens.expect(":");
    Expr end = tokens.peek().is(":") || tokens.peek().is("]") ? null : expressions.expression();
    Expr step = null;
    if (tokens.take(":") && !tokens.peek().is("]")) {
      step = expressions.expression();
    }
    tokens.expect("]");
    return new Access.Slice(value, first, end, step, bracket.offset());
  }

  /** Filters and tests after a value, and calls of filtered values, which do not exist. */
  Expr filters(Expr value) {
    Expr result = value;
    while (true) {
      if (tokens.take("|")) {
        result = filter(result);
      } else if (tokens.take("is")) {
        result = test(result);
      } else {
        return result;
      }
    }
  }

  private Expr filter(Expr value) {
    expressions.link();
    Token name = tokens.name();
    Function filter = Filters.ALL.get(name.text());
    if (filter == null) {
      throw tokens.wrong(name, "unknown filter '" + name.text() + "'", "");
    }
    if (tokens.take("(")) {
      return calls.call(name, filter, value);
    }
    return calls.checked(name, filter, new Access.ArgumentList(List.of(value), Map.of()));
  }

  private Expr test(Expr value) {
    expressions.link();
    boolean negated = tokens.take("not");
    Token name = tokens.name();
    Function test = Tests.ALL.get(name.text());
    if (test == null) {
      throw tokens.wrong(name, "unknown test '" + name.text() + "'", "");
    }
    Expr result;
    if (tokens.take("(")) {
      result = calls.call(name, test, value);
    } else {
      List<Expr> in = new ArrayList<>(List.of(value));
      if (takesArgument()) {
        in.add(postfix(primary()));
      }
      result = calls.checked(name, test, new Access.ArgumentList(List.copyOf(in), Map.of()));
    }
    return negated ? new Operators.Unary(of -> !Truth.of(of), result, name.offset()) : result;
  }

  private boolean takesArgument() {
    Token token = tokens.peek();
    return switch (token.kind()) {
      case TEXT, INTEGER, FLOAT -> true;
      case NAME ->
        !token.is("else")
            && !token.is("or")
            && !token.is("and")
            && !token.is("if")
            && !token.is("is")
            && !token.is("in")
            && !token.is("not");
      case OPERATOR -> token.is("(") || token.is("[") || token.is("{");
      case END -> false;
    };
  }
}
