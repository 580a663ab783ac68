package com.askbosco.data.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Personal data, brought into one form and hashed, so that it is the same key everywhere (rule 15 of the model). */
final class Personal {

  private Personal() {}

  /** SHA-256 of an e-mail address, trimmed and in lower case; null when it is none. */
  static @Nullable String email(String text) {
    String address = text.strip().toLowerCase(Locale.ROOT);
    return address.indexOf('@') > 0 ? Keys.sha256(address) : null;
  }

  /**
   * SHA-256 of a phone number in E.164. A number without its country cannot be brought into that form and is left out: a
   * guessed country would name another person.
   */
  static @Nullable String phone(String text) {
    String trimmed = text.strip();
    StringBuilder digits = new StringBuilder(16).append('+');
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (" -().\u00a0/+".indexOf(c) < 0) {
        return null; // an extension or words
      }
    }
    boolean international = trimmed.startsWith("+") || trimmed.startsWith("00");
    String number = trimmed.startsWith("00") ? "+" + digits.substring(3) : digits.toString();
    // E.164 has at most 15 digits, and no country code begins with 0
    return international && number.length() >= 8 && number.length() <= 16 && number.charAt(1) != '0'
        ? Keys.sha256(number)
        : null;
  }
}
