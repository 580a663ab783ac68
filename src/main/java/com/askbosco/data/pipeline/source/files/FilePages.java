package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.source.PlacedRecords;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one file. The last one, which may be empty, says which bytes were read: {@code original} with size, time and SHA-256. A
 * file that changed while it was read fails; the next run reads it as it is then.
 */
final class FilePages implements Pages {
  /** The key of the last page's context. */
  static final String ORIGINAL = "original";

  private static final int PAGE_BYTES = 4 << 20;
  private static final int PAGE_RECORDS = 50_000;

  private final FilePlace place;
  private final FoundFile found;
  private final PlaceFile file;
  private final String reading;
  private final RecordReader reader;
  private final PlacedLines lines = new PlacedLines();
  private long records;
  private int index;
  private String entry;
  private boolean ended;
  private boolean closed;

  /** Opens the file; the place is closed with the pages. */
  FilePages(FilePlace place, FoundFile found, Contents contents, String reading, ReadFrom from) {
    this.reading = reading;
    this.place = place;
    this.found = found;
    this.file = new PlaceFile(place, found);
    this.records = from.records();
    try {
      this.reader = contents.open(file, from);
    } catch (IOException e) {
      close(place, file);
      throw trouble(e);
    } catch (RuntimeException e) {
      close(place, file);
      throw e;
    }
    this.entry = reader.entry();
  }

  @Override
  public @Nullable Page next() {
    if (ended) {
      return null;
    }
    try {
      while (lines.bytes() < PAGE_BYTES && lines.lines() < PAGE_RECORDS) {
        lines.note();
        if (!reader.next(lines)) {
          return last();
        }
        records++;
        if (!reader.entry().equals(entry)) {
          String before = entry;
          entry = reader.entry();
          if (lines.lines() > 1) {
            return page(before, lines.takeNoted(), null, null);
          }
        }
      }
      ReadFrom next = new ReadFrom(records, reader.nextByte(), reader.nextLine());
      return page(entry, lines.take(), next.text(), null);
    } catch (IOException e) {
      throw trouble(e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      // What a library says of bytes that nobody meant to write.
      throw FileTrouble.unreadable(
          file.name(), "it is damaged behind record " + records, "Have it sent again.", e);
    }
  }

  private Page last() throws IOException {
    ended = true;
    String sha256 = file.sha256();
    Optional<FoundFile> now = place.find(found.name());
    if (now.isEmpty() || !now.get().isSame(found)) {
      throw new BoscoException(
          ErrorCode.SOURCE_FILE_CHANGING,
          file.name() + (now.isEmpty() ? " was taken away" : " changed")
              + " while it was read. The next run reads it as it is then; if it is written over hours, raise `settle`.");
    }
    ObjectNode original = JsonNodeFactory.instance.objectNode();
    original.put("name", found.name());
    original.put("address", file.name());
    original.put("bytes", found.size());
    original.put("modified_at", Instant.ofEpochMilli(found.modified()).toString());
    original.put("read_with", reading);
    original.put("checksum", found.checksum());
    original.put("sha256", sha256);
    original.put("records", records);
    return page(entry, lines.take(), null, original);
  }

  private Page page(String of, byte[] body, @Nullable String next, @Nullable ObjectNode original) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context.put(PlacedRecords.PLACE, file.name() + (of.isEmpty() ? "" : "!/" + of));
    if (original != null) {
      context.set(ORIGINAL, original);
    }
    return new Page(index++, body, context, PlacedRecords.records(body), next);
  }

  private BoscoException trouble(IOException e) {
    if (e instanceof EOFException
        || e instanceof ZipException
        || e instanceof CharacterCodingException) {
      return FileTrouble.unreadable(
          file.name(),
          "it is cut off or damaged behind record " + records,
          "Have it sent again.",
          e);
    }
    return FilesSource.unavailable(file.name(), e);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      try {
        reader.close();
      } catch (IOException e) {
        // It was read or given up; nothing depends on how it is closed.
      }
      close(place, file);
    }
  }

  private static void close(FilePlace place, PlaceFile file) {
    try {
      file.close();
    } catch (IOException e) {
      // A copy in the temporary folder, which goes with the machine.
    }
    place.close();
  }
}
