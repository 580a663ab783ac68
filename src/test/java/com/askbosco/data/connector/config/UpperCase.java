package com.askbosco.data.connector.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Custom components of tests: a change of a config and a check of values. */
public final class UpperCase implements ConfigChange {
  @Override
  public String className() {
    return "UpperCase";
  }

  @Override
  public Change configure(Map<String, JsonNode> settings) {
    if (!settings.keySet().equals(java.util.Set.of("field"))) {
      throw new IllegalArgumentException("`field` is the one setting");
    }
    String field = Objects.requireNonNull(settings.get("field")).asText();
    return config -> config.put(field, config.path(field).asText().toUpperCase(Locale.ROOT));
  }

  /** Takes texts of at least so many characters. */
  public static final class LongEnough implements ValueCheck {
    @Override
    public String className() {
      return "LongEnough";
    }

    @Override
    public Check configure(Map<String, JsonNode> settings) {
      int least = Objects.requireNonNull(settings.get("least")).asInt();
      return value ->
          value.asText().length() < least ? Optional.of("shorter than " + least) : Optional.empty();
    }
  }
}
