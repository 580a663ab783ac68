package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Response;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.StringJoiner;

/** Response headers as pagination sees them, with the links of {@code link} by their relation. */
final class PageHeaders {
  private static final String QUOTES = " '\"";

  private PageHeaders() {}

  /**
   * The headers.
   *
   * @param exact whether under the names the source wrote, as in the format's reference, or under both usual spellings
   */
  static ObjectNode of(Response response, boolean exact) {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    response.headers().forEach((name, values) -> {
      String value = String.join(", ", values);
      headers.put(name, value);
      if (!exact) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        headers.put(title(name), value);
      }
    });
    headers.set("link", links(response));
    return headers;
  }

  private static ObjectNode links(Response response) {
    ObjectNode links = JsonNodeFactory.instance.objectNode();
    var values = response.headers().get("link");
    String text = values == null ? "" : stripped(String.join(", ", values));
    if (text.isEmpty()) {
      return links;
    }
    for (String each : text.split(", *<")) {
      int semicolon = each.indexOf(';');
      ObjectNode link = JsonNodeFactory.instance.objectNode();
      link.put("url", strip(semicolon < 0 ? each : each.substring(0, semicolon), "<> '\""));
      String parameters = semicolon < 0 ? "" : each.substring(semicolon + 1);
      for (String parameter : parameters.split(";")) {
        String[] pair = parameter.split("=", -1);
        if (pair.length != 2) {
          break;
        }
        link.put(stripped(pair[0]), stripped(pair[1]));
      }
      String relation = link.path("rel").asText();
      links.set(relation.isEmpty() ? link.path("url").asText() : relation, link);
    }
    return links;
  }

  private static String stripped(String text) {
    return strip(text, QUOTES);
  }

  private static String strip(String text, String characters) {
    int from = 0;
    int to = text.length();
    while (from < to && characters.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && characters.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static String title(String name) {
    StringJoiner words = new StringJoiner("-");
    for (String word : name.split("-")) {
      words.add(
          word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT)
                  + word.substring(1).toLowerCase(Locale.ROOT));
    }
    return words.toString();
  }
}
