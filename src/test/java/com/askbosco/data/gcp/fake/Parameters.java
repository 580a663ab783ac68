package com.askbosco.data.gcp.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Query parameters, put into the text as constants of their type. */
final class Parameters {
  private static final Pattern TOKENS = Pattern.compile(
      "(?s)--[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\]++|\\\\.)*+'|\"(?:[^\"\\\\]++|\\\\.)*+\"|`[^`]*`|@@\\w+|@([A-Za-z_]\\w*)|(\\?)");

  private Parameters() {}

  static String inline(String sql, JsonNode parameters) {
    if (parameters.isEmpty()) {
      return sql;
    }
    Matcher tokens = TOKENS.matcher(sql);
    StringBuilder text = new StringBuilder();
    int position = 0;
    while (tokens.find()) {
      String constant = null;
      if (tokens.group(1) != null) {
        for (JsonNode parameter : parameters) {
          if (parameter.path("name").asText().equalsIgnoreCase(tokens.group(1))) {
            constant = constant(parameter.path("parameterType"), parameter.path("parameterValue"));
          }
        }
        if (constant == null) {
          throw ApiException.query("Query parameter '" + tokens.group(1) + "' not found");
        }
      } else if (tokens.group(2) != null) {
        JsonNode parameter = parameters.path(position++);
        if (parameter.isMissingNode()) {
          throw ApiException.query("Query parameter number " + position + " is not defined");
        }
        constant = constant(parameter.path("parameterType"), parameter.path("parameterValue"));
      }
      tokens.appendReplacement(
          text, Matcher.quoteReplacement(constant == null ? tokens.group() : constant));
    }
    return tokens.appendTail(text).toString();
  }

  private static String constant(JsonNode type, JsonNode value) {
    String name = type.path("type").asText();
    if (name.equals("ARRAY")) {
      StringJoiner items = new StringJoiner(
          ", ", "ARRAY<" + type.path("arrayType").path("type").asText() + ">[", "]");
      value.path("arrayValues").forEach(item -> items.add(constant(type.path("arrayType"), item)));
      return items.toString();
    }
    if (!value.hasNonNull("value")) {
      return "CAST(NULL AS " + name + ")";
    }
    String text = value.path("value").asText();
    return switch (name) {
      case "INT64", "BOOL" -> text;
      case "STRING" -> quoted(text);
      case "JSON" -> "PARSE_JSON(" + quoted(text) + ")";
      default -> "CAST(" + quoted(text) + " AS " + name + ")";
    };
  }

  private static String quoted(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
        + "'";
  }
}
