package com.askbosco.data.connector.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Reads bytes as text, under the names that Python has for encodings. Bytes that are no text of the encoding are an error. */
final class TextInput {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final Map<String, String> NAMES = Map.of(
      "utf-8-sig", "UTF-8",
      "utf8", "UTF-8",
      "u8", "UTF-8",
      "utf16", "utf-16",
      "latin-1", "ISO-8859-1",
      "latin1", "ISO-8859-1",
      "l1", "ISO-8859-1",
      "cp1252", "windows-1252",
      "ansi", "windows-1252",
      "ascii", "US-ASCII");

  private TextInput() {}

  /**
   * @throws MalformedBodyException when there is no such encoding
   */
  static Reader open(InputStream in, String encoding) throws IOException, MalformedBodyException {
    String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    PushbackInputStream bytes = new PushbackInputStream(in, 4);
    Charset charset;
    try {
      charset = name.equals("utf-16")
          ? utf16(bytes)
          : Charset.forName(NAMES.getOrDefault(name, name.isEmpty() ? "UTF-8" : name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new MalformedBodyException("there is no encoding `" + encoding + "`", e);
    }
    if (name.equals("utf-8-sig")) {
      skip(bytes, UTF_8_MARK);
    }
    return new BufferedReader(
        new InputStreamReader(
            bytes,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 14);
  }

  /** By the mark at the beginning; without one the order of bytes is that of today's machines. */
  private static Charset utf16(PushbackInputStream bytes) throws IOException {
    if (skip(bytes, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      return StandardCharsets.UTF_16BE;
    }
    skip(bytes, new byte[] {(byte) 0xFF, (byte) 0xFE});
    return StandardCharsets.UTF_16LE;
  }

  private static boolean skip(PushbackInputStream bytes, byte[] mark) throws IOException {
    byte[] first = bytes.readNBytes(mark.length);
    if (Arrays.equals(first, mark)) {
      return true;
    }
    bytes.unread(first);
    return false;
  }
}
