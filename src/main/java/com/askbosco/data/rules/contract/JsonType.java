package com.askbosco.data.rules.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The types of JSON Schema; sets of them are bits. {@code NUMBER} has {@code INTEGER} in it. */
enum JsonType {
  NULL,
  BOOLEAN,
  INTEGER,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT;

  /** Every type: a schema that says nothing about it. */
  static final int ANY = (1 << 7) - 1;

  /** This type as a bit. */
  int bit() {
    return 1 << ordinal();
  }

  /** The name in a schema. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a value is; a number without a fraction as written is an integer. */
  static JsonType of(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> OBJECT;
      case ARRAY -> ARRAY;
      case STRING -> STRING;
      case BOOLEAN -> BOOLEAN;
      case NUMBER -> value.isIntegralNumber() ? INTEGER : NUMBER;
      default -> NULL;
    };
  }

  /** A set in words, such as {@code integer or null}. */
  static String words(int set) {
    if (set == ANY) {
      return "anything";
    }
    List<String> words = new ArrayList<>();
    for (JsonType type : values()) {
      boolean within = type == INTEGER && (set & NUMBER.bit()) != 0;
      if ((set & type.bit()) != 0 && type != NULL && !within) {
        words.add(type.word());
      }
    }
    if ((set & NULL.bit()) != 0) {
      words.add(NULL.word());
    }
    return String.join(" or ", words);
  }
}
