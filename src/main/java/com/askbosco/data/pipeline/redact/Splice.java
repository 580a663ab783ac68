package com.askbosco.data.pipeline.redact;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A stretch of a page that is replaced.
 *
 * @param start its first byte
 * @param end one past its last byte
 * @param with what stands there instead
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
record Splice(int start, int end, byte[] with) {

  /** The page with all of them done, which come in order and do not touch. */
  static byte[] apply(byte[] page, List<Splice> splices) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(page.length);
    int at = 0;
    for (Splice splice : splices) {
      out.write(page, at, splice.start - at);
      out.writeBytes(splice.with);
      at = splice.end;
    }
    out.write(page, at, page.length - at);
    return out.toByteArray();
  }
}
