package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.stage.JsonBytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes the bytes of a field as a JSON string. Not thread-safe. */
final class CsvText {
  private final Charset charset;
  private final char @Nullable [] table;
  private String trouble = "";

  /** For texts of this encoding, which is UTF-8 or has one byte a character. */
  CsvText(Charset charset) {
    this.charset = charset;
    this.table =
        charset.equals(StandardCharsets.UTF_8) ? null : Encoding.table(charset).orElseThrow();
  }

  /** Writes a field of the lexer's row; false when it holds what is no text, which {@link #trouble} names. */
  boolean write(CsvLexer row, int field, JsonBytes out) {
    byte[] b = row.buffer();
    int to = row.to(field);
    boolean escaped = (row.form(field) & CsvLexer.ESCAPED) != 0;
    out.raw('"');
    int run = row.from(field);
    int at = run;
    while (at < to) {
      int c = b[at];
      if (c >= ' ' && c != '"' && c != '\\' && c != 0x7f && !escaped) {
        at++;
        continue;
      }
      if (c < 0 && table == null) {
        int n = Utf8.length(b, at, to);
        if (n == 0) {
          boolean marked = at + 2 < to && b[at] == (byte) 0xef && b[at + 1] == (byte) 0xbf;
          return marked ? undecoded() : bad(b[at]);
        }
        at += n;
        continue;
      }
      if (escaped && at + 1 < to && isEscape(row, c, b[at + 1])) {
        out.raw(b, run, at);
        at++;
        run = at;
        c = b[at];
      }
      if (c >= ' ' && c != '"' && c != '\\' && c != 0x7f) {
        at++;
        continue;
      }
      out.raw(b, run, at);
      if (c == 0) {
        trouble = "a zero byte";
        return false;
      }
      if (c < 0) {
        if (table == null) {
          run = at;
          continue;
        }
        char wide = table[c & 0xff];
        if (wide == '\ufffd') {
          return bad(b[at]);
        }
        utf8(wide, out);
      } else {
        control(c, out);
      }
      run = ++at;
    }
    out.raw(b, run, to).raw('"');
    return true;
  }

  private static boolean isEscape(CsvLexer row, int c, int next) {
    if (c == row.quote() && next == row.quote()) {
      return true;
    }
    return c == row.escape()
        && (next == row.quote()
            || next == row.escape()
            || next == row.delimiter()
            || next == '\n'
            || next == '\r');
  }

  private boolean bad(byte found) {
    trouble = "byte 0x" + Integer.toHexString(found & 0xff) + " is no " + charset.name()
        + " there; say `encoding` if the file has another one";
    return false;
  }

  /** What {@link Transcoded} could not decode. */
  private boolean undecoded() {
    trouble = "a character that is broken in the file's encoding";
    return false;
  }

  private static void utf8(char c, JsonBytes out) {
    if (c < 0x80) {
      out.raw(c);
    } else if (c < 0x800) {
      out.raw((char) (0xc0 | c >> 6)).raw((char) (0x80 | c & 0x3f));
    } else {
      out.raw((char) (0xe0 | c >> 12)).raw((char) (0x80 | c >> 6 & 0x3f)).raw((char)
          (0x80 | c & 0x3f));
    }
  }

  private static void control(int c, JsonBytes out) {
    switch (c) {
      case '"' -> out.ascii("\\\"");
      case '\\' -> out.ascii("\\\\");
      case '\n' -> out.ascii("\\n");
      case '\r' -> out.ascii("\\r");
      case '\t' -> out.ascii("\\t");
      default -> out.ascii("\\u00").ascii(c < 16 ? "0" : "").ascii(Integer.toHexString(c));
    }
  }

  /** What was wrong. */
  String trouble() {
    return trouble;
  }
}
