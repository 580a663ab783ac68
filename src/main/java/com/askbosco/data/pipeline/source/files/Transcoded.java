package com.askbosco.data.pipeline.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A text of another encoding as UTF-8. What is no character of it becomes {@link Utf8#NO_CHARACTER}. */
final class Transcoded extends InputStream {
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 14);
  private final CharBuffer chars = CharBuffer.allocate(1 << 14);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private boolean ended;
  private boolean flushed;

  Transcoded(InputStream in, Charset from) {
    this.in = in;
    this.decoder = from.newDecoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE)
        .replaceWith(String.valueOf(Utf8.NO_CHARACTER));
    bytes.limit(0);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!out.hasRemaining()) {
      if (!decode()) {
        return -1;
      }
    }
    int n = Math.min(length, out.remaining());
    out.get(to, from, n);
    return n;
  }

  /** Makes more UTF-8; false at the end. */
  private boolean decode() throws IOException {
    if (flushed) {
      return false;
    }
    if (!ended) {
      bytes.compact();
      int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
      ended = n < 0;
      bytes.position(bytes.position() + Math.max(0, n)).flip();
    }
    // chars holds what could not be written yet: half of a pair at the end
    CoderResult result = decoder.decode(bytes, chars, ended);
    if (ended && result.isUnderflow()) {
      decoder.flush(chars);
      flushed = true;
    }
    chars.flip();
    int end = chars.length();
    if (!flushed && end > 0 && Character.isHighSurrogate(chars.get(end - 1))) {
      end--;
    }
    String text = chars.subSequence(0, end).toString();
    chars.position(end);
    chars.compact();
    out = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
