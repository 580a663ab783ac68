package com.askbosco.data.pipeline.raw;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.raw.RawSlice.RawPage;
import com.askbosco.data.pipeline.stage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads what {@link WriteRaw} wrote; never a page that no {@code slice.json} names. */
public final class ReadRaw {

  private ReadRaw() {}

  /** The slice as the run left it, or empty when the run did not complete it. */
  public static Optional<RawSlice> slice(RawLayout layout, Slice slice, String runId) {
    return Storage.read(layout.sliceFile(slice, runId))
        .map(json -> RawJson.read(json, RawSlice.class));
  }

  /**
   * The exact body of a page.
   *
   * @throws BoscoException with {@code STORAGE_FAILED} when the object is not what {@code slice.json} says
   */
  public static byte[] body(RawLayout layout, RawSlice slice, RawPage page) {
    String file = RawLayout.folder(slice.slice(), slice.runId()) + "/" + page.file();
    byte[] body = new byte[Math.toIntExact(page.bytes())];
    int n;
    try (InputStream in = new GZIPInputStream(Storage.open(layout.uri(file)), 1 << 16)) {
      n = in.readNBytes(body, 0, body.length);
      if (n == body.length && in.read() >= 0) {
        n++;
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot read the raw page " + file + ": " + e.getMessage(), e);
    }
    byte[] hash = WriteRaw.newSha256().digest(body);
    if (n != body.length || !Arrays.equals(hash, HexFormat.of().parseHex(page.sha256()))) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED,
          "The raw page " + file + " is not the one its slice.json names: its bytes changed.");
    }
    return body;
  }
}
