package com.askbosco.data.connector.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines of bytes. Holds one block and one line at a time. */
final class LineInput implements Closeable {
  private static final int LONGEST_LINE = 64 << 20;

  private final InputStream in;
  private final boolean returns;
  private final byte[] block = new byte[1 << 16];
  private int at;
  private int end;
  private boolean afterReturn;

  /**
   * @param returns whether a carriage return ends a line too, alone or before a line feed
   */
  LineInput(InputStream in, boolean returns) {
    this.in = in;
    this.returns = returns;
  }

  /** The next line without its end; null at the end. */
  byte @Nullable [] next() throws IOException, MalformedBodyException {
    byte[] line = new byte[0];
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(block));
        if (end == 0) {
          return line.length == 0 ? null : line;
        }
      }
      if (afterReturn && block[at] == '\n') {
        afterReturn = false;
        at++;
        continue;
      }
      afterReturn = false;
      int to = at;
      while (to < end && block[to] != '\n' && !(returns && block[to] == '\r')) {
        to++;
      }
      if (line.length + to - at > LONGEST_LINE) {
        throw new MalformedBodyException(
            "the answer has a line of more than " + (LONGEST_LINE >> 20) + " MB", null);
      }
      int before = line.length;
      line = Arrays.copyOf(line, before + to - at);
      System.arraycopy(block, at, line, before, to - at);
      boolean ended = to < end;
      afterReturn = ended && block[to] == '\r';
      at = ended ? to + 1 : to;
      if (ended) {
        return line;
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
