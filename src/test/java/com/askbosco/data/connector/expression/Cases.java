package com.askbosco.data.connector.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The tables of templates and results, and the scope they are evaluated in. */
final class Cases {
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T10:00:00.123456Z"), ZoneOffset.UTC);
  static final Set<String> ROOTS =
      Set.of("config", "record", "response", "headers", "stream_slice");

  private static final JsonNode VALUES = read("scope.json");

  private Cases() {}

  static Scope scope() {
    return new Scope() {
      @Override
      public Object get(String root) {
        return VALUES.get(root);
      }

      @Override
      public Clock clock() {
        return CLOCK;
      }
    };
  }

  private static JsonNode read(String name) {
    try {
      return new ObjectMapper().readTree(bytes(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Cases.class.getResourceAsStream("/expression/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines {@code left => right} of a table, with their numbers; ⏎ stands for a line break. */
  static Stream<Arguments> table(String name) {
    List<String> lines = new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains(" => "))
        .mapToObj(i -> row(i + 1, lines.get(i)));
  }

  private static Arguments row(int number, String line) {
    int arrow = line.lastIndexOf(" => ");
    String left = line.substring(0, arrow).replace('⏎', '\n');
    return Arguments.of(number, left, line.substring(arrow + 4));
  }
}
