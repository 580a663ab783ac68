package com.askbosco.data.warehouse.googlesql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One query of a case file. A file holds cases that begin with {@code -- case: name}, or {@code -- case error: name} where both
 * engines must raise, or {@code -- case refused: name: text} where the lowering must refuse with a message that holds the text,
 * or {@code -- case invalid: name: text} where GoogleSQL itself refuses.
 */
record SqlCase(String file, String name, Kind kind, String message, String sql) {

  enum Kind {
    AGREE,
    ERROR,
    REFUSED,
    INVALID
  }

  static List<SqlCase> read(String file) {
    try (InputStream in = SqlCase.class.getResourceAsStream("/googlesql/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException(file);
      }
      return parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<SqlCase> parse(String file, String text) {
    List<SqlCase> cases = new ArrayList<>();
    for (String part : text.split("(?m)^-- case", -1)) {
      if (part.isBlank()) {
        continue;
      }
      String head = part.substring(0, part.indexOf('\n'));
      String sql = part.substring(part.indexOf('\n') + 1).strip();
      String[] words = head.split(":", 3);
      Kind kind = switch (words[0].strip()) {
        case "" -> Kind.AGREE;
        case "error" -> Kind.ERROR;
        case "refused" -> Kind.REFUSED;
        case "invalid" -> Kind.INVALID;
        default -> throw new IllegalArgumentException(file + ": " + head);
      };
      String message = words.length > 2 ? words[2].strip() : "";
      cases.add(new SqlCase(file, words[1].strip(), kind, message, sql));
    }
    return cases;
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
