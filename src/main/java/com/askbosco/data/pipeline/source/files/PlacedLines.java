package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.pipeline.stage.JsonBytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Puts the lines of a page together, as {@link com.askbosco.data.pipeline.source.PlacedRecords} reads them. Not thread-safe. */
final class PlacedLines {
  /** Most characters of a refused text that are kept. */
  static final int TEXT = 4_000;

  private final JsonBytes out = new JsonBytes(1 << 16);
  private int lines;
  private int begun;
  private int noted;

  /** Begins the record of a line; what is written to the result is its JSON text. */
  JsonBytes begin(long line) {
    begun = out.length();
    return out.ascii("{\"line\":").number(line).ascii(",\"record\":");
  }

  /** Ends the record. */
  void end() {
    out.raw('}').raw('\n');
    lines++;
  }

  /** Forgets the record that was begun. */
  void cancel() {
    out.cut(begun);
  }

  /** Says why a line holds no record. */
  void refuse(long line, String reason, String text) {
    out.ascii("{\"line\":").number(line).ascii(",\"refused\":").string(reason);
    out.ascii(",\"text\":")
        .string(text.length() > TEXT ? text.substring(0, TEXT) + "…" : text)
        .raw('}')
        .raw('\n');
    lines++;
  }

  /** Says why, with bytes that may be no text at all. */
  void refuse(long line, String reason, byte[] text, int from, int to, Charset charset) {
    refuse(line, reason, lenient(text, from, Math.min(to, from + 4 * TEXT), charset));
  }

  private static String lenient(byte[] text, int from, int to, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(text, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }

  /** How many records and refusals there are. */
  int lines() {
    return lines;
  }

  int bytes() {
    return out.length();
  }

  /** Remembers where the next record begins. */
  void note() {
    noted = out.length();
  }

  /** The page up to where it was last noted; what was written since begins the next one. */
  byte[] takeNoted() {
    byte[] all = out.copy();
    byte[] page = java.util.Arrays.copyOf(all, noted);
    out.clear();
    out.raw(all, noted, all.length);
    lines = 1;
    return page;
  }

  /** The page so far; the next one begins. */
  byte[] take() {
    byte[] page = out.copy();
    out.clear();
    lines = 0;
    return page;
  }
}
