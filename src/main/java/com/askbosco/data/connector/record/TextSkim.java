package com.askbosco.data.connector.record;

import java.util.Arrays;

/** Finds the ends of JSON texts and looks whether they are valid. */
final class TextSkim {
  private static final byte QUOTE = 1;
  private static final byte ESCAPE = 2;
  private static final byte CONTROL = 3;
  private static final byte HIGH = 4;
  /** What a byte means within a text. */
  private static final byte[] IN_TEXT = new byte[256];

  static {
    Arrays.fill(IN_TEXT, 0, 0x20, CONTROL);
    Arrays.fill(IN_TEXT, 0x80, 0x100, HIGH);
    IN_TEXT['"'] = QUOTE;
    IN_TEXT['\\'] = ESCAPE;
  }

  private TextSkim() {}

  /**
   * One past the quote that ends a text; negative when something in the text is escaped.
   *
   * @param at where the text's first quote is
   * @throws NotOrdinaryException when it is no valid text
   */
  static int end(byte[] bytes, int at) {
    boolean plain = true;
    int i = at + 1;
    while (true) {
      byte kind = IN_TEXT[bytes[i++] & 0xff];
      if (kind == 0) {
        continue;
      }
      if (kind == QUOTE) {
        return plain ? i : -i;
      }
      need(kind != CONTROL);
      if (kind == HIGH) {
        i = high(bytes, i - 1);
      } else {
        plain = false;
        i = escape(bytes, i);
      }
    }
  }

  private static void need(boolean ordinary) {
    if (!ordinary) {
      throw NotOrdinaryException.HERE;
    }
  }

  private static int high(byte[] bytes, int from) {
    try {
      return from + Utf8.sequence(bytes, from);
    } catch (MalformedBodyException e) {
      throw NotOrdinaryException.HERE;
    }
  }

  /** One past what is escaped; {@code from} is behind the backslash. */
  private static int escape(byte[] bytes, int from) {
    switch (bytes[from]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return from + 1;
      }
      case 'u' -> {
        int unit = unit(bytes, from + 1);
        if (unit >= 0xD800 && unit <= 0xDFFF) {
          // half of a pair: the other half has to follow
          need(unit < 0xDC00 && bytes[from + 5] == '\\' && bytes[from + 6] == 'u');
          int other = unit(bytes, from + 7);
          need(other >= 0xDC00 && other <= 0xDFFF);
          return from + 11;
        }
        return from + 5;
      }
      default -> throw NotOrdinaryException.HERE;
    }
  }

  private static int unit(byte[] bytes, int from) {
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = Character.digit(bytes[i], 16);
      need(digit >= 0);
      unit = unit << 4 | digit;
    }
    return unit;
  }
}
