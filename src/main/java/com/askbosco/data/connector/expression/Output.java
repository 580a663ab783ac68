package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Limits;

/** The text a template writes, with a bound on its length. */
final class Output {
  private final StringBuilder text = new StringBuilder();

  void append(String more) {
    Limits.text((long) text.length() + more.length());
    text.append(more);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
