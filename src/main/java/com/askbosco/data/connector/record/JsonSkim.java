package com.askbosco.data.connector.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records of an ordinary JSON answer without building anything: every byte is looked at once, for validity (of JSON and
 * of UTF-8) and for where values end. What is not ordinary is given up, not judged: {@link BodyParser} knows all the rules.
 *
 * <p>Ordinary is an object, in it the keys of the path once each, at their end a list of objects that are not empty; or such a list
 * alone when the path is empty.
 */
final class JsonSkim {
  private static final int DEEPEST = 60;
  private static final int LONGEST_NUMBER = 300;

  private final byte[] bytes;
  private int at;
  private final RecordPlaces found = new RecordPlaces();

  private JsonSkim(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /**
   * The records, in the order of the answer.
   *
   * @param path keys down to the records
   * @return null when the answer is not ordinary
   */
  static @Nullable RecordPlaces records(byte[] bytes, List<byte[]> path) {
    JsonSkim skim = new JsonSkim(bytes, 0);
    try {
      skim.space();
      skim.down(path, 0);
      while (skim.at < bytes.length) {
        skim.need(isSpace(bytes[skim.at++]));
      }
      return skim.found;
    } catch (NotOrdinaryException | ArrayIndexOutOfBoundsException e) {
      // The end of the bytes within a value is found by running over it, so that no byte pays for a
      // check.
      return null;
    }
  }

  /**
   * The value of a field of an object that was found by {@link #records}: its first byte and one past its last; an empty array
   * when the object does not have the field.
   *
   * @return null when only a parser can tell
   */
  static int @Nullable [] field(byte[] bytes, int start, byte[] name) {
    JsonSkim skim = new JsonSkim(bytes, start + 1);
    int[] found = {};
    try {
      skim.space();
      while (bytes[skim.at] != '}') {
        boolean wanted = skim.key(name);
        int from = skim.at;
        skim.value();
        if (wanted) {
          found = new int[] {from, skim.at}; // the last of several counts
        }
        skim.space();
        if (bytes[skim.at] == ',') {
          skim.at++;
          skim.space();
        }
      }
      return found;
    } catch (NotOrdinaryException e) {
      return null;
    }
  }

  private void need(boolean ordinary) {
    if (!ordinary) {
      throw NotOrdinaryException.HERE;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private void space() {
    while (isSpace(bytes[at])) {
      at++;
    }
  }

  private void down(List<byte[]> path, int depth) {
    if (depth == path.size()) {
      list();
      return;
    }
    need(bytes[at++] == '{');
    boolean seen = false;
    space();
    need(bytes[at] == '"');
    while (true) {
      if (key(path.get(depth))) {
        need(!seen);
        seen = true;
        down(path, depth + 1);
      } else {
        value();
      }
      space();
      byte next = bytes[at++];
      if (next == '}') {
        need(seen);
        return;
      }
      need(next == ',');
      space();
    }
  }

  private void list() {
    need(bytes[at++] == '[');
    space();
    if (bytes[at] == ']') {
      at++;
      return;
    }
    while (true) {
      int start = at;
      record();
      found.add(start, at);
      space();
      byte next = bytes[at++];
      if (next == ']') {
        return;
      }
      need(next == ',');
      space();
    }
  }

  /** Reads an object with its fields and notes those that are null. */
  private void record() {
    need(bytes[at++] == '{');
    space();
    while (true) {
      int start = at;
      need(bytes[at] == '"'); // an empty object is taken for no record by some
      text();
      space();
      need(bytes[at++] == ':');
      space();
      boolean nothing = bytes[at] == 'n';
      value();
      space();
      byte next = bytes[at++];
      boolean last = next != ',';
      if (!last) {
        space();
      }
      if (nothing) {
        found.addNull(start, last ? at - 1 : at);
      }
      if (last) {
        need(next == '}');
        return;
      }
    }
  }

  /** Reads a key with its colon; whether it is the wanted one. */
  private boolean key(byte[] wanted) {
    need(bytes[at] == '"');
    int start = at + 1;
    boolean plain = text();
    need(plain); // an escaped key may be any
    boolean same = Arrays.equals(bytes, start, at - 1, wanted, 0, wanted.length);
    space();
    need(bytes[at++] == ':');
    space();
    return same;
  }

  /** Reads a value, whatever is in it. */
  private void value() {
    int depth = 0;
    long objects = 0; // one bit a level: whether it is an object
    while (true) {
      boolean opened = false;
      byte first = bytes[at];
      switch (first) {
        case '"' -> text();
        case '{', '[' -> {
          at++;
          space();
          opened = bytes[at] != first + 2; // the closing bracket stands two places behind
          if (opened) {
            need(++depth <= DEEPEST);
            objects = objects << 1 | (first == '{' ? 1 : 0);
            member(objects);
          } else {
            at++;
          }
        }
        case 't' -> word('r', 'u', 'e');
        case 'n' -> word('u', 'l', 'l');
        case 'f' -> {
          at++;
          word('l', 's', 'e');
          need(bytes[at - 4] == 'a');
        }
        default -> number();
      }
      while (!opened) {
        if (depth == 0) {
          return;
        }
        space();
        byte next = bytes[at++];
        if (next == ',') {
          space();
          member(objects);
          opened = true;
        } else {
          need(next == ((objects & 1) == 1 ? '}' : ']'));
          objects >>>= 1;
          depth--;
        }
      }
    }
  }

  /** What stands before a value in the innermost level. */
  private void member(long objects) {
    if ((objects & 1) == 1) {
      need(bytes[at] == '"');
      text();
      space();
      need(bytes[at++] == ':');
      space();
    }
  }

  private void word(char b, char c, char d) {
    need(bytes[at + 1] == b && bytes[at + 2] == c && bytes[at + 3] == d);
    at += 4;
  }

  private void number() {
    int start = at;
    if (bytes[at] == '-') {
      at++;
    }
    if (bytes[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (bytes[at] == '.') {
      at++;
      digits();
    }
    if ((bytes[at] | 0x20) == 'e') {
      at++;
      if (bytes[at] == '+' || bytes[at] == '-') {
        at++;
      }
      int exponent = at;
      digits();
      need(at - exponent <= 2); // a larger one may be infinite to others
    }
    need(at - start <= LONGEST_NUMBER);
  }

  private void digits() {
    int start = at;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    need(at > start);
  }

  /** Reads a text; whether nothing in it was escaped. */
  private boolean text() {
    int end = TextSkim.end(bytes, at);
    at = Math.abs(end);
    return end > 0;
  }

  /** A key as {@link #records} takes it. */
  static byte[] key(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
