package com.askbosco.data.connector.expression;

import java.util.List;

/** The tokens of one pair of braces, read one by one. */
final class Tokens {
  private final Source source;
  private final List<Token> tokens;
  private int at;

  Tokens(Source source, List<Token> tokens) {
    this.source = source;
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token after the next. */
  Token peekSecond() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** The next token; the end is never passed. */
  Token next() {
    Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  boolean take(String operatorOrName) {
    if (peek().is(operatorOrName)) {
      at++;
      return true;
    }
    return false;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  Token expect(String operatorOrName) {
    if (!peek().is(operatorOrName)) {
      throw wrong(
          peek(), peek().described() + " stands where '" + operatorOrName + "' is needed", "");
    }
    return next();
  }

  Token name() {
    if (peek().kind() != Token.Kind.NAME) {
      throw wrong(peek(), peek().described() + " stands where a name is needed", "");
    }
    return next();
  }

  /** Checks that nothing is left. */
  void end() {
    if (!atEnd()) {
      throw wrong(peek(), "unexpected " + peek().described(), "");
    }
  }

  ExpressionException wrong(Token token, String problem, String hint) {
    return source.wrong(token.offset(), problem, hint);
  }

  ExpressionException unknown(Token token, String problem, String hint) {
    return source.wrong(token.offset(), problem, hint);
  }
}
