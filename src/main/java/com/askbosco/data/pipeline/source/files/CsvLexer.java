package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.spec.source.CsvDialect;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into rows and fields, as RFC 4180 has them and as files are: any one-byte delimiter, quotes that are doubled or escaped,
 * line breaks within quotes, {@code \n} or {@code \r\n} at line ends. Keeps one row in memory. A row that is malformed costs its
 * first line and no more: what follows is cut anew, so that a quote that nobody closed does not swallow the rest. Not thread-safe.
 */
final class CsvLexer extends ByteWindow {
  /** What was found. */
  enum Found {
    ROW,
    /** A line that is no row; {@link #trouble} says why. */
    REFUSED,
    END
  }

  /** So many quotes may stay open; each costs looking ahead as far as a record may go. */
  private static final int MOST_OPEN = 200;

  private final byte delimiter;
  private final int quote;
  private final int escape;
  private final int comment;
  private final int mostFields;
  private final boolean macLines;
  private long line = 1;
  private long nextLine = 1;
  private int open;
  private int length;
  private String trouble = "";
  private boolean hopeless;

  /**
   * @param in bytes in which ASCII characters stand for themselves
   * @param delimiter between fields
   * @param most most bytes of a row
   * @param macLines whether a carriage return alone ends a line
   */
  CsvLexer(
      InputStream in,
      char delimiter,
      CsvDialect dialect,
      int most,
      int mostFields,
      boolean macLines) {
    super(in, most);
    this.delimiter = (byte) delimiter;
    this.quote = dialect.quote() == 0 ? -2 : dialect.quote();
    this.escape =
        dialect.escape() == 0 || dialect.escape() == dialect.quote() ? -2 : dialect.escape();
    this.comment = dialect.comment() == 0 ? -2 : dialect.comment();
    this.mostFields = mostFields;
    this.macLines = macLines;
  }

  /** Says where in the file the first byte is. */
  void at(long firstByte, long firstLine) {
    base = firstByte;
    nextLine = firstLine;
  }

  /** The next row, without blank lines and comments. */
  Found next() throws IOException {
    while (true) {
      advance(length);
      line = nextLine;
      fields = 0;
      length = 0;
      tooLong = false;
      int first = at(0);
      if (first < 0) {
        return Found.END;
      }
      if (first == comment) {
        skipLine();
        continue;
      }
      Found found = row();
      if (found == Found.ROW && fields == 1 && to(0) == from(0) && (form(0) & QUOTED) == 0) {
        continue; // a blank line
      }
      return found;
    }
  }

  private Found row() throws IOException {
    int o = 0;
    long lines = 0;
    while (true) {
      int field = o;
      int flags = 0;
      int c = at(o);
      int fieldEnd;
      if (c == quote) {
        flags = QUOTED;
        field = ++o;
        while (true) {
          c = at(o);
          if (c < 0) {
            return openQuote(
                tooLong
                    ? "a quoted field of more than " + most + " bytes"
                    : "a quote that is never closed");
          }
          if (c == escape && at(o + 1) >= 0) {
            flags |= ESCAPED;
            o += 2;
            continue;
          }
          if (c == quote) {
            if (at(o + 1) != quote) {
              break;
            }
            flags |= ESCAPED;
            o += 2;
            continue;
          }
          if (c == '\n' || (macLines && c == '\r')) {
            lines++;
          }
          o++;
        }
        fieldEnd = o++;
        c = at(o);
        while ((c == ' ' || c == '\t') && c != delimiter) {
          c = at(++o);
        }
        if (c >= 0 && c != delimiter && lineEnd(c, o) == 0) {
          return openQuote("text behind a closing quote in field " + (fields + 1));
        }
      } else {
        while (c >= 0 && c != delimiter && lineEnd(c, o) == 0) {
          if (c == escape && at(o + 1) >= 0) {
            flags |= ESCAPED;
            o++;
          }
          c = at(++o);
        }
        fieldEnd = o;
      }
      if (c < 0 && tooLong) {
        return tooLong(o);
      }
      add(field, fieldEnd, flags);
      if (fields > mostFields) {
        Found refused = openQuote("more than " + mostFields + " fields");
        open--;
        return refused;
      }
      if (c == delimiter) {
        o++;
        continue;
      }
      length = o + (c < 0 ? 0 : lineEnd(c, o));
      nextLine = line + lines + 1;
      return Found.ROW;
    }
  }

  /** Gives the first line up and begins again with the second. */
  private Found openQuote(String why) throws IOException {
    open++;
    hopeless |= open > MOST_OPEN;
    trouble = why;
    tooLong = false;
    length = lineFrom(0);
    if (tooLong) {
      return tooLong(length);
    }
    nextLine = line + 1;
    return Found.REFUSED;
  }

  private Found tooLong(int o) throws IOException {
    trouble = "a row of more than " + most + " bytes";
    // Its beginning is kept for the dead letter; the rest goes by.
    refusedHead = Arrays.copyOfRange(buf, start, start + Math.min(o, 4 * PlacedLines.TEXT));
    skipLine();
    nextLine = line + 1;
    return Found.REFUSED;
  }

  private byte[] refusedHead = {};

  /** Length of the line that begins there, its end included. */
  private int lineFrom(int from) throws IOException {
    int o = from;
    for (int c = at(o); c >= 0; c = at(++o)) {
      int n = lineEnd(c, o);
      if (n > 0) {
        return o + n;
      }
    }
    return o;
  }

  private void skipLine() throws IOException {
    int o = 0;
    tooLong = false;
    for (int c = at(o); ; c = at(o)) {
      if (c < 0 && !tooLong) {
        break;
      }
      if (c < 0 || o > 1 << 15) {
        advance(o);
        o = 0;
        tooLong = false;
        continue;
      }
      int n = lineEnd(c, o);
      o += Math.max(1, n);
      if (n > 0) {
        break;
      }
    }
    advance(o);
    length = 0;
    nextLine = line + 1;
  }

  private int lineEnd(int c, int o) throws IOException {
    if (c == '\n') {
      return 1;
    }
    if (c == '\r') {
      return at(o + 1) == '\n' ? 2 : macLines || at(o + 1) < 0 ? 1 : 0;
    }
    return 0;
  }

  /** Skips a line whatever is in it; false at the end. */
  boolean passLine() throws IOException {
    advance(length);
    length = 0;
    line = nextLine;
    if (at(0) < 0) {
      return false;
    }
    skipLine();
    return true;
  }

  /** The line at which the row begins. */
  long line() {
    return line;
  }

  /** The byte of the file behind the row, and its line. */
  long nextByte() {
    return base + length;
  }

  long nextLine() {
    return nextLine;
  }

  int quote() {
    return quote;
  }

  int escape() {
    return escape;
  }

  int delimiter() {
    return delimiter;
  }

  /** Why a line is no row. */
  String trouble() {
    return trouble;
  }

  /** Whether so many quotes stayed open that the file is written in another way. */
  boolean isHopeless() {
    return hopeless;
  }

  /** The bytes of a row or a refused line, without the line end. */
  byte[] text() {
    if (length == 0) {
      return refusedHead;
    }
    int stop = start + length;
    while (stop > start && (buf[stop - 1] == '\n' || buf[stop - 1] == '\r')) {
      stop--;
    }
    return Arrays.copyOfRange(buf, start, Math.min(stop, start + 4 * PlacedLines.TEXT));
  }
}
