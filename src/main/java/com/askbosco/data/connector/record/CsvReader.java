package com.askbosco.data.connector.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a table as Python's {@code csv} does: quotes count only at the beginning of a value, a doubled one inside quotes is
 * one, every line end inside quotes becomes a line feed, and quotes that are never closed end with the text.
 */
final class CsvReader implements Closeable {
  private static final int LONGEST_VALUE = 131_072;
  private static final int MOST_VALUES = 100_000;
  private static final int END = -1;

  private final Reader in;
  private final char delimiter;
  private final StringBuilder value = new StringBuilder();
  private int ahead = -2;

  CsvReader(Reader in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /** The values of the next row; none for an empty line; null at the end. */
  @Nullable
  List<String> next() throws IOException, MalformedBodyException {
    try {
      int c = read();
      if (c == END) {
        return null;
      }
      List<String> row = new ArrayList<>();
      if (c == '\n') {
        return row;
      }
      while (true) {
        c = value(c);
        row.add(value.toString());
        value.setLength(0);
        if (c != delimiter) {
          return row;
        }
        if (row.size() == MOST_VALUES) {
          throw new MalformedBodyException("a row has more than " + MOST_VALUES + " values", null);
        }
        c = read();
      }
    } catch (CharacterCodingException e) {
      throw new MalformedBodyException("the answer is not in the encoding of its decoder", e);
    }
  }

  /** Reads a value that begins with the character; gives the one after it: delimiter, line feed or end. */
  private int value(int first) throws IOException, MalformedBodyException {
    int c = first;
    if (c == '"') {
      c = quoted();
    }
    while (c != delimiter && c != '\n' && c != END) {
      append(c);
      c = read();
    }
    return c;
  }

  private int quoted() throws IOException, MalformedBodyException {
    while (true) {
      int c = read();
      if (c == END) {
        return END;
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          return c;
        }
      }
      append(c);
    }
  }

  private void append(int c) throws MalformedBodyException {
    if (value.length() >= LONGEST_VALUE) {
      throw new MalformedBodyException(
          "a value is longer than " + LONGEST_VALUE + " characters", null);
    }
    value.append((char) c);
  }

  /** The next character; every line end is a line feed. */
  private int read() throws IOException {
    int c = ahead;
    if (c == -2) {
      c = in.read();
    } else {
      ahead = -2;
    }
    if (c == '\r') {
      int after = in.read();
      if (after != '\n') {
        ahead = after;
      }
      return '\n';
    }
    return c;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
