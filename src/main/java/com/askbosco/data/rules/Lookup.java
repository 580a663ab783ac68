package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An enumeration table: a text of the source to a canonical one, whatever its case. Immutable. */
final class Lookup {
  private final String name;
  private final Map<String, String> entries = new HashMap<>();
  private final @Nullable String other;

  /**
   * A table with the result for texts that it does not have.
   *
   * @param other that result; when empty such a text is a bad value
   */
  Lookup(String name, Map<String, String> entries, Optional<String> other) {
    this.name = name;
    entries.forEach((from, to) -> {
      this.entries.put(from, to);
      this.entries.putIfAbsent(from.toLowerCase(Locale.ROOT), to);
    });
    this.other = other.orElse(null);
  }

  String get(String text) throws BadValue {
    String found = entries.get(text);
    if (found == null) {
      found = entries.get(text.toLowerCase(Locale.ROOT));
    }
    if (found == null) {
      found = other;
    }
    if (found == null) {
      throw new BadValue(
          ErrorCode.ROW_UNKNOWN_VALUE, "a value that the table `" + name + "` does not have");
    }
    return found;
  }
}
