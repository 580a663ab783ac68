package com.askbosco.data.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Takes secrets out of messages: the secret values of the config, and tokens obtained while reading. Thread-safe. */
public final class Redactor {
  private static final Pattern SECRET_NAME = Pattern.compile(
      "secret|token|passw|passphrase|private|api_?key|credential|authorization|signature",
      Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOT_SECRET = Set.of("token_uri", "token_url");
  private static final int SHORTEST = 4;
  private static final int LONGEST_MESSAGE = 600;

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();

  /**
   * @param config holds secrets under names that sound like them, or that the schema marks
   * @param schema the JSON schema of the config; {@code airbyte_secret} marks secrets
   */
  public Redactor(JsonNode config, JsonNode schema) {
    collect(config, false);
    marked(config, schema);
  }

  private void collect(JsonNode node, boolean secret) {
    if (node.isTextual() && secret) {
      add(node.textValue());
    } else if (node.isNumber() && secret) {
      add(node.asText());
    }
    for (JsonNode item : node.isArray() ? node : Set.<JsonNode>of()) {
      collect(item, secret);
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      collect(
          field.getValue(),
          secret || (SECRET_NAME.matcher(name).find() && !NOT_SECRET.contains(name)));
    }
  }

  private void marked(JsonNode config, JsonNode schema) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      JsonNode value = config.path(property.getKey());
      if (property.getValue().path("airbyte_secret").asBoolean()) {
        collect(value, true);
      } else {
        marked(value, property.getValue());
      }
    }
    for (JsonNode choice : schema.path("oneOf")) {
      marked(config, choice);
    }
  }

  /** Adds a secret that was learned while reading. */
  public void add(String secret) {
    if (secret.strip().length() >= SHORTEST) {
      secrets.add(secret);
      secrets.add(secret.strip());
      secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      secrets.add(secret.replace("\n", "\\n"));
    }
  }

  /** The text without secrets, in one line and not too long. */
  public String clean(String text) {
    String clean = text;
    for (String secret : secrets.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList()) {
      clean = clean.replace(secret, "***");
    }
    clean = clean.replaceAll("\\s+", " ").strip();
    return clean.length() > LONGEST_MESSAGE ? clean.substring(0, LONGEST_MESSAGE) + "…" : clean;
  }
}
