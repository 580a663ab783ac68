package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Transport.BodyTooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** Reads a body within a limit of bytes and of time. */
final class BodyLimits {
  private static final int PART = 16 << 10;
  /** What a length that the source claims may make us allocate before it has sent anything. */
  private static final int LARGEST_CLAIM = 64 << 20;

  private BodyLimits() {}

  static byte[] read(@Nullable HttpEntity entity, long limit, long deadline) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    long length = entity.getContentLength();
    if (length > limit) {
      throw new BodyTooLargeException(limit);
    }
    // Closing reads what is left, so after a failure the caller breaks the connection off instead.
    InputStream in = entity.getContent();
    byte[] body = length >= 0 ? sized(in, length, deadline) : open(in, limit, deadline);
    in.close();
    return body;
  }

  private static byte[] sized(InputStream in, long length, long deadline) throws IOException {
    byte[] body = new byte[(int) Math.min(length, LARGEST_CLAIM)];
    int filled = 0;
    while (filled < length) {
      if (filled == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(length, body.length * 2L));
      }
      int read = some(in, body, filled, body.length - filled, deadline);
      if (read < 0) {
        throw new EOFException("the connection was closed before the answer was complete");
      }
      filled += read;
    }
    return body;
  }

  private static byte[] open(InputStream in, long limit, long deadline) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(PART);
    byte[] part = new byte[PART];
    for (int read = 0; read >= 0; read = some(in, part, 0, part.length, deadline)) {
      all.write(part, 0, read);
      if (all.size() > limit) {
        throw new BodyTooLargeException(limit);
      }
    }
    return all.toByteArray();
  }

  /** A source that sends a byte now and then must not hold a reader for ever. */
  private static int some(InputStream in, byte[] to, int from, int most, long deadline)
      throws IOException {
    if (System.nanoTime() > deadline) {
      throw new SocketTimeoutException();
    }
    return in.read(to, from, most);
  }
}
