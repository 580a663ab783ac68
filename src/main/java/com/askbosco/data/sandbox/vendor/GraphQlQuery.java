package com.askbosco.data.sandbox.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads GraphQL queries: one operation with variables, aliases, arguments and inline fragments. Named fragments, directives and
 * mutations are refused.
 */
final class GraphQlQuery {
  private static final Pattern TOKEN = Pattern.compile(
      "[\\s,]+|#[^\\n]*|([A-Za-z_][A-Za-z0-9_]*)|(-?[0-9]+)|\"((?:[^\"\\\\]|\\\\.)*)\"|(\\.\\.\\.|[{}():!$=@\\[\\]])");

  private final List<String> tokens = new ArrayList<>();
  private final JsonNode variables;
  private int at;

  private GraphQlQuery(String text, JsonNode variables) {
    this.variables = variables;
    Matcher token = TOKEN.matcher(text);
    int end = 0;
    while (token.find()) {
      if (token.start() != end) {
        break;
      }
      end = token.end();
      if (token.group(3) != null) {
        tokens.add("\"" + token.group(3));
      } else if (token.group(1) != null || token.group(2) != null || token.group(4) != null) {
        tokens.add(token.group());
      }
    }
    if (end != text.length()) {
      throw new IllegalArgumentException("syntax error, unexpected character at " + end);
    }
  }

  /**
   * The fields selected at the root.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  static List<GraphQlField> parse(String text, JsonNode variables) {
    GraphQlQuery query = new GraphQlQuery(text, variables);
    if (query.peek().equals("query")) {
      query.next();
      while (!query.peek().equals("{")) {
        query.next();
      }
    }
    List<GraphQlField> fields = query.selection();
    if (query.at != query.tokens.size()) {
      throw new IllegalArgumentException("syntax error, unexpected " + query.peek());
    }
    return fields;
  }

  private String peek() {
    if (at >= tokens.size()) {
      throw new IllegalArgumentException("syntax error, unexpected end of file");
    }
    return tokens.get(at);
  }

  private String next() {
    String token = peek();
    at++;
    return token;
  }

  private void expect(String token) {
    String found = next();
    if (!found.equals(token)) {
      throw new IllegalArgumentException(
          "syntax error, unexpected " + found + ", expecting " + token);
    }
  }

  private List<GraphQlField> selection() {
    expect("{");
    List<GraphQlField> fields = new ArrayList<>();
    while (!peek().equals("}")) {
      if (peek().equals("...")) {
        fields.addAll(inlineFragment());
      } else {
        fields.add(field());
      }
    }
    next();
    return List.copyOf(fields);
  }

  /** The fields of {@code ... on Type { }}; the interfaces of the simulated vendor have one type each. */
  private List<GraphQlField> inlineFragment() {
    String dots = next();
    if (!peek().equals("on")) {
      throw new IllegalArgumentException("syntax error, unexpected " + dots);
    }
    next();
    name();
    return selection();
  }

  private GraphQlField field() {
    String key = name();
    String name = key;
    if (peek().equals(":")) {
      next();
      name = name();
    }
    Map<String, Optional<Object>> arguments = peek().equals("(") ? arguments() : Map.of();
    List<GraphQlField> fields = peek().equals("{") ? selection() : List.of();
    return new GraphQlField(key, name, arguments, fields);
  }

  private String name() {
    String token = next();
    if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
      throw new IllegalArgumentException("syntax error, unexpected " + token);
    }
    return token;
  }

  private Map<String, Optional<Object>> arguments() {
    Map<String, Optional<Object>> arguments = new HashMap<>();
    expect("(");
    while (!peek().equals(")")) {
      String name = name();
      expect(":");
      arguments.put(name, value());
    }
    next();
    return arguments;
  }

  private Optional<Object> value() {
    String token = next();
    if (token.equals("$")) {
      JsonNode value = variables.path(name());
      if (value.isMissingNode() || value.isNull()) {
        return Optional.empty();
      }
      return value.isInt() ? Optional.of(value.intValue()) : Optional.of(value.asText());
    }
    if (token.startsWith("\"")) {
      return Optional.of(token.substring(1));
    }
    if (token.matches("-?[0-9]+")) {
      return Optional.of(Integer.parseInt(token));
    }
    return token.equals("null") ? Optional.empty() : Optional.of(token);
  }
}
