package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The values of all files of a zip file, in the order of its table of contents. Names of files are never used as paths. */
final class ZipFiles implements Values {
  private final Decoding inside;
  private final ZipFile zip;
  private final Enumeration<? extends ZipEntry> entries;
  private @Nullable Values current;

  ZipFiles(InputStream in, Decoding inside) throws IOException, MalformedBodyException {
    this.inside = inside;
    Path file = TemporaryFile.create();
    try (in) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new MalformedBodyException("the answer is no zip file", e);
    } finally {
      Files.delete(file); // what is open can still be read
    }
    entries = zip.entries();
  }

  @Override
  public @Nullable JsonNode next() throws IOException, MalformedBodyException {
    while (true) {
      if (current == null) {
        if (!entries.hasMoreElements()) {
          return null;
        }
        current = inside.open(limited(entries.nextElement()));
      }
      JsonNode value = current.next();
      if (value != null) {
        return value;
      }
      current.close();
      current = null;
    }
  }

  private InputStream limited(ZipEntry entry) throws IOException {
    long packed = Math.max(0, entry.getCompressedSize());
    return new Gzip.Unpacked(zip.getInputStream(entry), () -> packed);
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
    zip.close();
  }
}
