package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.Expr.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles calls: arguments, and the checks that can be made before the values are known. */
final class CallParser {
  private final Tokens tokens;
  private final ExpressionParser expressions;

  CallParser(Tokens tokens, ExpressionParser expressions) {
    this.tokens = tokens;
    this.expressions = expressions;
  }

  /** A function, or a filter or test of the subject, whose opening bracket was read. */
  Expr call(Token name, Function function, @Nullable Expr subject) {
    return checked(name, function, arguments(subject));
  }

  /** A call whose arguments are known, refused when it cannot work with any values. */
  Expr checked(Token name, Function function, Access.ArgumentList arguments) {
    String misuse =
        function.misuse(arguments.positional().size(), arguments.named().keySet());
    if (!misuse.isEmpty()) {
      String parameters = String.join(", ", function.parameters());
      throw tokens.wrong(name, misuse, parameters.isEmpty() ? "" : "Parameters: " + parameters);
    }
    checkNamed(name, arguments.positional());
    return new Access.Call(function, arguments, name.offset());
  }

  /** Filters such as {@code map} name another filter or test; one that is written out must exist. */
  private void checkNamed(Token name, List<Expr> arguments) {
    boolean map = name.text().equals("map");
    boolean attribute = name.text().endsWith("attr");
    int at = attribute ? 2 : 1;
    if (!map && !attribute && !name.is("select") && !name.is("reject")
        || arguments.size() <= at
        || !(arguments.get(at) instanceof Constant(String other))) {
      return;
    }
    if (!(map ? Filters.ALL : Tests.ALL).containsKey(other)) {
      throw tokens.wrong(name, "unknown " + (map ? "filter" : "test") + " '" + other + "'", "");
    }
  }

  /** The arguments after the opening bracket. */
  Access.ArgumentList arguments(@Nullable Expr subject) {
    List<Expr> positional = new ArrayList<>();
    Map<String, Expr> named = new LinkedHashMap<>();
    if (subject != null) {
      positional.add(subject);
    }
    while (!tokens.take(")")) {
      Token token = tokens.peek();
      if (token.is("*") || token.is("**")) {
        throw tokens.wrong(
            token, "arguments cannot be unpacked with " + token.text(), "Write them out");
      }
      if (token.kind() == Token.Kind.NAME && tokens.peekSecond().is("=")) {
        tokens.next();
        tokens.next();
        if (named.put(token.text(), expressions.expression()) != null) {
          throw tokens.wrong(token, "'" + token.text() + "' is given twice", "");
        }
      } else if (named.isEmpty()) {
        positional.add(expressions.expression());
      } else {
        throw tokens.wrong(token, "an argument without a name stands after one with", "");
      }
      if (!tokens.peek().is(")")) {
        tokens.expect(",");
      }
    }
    // Map.copyOf would lose the order
    return new Access.ArgumentList(List.copyOf(positional), Collections.unmodifiableMap(named));
  }
}
