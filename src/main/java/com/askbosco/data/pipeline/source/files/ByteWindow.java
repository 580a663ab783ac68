package com.askbosco.data.pipeline.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes from the beginning of a row on, as far as they were looked at, and where its fields are. Not thread-safe. */
class ByteWindow {
  final int most;
  byte[] buf = new byte[1 << 16];
  /** Where the row begins in the buffer. */
  int start;
  /** Where it begins in the file. */
  long base;
  /** Whether the row was looked at further than a row may go. */
  boolean tooLong;

  /** Bits of {@link #form}. */
  static final int QUOTED = 1;

  static final int ESCAPED = 2;

  private int[] from = new int[32];
  private int[] to = new int[32];
  private byte[] form = new byte[32];
  int fields;

  private final InputStream in;
  private int end;
  private boolean ended;

  /**
   * @param most most bytes of a row
   */
  ByteWindow(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** A byte of the row; -1 at the end of the file, or where the row is too long. */
  final int at(int o) throws IOException {
    return start + o < end || fill(o) ? buf[start + o] & 0xff : -1;
  }

  private boolean fill(int o) throws IOException {
    while (start + o >= end) {
      if (ended) {
        return false;
      }
      if (end - start > most) {
        tooLong = true;
        return false;
      }
      if (end == buf.length) {
        if (start > 0) {
          System.arraycopy(buf, start, buf, 0, end - start);
          end -= start;
          start = 0;
        } else {
          buf = Arrays.copyOf(buf, (int) Math.min(2L * buf.length, most + (1L << 16)));
        }
      }
      int n = in.read(buf, end, buf.length - end);
      if (n < 0) {
        ended = true;
      } else {
        end += n;
      }
    }
    return true;
  }

  /** The row begins so many bytes later. */
  final void advance(int by) {
    start += by;
    base += by;
  }

  /** A field of the row, by its first byte and its end. */
  final void add(int field, int fieldEnd, int flags) {
    if (fields == from.length) {
      from = Arrays.copyOf(from, 2 * fields);
      to = Arrays.copyOf(to, 2 * fields);
      form = Arrays.copyOf(form, 2 * fields);
    }
    from[fields] = field;
    to[fields] = fieldEnd;
    form[fields++] = (byte) flags;
  }

  int fields() {
    return fields;
  }

  /** Holds the fields. */
  byte[] buffer() {
    return buf;
  }

  int from(int field) {
    return start + from[field];
  }

  int to(int field) {
    return start + to[field];
  }

  int form(int field) {
    return form[field];
  }
}
