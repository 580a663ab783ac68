package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.spec.source.FileLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks through a workbook before it is read: it is a zip whose sizes may lie, its texts are held in memory while it is read, and XML
 * may define entities that grow without end.
 */
final class WorkbookGuard {
  private static final long MOST_TEXTS = 256L << 20;
  private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] WIDE_DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.UTF_16LE);

  private WorkbookGuard() {}

  /** Fails when the workbook asks for too much. */
  static void check(String file, Path path, FileLimits limits) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (entries.size() > limits.entries()) {
        throw FileTrouble.tooLarge(file, entries.size() + " parts", "entries");
      }
      long size = Files.size(path);
      long before = 0;
      for (ZipEntry entry : entries) {
        try (InputStream in = new Checked(entry, zip.getInputStream(entry))) {
          before += scan(file, entry, in, limits, before, size);
        }
      }
    } catch (ZipException e) {
      throw FileTrouble.unreadable(
          file, "the workbook is damaged", "Save it again and send it again.", e);
    }
  }

  private static long scan(
      String file, ZipEntry entry, InputStream in, FileLimits limits, long before, long size)
      throws IOException {
    byte[] buf = new byte[1 << 16];
    long n = 0;
    boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
    int kept = 0;
    for (int got = in.read(buf, 0, buf.length);
        got >= 0;
        got = in.read(buf, kept, buf.length - kept)) {
      n += got;
      if (xml && (contains(buf, kept + got, DOCTYPE) || contains(buf, kept + got, WIDE_DOCTYPE))) {
        throw FileTrouble.unreadable(
            file,
            "part " + entry.getName() + " defines entities, which no workbook does",
            "Do not open it; ask its sender what it is.");
      }
      if (entry.getName().endsWith("sharedStrings.xml") && n > MOST_TEXTS) {
        throw FileTrouble.tooLarge(
            file, "more than " + (MOST_TEXTS >> 20) + " MB of texts in a workbook", "file_gb");
      }
      if (before + n > (64L << 20) && (before + n) / size > limits.ratio()) {
        throw FileTrouble.tooLarge(
            file, "unpacks to more than " + limits.ratio() + " times its size", "ratio");
      }
      // What is searched for may lie across two reads.
      int end = kept + got;
      if (before + n > limits.bytes()) {
        throw FileTrouble.tooLarge(
            file, "more than " + (limits.bytes() >> 30) + " GB once unpacked", "file_gb");
      }
      kept = Math.min(end, WIDE_DOCTYPE.length);
      System.arraycopy(buf, end - kept, buf, 0, kept);
    }
    return n;
  }

  private static boolean contains(byte[] in, int length, byte[] what) {
    outer:
    for (int i = 0; i + what.length <= length; i++) {
      for (int j = 0; j < what.length; j++) {
        if (in[i + j] != what[j]) {
          continue outer;
        }
      }
      return true;
    }
    return false;
  }
}
