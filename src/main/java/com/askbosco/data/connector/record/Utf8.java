package com.askbosco.data.connector.record;

/**
 * Looks at the text of an answer before it is parsed. The parser lets pass what a warehouse refuses to load, and one such text would
 * stop the commit of everybody's rows.
 */
final class Utf8 {
  private static final byte[] REPLACEMENT = {'\\', 'u', 'f', 'f', 'f', 'd'};

  private Utf8() {}

  /**
   * The text with every escaped half of a surrogate pair, as vendors leave it where they cut a text within an emoji, replaced by
   * {@code \}{@code ufffd}; places stay the same. The array itself when there is none.
   *
   * @throws MalformedBodyException when the bytes are not UTF-8
   */
  static byte[] checked(byte[] bytes) throws MalformedBodyException {
    byte[] text = bytes;
    boolean copied = false;
    int i = 0;
    while (i < bytes.length) {
      byte b = bytes[i];
      if (b == '\\') {
        int half = surrogate(bytes, i);
        if (half == 0) {
          i += 2;
        } else if (half < 0xDC00 && surrogate(bytes, i + 6) >= 0xDC00) {
          i += 12;
        } else {
          if (!copied) {
            text = bytes.clone();
            copied = true;
          }
          System.arraycopy(REPLACEMENT, 0, text, i, REPLACEMENT.length);
          i += 6;
        }
      } else {
        i += b >= 0 ? 1 : sequence(bytes, i);
      }
    }
    return text;
  }

  /**
   * The bytes themselves, as text that is no JSON.
   *
   * @throws MalformedBodyException when they are not UTF-8
   */
  static byte[] valid(byte[] bytes) throws MalformedBodyException {
    valid(bytes, 0, bytes.length);
    return bytes;
  }

  /** The same of a part of the bytes. */
  static void valid(byte[] bytes, int from, int to) throws MalformedBodyException {
    for (int i = from; i < to; ) {
      i += bytes[i] >= 0 ? 1 : sequence(bytes, i);
    }
  }

  /** The half of a pair that is escaped here, or 0. */
  private static int surrogate(byte[] bytes, int at) {
    if (at + 6 > bytes.length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return 0;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      unit = unit << 4 | Math.max(0, Character.digit(bytes[i], 16));
    }
    return unit >= 0xD800 && unit <= 0xDFFF ? unit : 0;
  }

  /** The length of the character of several bytes that begins here. */
  static int sequence(byte[] bytes, int at) throws MalformedBodyException {
    int lead = bytes[at] & 0xff;
    int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
    // the second byte rules out detours, halves of pairs and what lies beyond Unicode
    int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    boolean good = lead >= 0xc2
        && lead <= 0xf4
        && at + length <= bytes.length
        && second >= least
        && second <= most;
    for (int i = at + 2; good && i < at + length; i++) {
      good = (bytes[i] & 0xc0) == 0x80;
    }
    if (!good) {
      throw new MalformedBodyException("the answer is not in UTF-8", null);
    }
    return length;
  }
}
