package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Response;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Response headers as pagination sees them: under both usual spellings, with the links of {@code link} by their relation. */
final class PageHeaders {
  private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;[^,<]*rel=\"?([^\",;]+)\"?");

  private PageHeaders() {}

  static ObjectNode of(Response response) {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    response.headers().forEach((name, values) -> {
      String value = String.join(", ", values);
      headers.put(name, value);
      headers.put(title(name), value);
    });
    ObjectNode links = JsonNodeFactory.instance.objectNode();
    response.header("link").ifPresent(text -> {
      Matcher matcher = LINK.matcher(text);
      while (matcher.find()) {
        links.putObject(matcher.group(2)).put("url", matcher.group(1)).put("rel", matcher.group(2));
      }
    });
    headers.set("link", links);
    return headers;
  }

  private static String title(String name) {
    StringJoiner words = new StringJoiner("-");
    for (String word : name.split("-")) {
      words.add(
          word.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return words.toString();
  }
}
