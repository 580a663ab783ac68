package com.askbosco.data.warehouse;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** The moments of a page as a short text: what each differs from the one before, in as few bytes as it needs. */
public final class LandedTimes {
  private LandedTimes() {}

  /** The text; empty for none. */
  public static String text(long[] millis) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(millis.length * 3);
    long before = 0;
    for (long each : millis) {
      // Differences wrap around, and back again when they are added.
      long difference = each - before;
      long rest = (difference << 1) ^ (difference >> 63);
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) (rest & 0x7f) | 0x80);
        rest >>>= 7;
      }
      bytes.write((int) rest);
      before = each;
    }
    return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * The moments of a text.
   *
   * @param count how many there are
   */
  public static long[] millis(String text, int count) {
    byte[] bytes = Base64.getDecoder().decode(text);
    long[] millis = new long[count];
    long before = 0;
    int at = 0;
    for (int i = 0; i < count; i++) {
      long rest = 0;
      int shift = 0;
      byte part;
      do {
        part = bytes[at++];
        rest |= (long) (part & 0x7f) << shift;
        shift += 7;
      } while (part < 0);
      before += (rest >>> 1) ^ -(rest & 1);
      millis[i] = before;
    }
    return millis;
  }
}
