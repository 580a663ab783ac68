package com.askbosco.data.pipeline.stage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** JSON text in UTF-8, put together in one growing buffer that is used again and again. Not thread-safe. */
public final class JsonBytes {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  /** An empty buffer with room for so many bytes; it grows when needed. */
  public JsonBytes(int room) {
    this.bytes = new byte[room];
  }

  /** Bytes written since the last {@link #clear}. */
  public int length() {
    return length;
  }

  /** The buffer itself, of which the first {@link #length} bytes count; valid until the next write. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets what was written. */
  public void clear() {
    length = 0;
  }

  /** Forgets what was written after the given length. */
  public void cut(int to) {
    length = to;
  }

  /** A copy of what was written. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Bytes as they are. */
  public JsonBytes raw(byte[] more) {
    return raw(more, 0, more.length);
  }

  /** A range of bytes as it is. */
  public JsonBytes raw(byte[] more, int start, int end) {
    room(end - start);
    System.arraycopy(more, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  /** One byte as it is. */
  public JsonBytes raw(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /**
   * JSON text on one line: line breaks, which valid JSON has only between its tokens, become blanks. Everything else is copied as
   * it is.
   */
  public JsonBytes json(byte[] text, int start, int end) {
    int at = length;
    raw(text, start, end);
    byte[] to = bytes;
    for (int i = at; i < length; i++) {
      if (to[i] < ' ' && (to[i] == '\n' || to[i] == '\r')) {
        to[i] = ' ';
      }
    }
    return this;
  }

  /** A JSON string with its quotes. */
  public JsonBytes string(String text) {
    int n = text.length();
    room(6 * n + 2);
    byte[] to = bytes;
    int at = length;
    to[at++] = '"';
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        to[at++] = (byte) c;
      } else if (c < ' ' || c == '"' || c == '\\' || c == 0x7f) {
        at = escape(to, at, c);
      } else if (c < 0x800) {
        to[at++] = (byte) (0xc0 | c >> 6);
        to[at++] = (byte) (0x80 | c & 0x3f);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < n
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        to[at++] = (byte) (0xf0 | point >> 18);
        to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
        to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
        to[at++] = (byte) (0x80 | point & 0x3f);
      } else if (Character.isSurrogate(c)) {
        // Half a pair has no UTF-8 form, and loaders refuse its escape: U+FFFD stands for it.
        to[at++] = (byte) 0xef;
        to[at++] = (byte) 0xbf;
        to[at++] = (byte) 0xbd;
      } else {
        to[at++] = (byte) (0xe0 | c >> 12);
        to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        to[at++] = (byte) (0x80 | c & 0x3f);
      }
    }
    to[at++] = '"';
    length = at;
    return this;
  }

  private static int escape(byte[] to, int from, char c) {
    int at = from;
    to[at++] = '\\';
    if (c == '"' || c == '\\') {
      to[at++] = (byte) c;
      return at;
    }
    to[at++] = 'u';
    to[at++] = HEX[c >> 12 & 15];
    to[at++] = HEX[c >> 8 & 15];
    to[at++] = HEX[c >> 4 & 15];
    to[at++] = HEX[c & 15];
    return at;
  }

  /** An integer. */
  public JsonBytes number(long value) {
    if (value == Long.MIN_VALUE) {
      return ascii(Long.toString(value));
    }
    room(20);
    long rest = value;
    if (rest < 0) {
      bytes[length++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long power = 10; digits < 19 && rest >= power; power *= 10) {
      digits++;
    }
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** A whole number that is not negative, with zeros before it up to so many digits. */
  public JsonBytes padded(long value, int digits) {
    for (long rest = value; digits > 1 && rest >= 10; rest /= 10) {
      digits--;
    }
    for (; digits > 1; digits--) {
      raw('0');
    }
    return number(value);
  }

  /** A decimal number without exponent and without zeros at the end of its fraction, so that equal amounts have equal text. */
  public JsonBytes number(BigDecimal value) {
    ascii(value.toPlainString());
    if (value.scale() > 0) {
      while (bytes[length - 1] == '0') {
        length--;
      }
      if (bytes[length - 1] == '.') {
        length--;
      }
    }
    return this;
  }

  /** A day as a string. */
  public JsonBytes day(LocalDate day) {
    raw('"');
    ascii(day.toString());
    return raw('"');
  }

  /** A moment as a string, in UTC, such as {@code "2026-03-31T06:00:00Z"}. */
  public JsonBytes moment(Instant moment) {
    raw('"');
    ascii(moment.toString());
    return raw('"');
  }

  /** The 16 hex digits of a number as a string. */
  public JsonBytes hex(long value) {
    room(18);
    bytes[length++] = '"';
    for (int shift = 60; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (value >>> shift) & 15];
    }
    bytes[length++] = '"';
    return this;
  }

  /** ASCII text as it is, without quotes. */
  public JsonBytes ascii(String text) {
    int n = text.length();
    room(n);
    for (int i = 0; i < n; i++) {
      bytes[length + i] = (byte) text.charAt(i);
    }
    length += n;
    return this;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
