package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.Expr.Constant;
import com.askbosco.data.connector.expression.python.Arithmetic;
import com.askbosco.data.connector.expression.python.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compiles expressions: Jinja's operators, weakest first, down to the sign; below that {@link PrimaryParser}. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final int MAX_DEPTH = 100;

  /** Operators, attributes and filters in one expression; each makes its evaluation one call deeper. */
  private static final int MAX_LINKS = 1000;

  private final Tokens tokens;
  private final PrimaryParser primary;
  private int depth;
  private int links;

  ExpressionParser(Tokens tokens, Names names, Notes notes) {
    this.tokens = tokens;
    this.primary = new PrimaryParser(tokens, names, notes, this);
  }

  /** One expression, or a tuple without brackets. */
  Expr tuple() {
    return tupleUntil("");
  }

  /** An expression, or a tuple that may end with a comma before the operator or name. */
  Expr tupleUntil(String stop) {
    Expr first = expression();
    if (!tokens.peek().is(",")) {
      return first;
    }
    List<Expr> elements = new ArrayList<>(List.of(first));
    while (tokens.take(",")) {
      if (tokens.atEnd() || !stop.isEmpty() && tokens.peek().is(stop)) {
        break;
      }
      elements.add(expression());
    }
    return new Operators.ListOf(List.copyOf(elements), true);
  }

  /** One expression, with the conditional form. */
  Expr expression() {
    enter();
    Expr value = or();
    while (tokens.take("if")) {
      Expr condition = or();
      Expr otherwise = tokens.take("else") ? expression() : null;
      value = new Operators.Conditional(condition, value, otherwise);
    }
    depth--;
    return value;
  }

  /** An expression without the conditional form, as after {@code in} of a for. */
  Expr or() {
    Expr left = and();
    while (tokens.take("or")) {
      link();
      left = new Operators.Or(left, and());
    }
    return left;
  }

  private Expr and() {
    Expr left = not();
    while (tokens.take("and")) {
      link();
      left = new Operators.And(left, not());
    }
    return left;
  }

  private Expr not() {
    Token token = tokens.peek();
    if (!tokens.take("not")) {
      return comparison();
    }
    enter();
    Expr value = new Operators.Unary(of -> !Truth.of(of), not(), token.offset());
    depth--;
    return value;
  }

  private Expr comparison() {
    Expr first = sum();
    List<Operators.Operation> operations = new ArrayList<>();
    List<Expr> others = new ArrayList<>();
    int offset = tokens.peek().offset();
    while (true) {
      Token token = tokens.peek();
      String operator = token.text();
      if (token.kind() == Token.Kind.OPERATOR && COMPARISONS.contains(operator) || token.is("in")) {
        tokens.next();
      } else if (token.is("not") && tokens.peekSecond().is("in")) {
        tokens.next();
        tokens.next();
        operator = "not in";
      } else {
        break;
      }
      operations.add(Operators.comparison(operator));
      others.add(sum());
    }
    return switch (operations.size()) {
      case 0 -> first;
      case 1 -> new Operators.Binary(operations.get(0), first, others.get(0), offset);
      default -> new Operators.Chain(first, List.copyOf(operations), List.copyOf(others), offset);
    };
  }

  private Expr sum() {
    Expr left = concat();
    while (tokens.peek().is("+") || tokens.peek().is("-")) {
      left = binary(left, tokens.next(), concat());
    }
    return left;
  }

  private Expr concat() {
    Expr first = product();
    if (!tokens.peek().is("~")) {
      return first;
    }
    int offset = tokens.peek().offset();
    List<Expr> parts = new ArrayList<>(List.of(first));
    while (tokens.take("~")) {
      parts.add(product());
    }
    return new Operators.Concat(List.copyOf(parts), offset);
  }

  private Expr product() {
    Expr left = power();
    while (true) {
      Token token = tokens.peek();
      if (!token.is("*") && !token.is("/") && !token.is("//") && !token.is("%")) {
        return left;
      }
      left = binary(left, tokens.next(), power());
    }
  }

  /** As in Jinja, {@code **} binds to the left, and weaker than a sign before it. */
  private Expr power() {
    Expr left = signed(true);
    while (tokens.peek().is("**")) {
      left = binary(left, tokens.next(), signed(true));
    }
    return left;
  }

  private Expr binary(Expr left, Token operator, Expr right) {
    link();
    return new Operators.Binary(Operators.binary(operator.text()), left, right, operator.offset());
  }

  private Expr signed(boolean filters) {
    enter();
    Token token = tokens.peek();
    Expr value;
    if (tokens.take("-")) {
      value = sign(Arithmetic::negate, signed(false), token);
    } else if (tokens.take("+")) {
      value = sign(Arithmetic::plus, signed(false), token);
    } else {
      value = primary.primary();
    }
    depth--;
    value = primary.postfix(value);
    return filters ? primary.filters(value) : value;
  }

  private static Expr sign(Operators.Change change, Expr of, Token token) {
    return of instanceof Constant constant && constant.value() instanceof Long number && number > 0
        ? new Constant(change.apply(number))
        : new Operators.Unary(change, of, token.offset());
  }

  /** Holds the nesting to what the stack can carry, here and when it is evaluated. */
  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw tokens.wrong(
          tokens.peek(), "the expression is nested too deep", "Split it with {% set %}");
    }
  }

  /** Holds chains such as {@code a + b + c} to what the stack can carry when they are evaluated. */
  void link() {
    if (++links > MAX_LINKS) {
      throw tokens.wrong(tokens.peek(), "the expression is too long", "Split it with {% set %}");
    }
  }

  /** What the compiler learns on the way. */
  static final class Notes {
    /** Whether a list or dict may be changed. */
    boolean changes;
  }
}
