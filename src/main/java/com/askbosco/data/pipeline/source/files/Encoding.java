package com.askbosco.data.pipeline.source.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which encoding a text has. The rule: a byte order mark decides; then what the connection says; then, looking at the first 64 kB,
 * UTF-16 when nearly every second byte is zero; UTF-8 when all of them are valid UTF-8; Windows-1252 otherwise. What turns out later
 * not to be of the encoding is refused line by line and never changed into something else.
 *
 * @param charset the encoding
 * @param mark bytes of the byte order mark
 * @param said whether the file or the connection says it, and it is no conclusion
 */
record Encoding(Charset charset, int mark, boolean said) {
  /** How many bytes are looked at. */
  static final int SAMPLE = 64 << 10;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  static Encoding of(byte[] sample, Optional<String> declared) {
    Encoding marked = marked(sample);
    if (marked != null) {
      return marked;
    }
    if (declared.isPresent()) {
      Charset charset = Charset.forName(declared.get());
      return new Encoding(
          charset.name().equals("UTF-16") ? StandardCharsets.UTF_16BE : charset, 0, true);
    }
    Charset wide = wide(sample);
    if (wide != null) {
      return new Encoding(wide, 0, false);
    }
    return new Encoding(isUtf8(sample) ? StandardCharsets.UTF_8 : WINDOWS, 0, false);
  }

  private static @org.jspecify.annotations.Nullable Encoding marked(byte[] b) {
    if (begins(b, 0xef, 0xbb, 0xbf)) {
      return new Encoding(StandardCharsets.UTF_8, 3, true);
    }
    if (begins(b, 0xff, 0xfe, 0, 0)) {
      return new Encoding(Charset.forName("UTF-32LE"), 4, true);
    }
    if (begins(b, 0, 0, 0xfe, 0xff)) {
      return new Encoding(Charset.forName("UTF-32BE"), 4, true);
    }
    if (begins(b, 0xff, 0xfe)) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, true);
    }
    return begins(b, 0xfe, 0xff) ? new Encoding(StandardCharsets.UTF_16BE, 2, true) : null;
  }

  static boolean begins(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static @org.jspecify.annotations.Nullable Charset wide(byte[] b) {
    int even = 0;
    int odd = 0;
    int pairs = b.length / 2;
    for (int i = 0; i < pairs; i++) {
      even += b[2 * i] == 0 ? 1 : 0;
      odd += b[2 * i + 1] == 0 ? 1 : 0;
    }
    if (pairs < 2) {
      return null;
    }
    if (odd * 10 >= pairs * 7 && even * 20 <= pairs) {
      return StandardCharsets.UTF_16LE;
    }
    return even * 10 >= pairs * 7 && odd * 20 <= pairs ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean isUtf8(byte[] b) {
    for (int cut = 0; cut <= Math.min(3, b.length); cut++) {
      // The sample may end within a character.
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(b, 0, b.length - cut));
        return true;
      } catch (CharacterCodingException e) {
        if (b.length < SAMPLE) {
          return false;
        }
      }
    }
    return false;
  }

  /** Whether a text can be cut at line breaks without decoding it. */
  boolean isByteWise() {
    return charset.equals(StandardCharsets.UTF_8)
        || charset.equals(StandardCharsets.US_ASCII)
        || table(charset).isPresent();
  }

  /** The characters of the 256 bytes of an encoding that has one byte a character and the ASCII ones where ASCII has them. */
  static Optional<char[]> table(Charset charset) {
    char[] table = new char[256];
    CharsetDecoder decoder = charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
    if (decoder.maxCharsPerByte() > 1 || charset.newEncoder().maxBytesPerChar() > 1) {
      return Optional.empty();
    }
    for (int i = 0; i < 256; i++) {
      try {
        java.nio.CharBuffer one = decoder.decode(ByteBuffer.wrap(new byte[] {(byte) i}));
        if (one.length() != 1 || (i < 128 && one.get(0) != i)) {
          return Optional.empty();
        }
        table[i] = one.get(0);
      } catch (CharacterCodingException e) {
        return Optional.empty();
      }
    }
    return Optional.of(table);
  }

  /** The text in UTF-8, without its mark. What is no character of the encoding becomes {@link Utf8#NO_CHARACTER}. */
  InputStream inUtf8(byte[] sample, InputStream rest) throws IOException {
    InputStream all =
        new SequenceInputStream(new ByteArrayInputStream(sample, mark, sample.length - mark), rest);
    return isByteWise() ? all : new Transcoded(all, charset);
  }

  /** How the bytes that {@link #inUtf8} gives are written. */
  Charset given() {
    return isByteWise() ? charset : StandardCharsets.UTF_8;
  }
}
