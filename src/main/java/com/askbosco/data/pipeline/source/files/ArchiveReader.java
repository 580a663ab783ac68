package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.spec.source.FileLimits;
import com.askbosco.data.spec.source.FileSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a zip, one after another in the order of their names. Nothing is written to a path that an entry names. All entries
 * together may not become too large.
 */
final class ArchiveReader implements RecordReader {
  private final String file;
  private final ZipFile zip;
  private final long packed;
  private final FileLimits limits;
  private final Contents contents;
  private final int depth;
  private final Iterator<ZipEntry> entries;
  private String entry = "";
  private @Nullable RecordReader reader;
  private @Nullable PackedFile unpacked;
  private long before;

  static ZipFile open(String file, Path path) throws IOException {
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw FileTrouble.unreadable(
          file,
          "the archive is damaged or encrypted",
          "Have it sent again, without a password.",
          e);
    }
  }

  ArchiveReader(
      String file, Path path, FileSet set, FileLimits limits, Contents contents, int depth)
      throws IOException {
    this.file = file;
    this.limits = limits;
    this.contents = contents;
    this.depth = depth;
    this.packed = Files.size(path);
    this.zip = open(file, path);
    @Nullable NamePattern wanted = set.entries().map(NamePattern::of).orElse(null);
    List<ZipEntry> found = Collections.list(zip.entries()).stream()
        .map(ZipEntry.class::cast)
        .filter(each -> !each.isDirectory())
        .filter(each -> !each.getName().startsWith("__MACOSX/"))
        .filter(each -> wanted == null
            ? !NamePattern.isUnfinished(each.getName())
            : wanted.matches(each.getName()))
        .sorted(java.util.Comparator.comparing(ZipEntry::getName))
        .toList();
    if (found.isEmpty() || found.size() > limits.entries()) {
      int count = found.size();
      zip.close();
      throw count == 0
          ? FileTrouble.unreadable(
              file,
              "there is no entry" + set.entries().map(text -> " `" + text + "`").orElse("")
                  + " in it",
              "Look at what was sent, or mend `entries`.")
          : FileTrouble.tooLarge(file, count + " entries", "entries");
    }
    this.entries = found.iterator();
    advance();
  }

  private void advance() throws IOException {
    closeEntry();
    if (!entries.hasNext()) {
      return;
    }
    ZipEntry next = entries.next();
    entry = next.getName();
    PackedFile bytes = new PackedFile(file + "!/" + entry, limits, () -> {
      // The whole archive is what was sent: entries may share bytes, and sizes may lie.
      return new PackedFile.Unpacked(new Summed(next, zip.getInputStream(next)), () -> packed);
    });
    unpacked = bytes;
    reader = contents.open(bytes, entry, depth, ReadFrom.START);
  }

  /** Adds up what all entries unpacked to, and looks at their checksums, which the JDK does not. */
  private final class Summed extends Checked {
    Summed(ZipEntry of, InputStream in) {
      super(of, in);
    }

    @Override
    public int read(byte[] to, int from, int n) throws IOException {
      int got = super.read(to, from, n);
      add(Math.max(0, got));
      return got;
    }

    private void add(long more) {
      before += more;
      if (before > limits.bytes()) {
        throw FileTrouble.tooLarge(
            file, "more than " + (limits.bytes() >> 30) + " GB once unpacked", "file_gb");
      }
      if (before > (64L << 20) && before / packed > limits.ratio()) {
        throw FileTrouble.tooLarge(
            file, "unpacks to more than " + limits.ratio() + " times its size", "ratio");
      }
    }
  }

  @Override
  public boolean next(PlacedLines out) throws IOException {
    while (reader != null) {
      if (reader.next(out)) {
        return true;
      }
      advance();
    }
    return false;
  }

  @Override
  public String entry() {
    return entry + (reader == null || reader.entry().isEmpty() ? "" : "!/" + reader.entry());
  }

  private void closeEntry() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
    }
    if (unpacked != null) {
      unpacked.close();
      unpacked = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeEntry();
    zip.close();
  }
}
