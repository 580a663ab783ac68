package com.askbosco.data.pipeline.raw;

import com.askbosco.data.connector.Page;
import com.askbosco.data.pipeline.raw.RawSlice.Counts;
import com.askbosco.data.pipeline.raw.RawSlice.RawPage;
import com.askbosco.data.pipeline.stage.GzipSink;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.Storage;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes the pages of one slice. Names depend on the slice, the run and the page alone, so that reading a page again puts the same
 * object in the same place. Not thread-safe.
 */
public final class WriteRaw {
  private final RawLayout layout;
  private final SliceContext context;
  private final GzipSink gzip;
  private final MessageDigest sha256;
  private final String folder;
  private final int firstPage;
  private final int previousPart;
  private final List<RawPage> pages = new ArrayList<>();

  /**
   * @param gzip used for one page after another; not closed here
   * @param firstPage the page reading goes on with, 0 at the start
   * @param previousPart first page of the stretch before this one, as {@link #suspend} noted it; -1 when there is none
   */
  public WriteRaw(
      RawLayout layout, SliceContext context, GzipSink gzip, int firstPage, int previousPart) {
    this.layout = layout;
    this.context = context;
    this.gzip = gzip;
    this.sha256 = newSha256();
    this.folder = RawLayout.folder(context.slice(), context.runId());
    this.firstPage = firstPage;
    this.previousPart = previousPart;
  }

  /** The SHA-256 of a body, as {@code slice.json} names it. */
  public static byte[] sha256(byte[] body) {
    return newSha256().digest(body);
  }

  /** A digest to feed. */
  public static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** Where a page lies, relative to the raw root. */
  public String file(int page) {
    return folder + "/" + RawLayout.page(page);
  }

  /**
   * Writes a page.
   *
   * @param index its place in the slice; a source that goes on after a position may count anew
   */
  public void write(int index, Page page) throws IOException {
    String name = RawLayout.page(index);
    byte[] body = page.body();
    try (Storage.Pending pending = Storage.begin(layout.uri(folder + "/" + name))) {
      gzip.begin(pending.out());
      gzip.write(pending.out(), body, body.length);
      gzip.end(pending.out());
      pending.publish();
    }
    sha256.reset();
    pages.add(new RawPage(
        name,
        HexFormat.of().formatHex(sha256.digest(body)),
        body.length,
        page.records().size(),
        page.context()));
  }

  /** Notes the pages so far, because another worker may go on after them. */
  public void suspend(Counts counts) {
    Storage.write(
        layout.uri(folder + "/" + RawLayout.part(firstPage)),
        RawJson.write(new Part(previousPart, pages, counts)));
  }

  /**
   * Makes the slice complete: writes {@code slice.json}, after all its pages.
   *
   * @param counts what this stretch took
   * @return what was written, earlier stretches included
   */
  public RawSlice complete(Counts counts) {
    List<RawPage> all = new ArrayList<>(pages);
    Counts sum = counts;
    for (int part = previousPart; part >= 0; ) {
      String uri = layout.uri(folder + "/" + RawLayout.part(part));
      Part earlier = RawJson.read(
          Storage.read(uri)
              .orElseThrow(() -> new IllegalStateException("Missing part of a slice: " + uri)),
          Part.class);
      all.addAll(0, earlier.pages());
      sum = sum.plus(earlier.counts());
      part = earlier.previousPart();
    }
    RawSlice slice = new RawSlice(
        context.slice(),
        context.runId(),
        context.extractedAt(),
        context.connection(),
        context.manifestHash(),
        List.copyOf(all),
        sum);
    Storage.write(layout.sliceFile(context.slice(), context.runId()), RawJson.write(slice));
    return slice;
  }

  /** The pages of one stretch of an unfinished slice, and where the stretch before it is noted. */
  record Part(int previousPart, List<RawPage> pages, Counts counts) {}
}
