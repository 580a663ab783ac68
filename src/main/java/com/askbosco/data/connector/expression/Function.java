package com.askbosco.data.connector.expression;

import com.askbosco.data.connector.expression.python.Arguments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, filter or test of templates. Of filters and tests, the value is the first argument.
 *
 * @param name as templates call it
 * @param required how many arguments it needs
 * @param parameters the names of its parameters; empty with an open body
 * @param open whether it takes any number of arguments
 */
record Function(String name, int required, List<String> parameters, boolean open, OpenBody body) {

  /** What it does with arguments in the order of the parameters. */
  interface Body {
    @Nullable
    Object call(Frame frame, Arguments.Bound in);
  }

  /** What it does with the arguments as they were given. */
  interface OpenBody {
    @Nullable
    Object call(Frame frame, Arguments in);
  }

  /** A function of fixed parameters. */
  static Function of(String name, int required, Body body, String... parameters) {
    return new Function(
        name,
        required,
        List.of(parameters),
        false,
        (frame, in) -> body.call(frame, in.bind(name, required, parameters)));
  }

  /** A function of any number of arguments. */
  static Function open(String name, int required, OpenBody body) {
    return new Function(name, required, List.of(), true, body);
  }

  @Nullable
  Object call(Frame frame, Arguments in) {
    return body.call(frame, in);
  }

  /** What is wrong with a call, as far as it shows without the values; empty when nothing is. */
  String misuse(int positional, Iterable<String> keywords) {
    if (open) {
      return positional < required ? name + " needs " + required + " arguments" : "";
    }
    if (positional > parameters.size()) {
      return name + " takes at most " + parameters.size() + " arguments";
    }
    int given = positional;
    for (String keyword : keywords) {
      int index = parameters.indexOf(keyword);
      if (index < 0) {
        return name + " has no parameter '" + keyword + "'";
      }
      if (index < positional) {
        return name + " has two values for '" + keyword + "'";
      }
      given += index < required ? 1 : 0;
    }
    return given < required ? name + " needs " + required + " arguments" : "";
  }
}
