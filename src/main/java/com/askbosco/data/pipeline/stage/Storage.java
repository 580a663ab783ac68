package com.askbosco.data.pipeline.stage;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/**
 * Whole objects in a folder or a bucket, through Beam's file systems. An object is there with all its bytes or not at all: on a
 * disk it is written under another name and renamed, a bucket shows it only when it is finished.
 */
public final class Storage {

  private Storage() {}

  /** An object that is being written. Closing it without {@link #publish} leaves what had its name before, or nothing. */
  public static final class Pending implements AutoCloseable {
    private final ResourceId target;
    private final Path written;
    private final OutputStream out;
    private boolean open = true;

    private Pending(ResourceId target, Path written) throws IOException {
      this.target = target;
      this.written = written;
      this.out = Files.newOutputStream(written);
    }

    /** Where to write its bytes. */
    public OutputStream out() {
      return out;
    }

    /** Makes it appear under its name. */
    public void publish() throws IOException {
      out.close();
      if (isFile(target)) {
        FileSystems.rename(
            List.of(FileSystems.matchNewResource(written.toString(), false)), List.of(target));
      } else {
        // Closing the channel is what makes the object appear, so it is closed after the last byte
        // and not otherwise.
        WritableByteChannel channel = FileSystems.create(target, MimeTypes.BINARY);
        Files.copy(written, Channels.newOutputStream(channel));
        channel.close();
        Files.delete(written);
      }
      open = false;
    }

    @Override
    public void close() throws IOException {
      if (open) {
        open = false;
        out.close();
        Files.deleteIfExists(written);
      }
    }
  }

  /**
   * Begins an object; whatever has that name stays until it is published. Until then its bytes lie beside it on a disk. For a bucket
   * they lie in the worker's temporary folder: an upload cannot be given up halfway, and each one that is open costs megabytes
   * of memory.
   */
  public static Pending begin(String uri) throws IOException {
    ResourceId target = FileSystems.matchNewResource(uri, false);
    if (!isFile(target)) {
      return new Pending(target, Files.createTempFile("bosco-", ".part"));
    }
    Path written = Path.of(target + ".tmp-" + UUID.randomUUID());
    Files.createDirectories(written.getParent());
    return new Pending(target, written);
  }

  private static boolean isFile(ResourceId resource) {
    return resource.getScheme().equals("file");
  }

  /** Writes a small object. */
  public static void write(String uri, byte[] bytes) {
    try {
      ResourceId target = FileSystems.matchNewResource(uri, false);
      if (isFile(target)) {
        try (Pending pending = begin(uri)) {
          pending.out().write(bytes);
          pending.publish();
        }
      } else {
        WritableByteChannel channel = FileSystems.create(target, MimeTypes.BINARY);
        Channels.newOutputStream(channel).write(bytes);
        channel.close();
      }
    } catch (IOException e) {
      throw failed("write", uri, e);
    }
  }

  /** Reads an object, or nothing when it is not there. */
  public static Optional<byte[]> read(String uri) {
    try (InputStream in = open(uri)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", uri, e);
    }
  }

  /** Opens an object for reading. */
  public static InputStream open(String uri) throws IOException {
    return Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(uri, false)));
  }

  /** Names of the objects that match a pattern ({@code *} within a folder, {@code **} across), in order; none when none do. */
  public static List<String> list(String pattern) {
    try {
      return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
          .map(MatchResult.Metadata::resourceId)
          .map(ResourceId::toString)
          .sorted(Comparator.naturalOrder())
          .toList();
    } catch (IOException e) {
      throw failed("list", pattern, e);
    }
  }

  /** Deletes objects by their names; those that are not there are left alone. */
  public static void delete(Collection<String> uris) {
    try {
      FileSystems.delete(
          uris.stream().map(uri -> FileSystems.matchNewResource(uri, false)).toList(),
          StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (IOException e) {
      throw failed("delete", String.join(", ", uris), e);
    }
  }

  /** Deletes the objects that match a pattern. */
  public static void delete(String pattern) {
    try {
      List<ResourceId> found =
          FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
              .map(MatchResult.Metadata::resourceId)
              .toList();
      FileSystems.delete(found, StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (IOException e) {
      throw failed("delete", pattern, e);
    }
  }

  /**
   * Deletes what lies in a folder, each of its folders and objects when nothing in it was written since a moment.
   *
   * @return whether none is there any more
   */
  public static boolean deleteOlderFolders(String root, Instant moment) {
    int below = FileSystems.matchNewResource(root, true).toString().length();
    boolean all = true;
    for (String pattern : list(root + "/**").stream()
        .map(object -> object.substring(below))
        .map(name -> name.indexOf('/') < 0 ? name : name.substring(0, name.indexOf('/')) + "/**")
        .collect(Collectors.toCollection(TreeSet::new))) {
      all &= deleteOlder(root + "/" + pattern, moment);
    }
    return all;
  }

  /**
   * Deletes the objects that match a pattern when none of them was written since a moment.
   *
   * @return whether none is there any more
   */
  public static boolean deleteOlder(String pattern, Instant moment) {
    try {
      List<MatchResult.Metadata> found =
          FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
      if (found.stream().anyMatch(each -> each.lastModifiedMillis() >= moment.toEpochMilli())) {
        return false;
      }
      FileSystems.delete(
          found.stream().map(MatchResult.Metadata::resourceId).toList(),
          StandardMoveOptions.IGNORE_MISSING_FILES);
      return true;
    } catch (IOException e) {
      throw failed("delete", pattern, e);
    }
  }

  private static BoscoException failed(String verb, String uri, IOException e) {
    return new BoscoException(
        ErrorCode.STORAGE_FAILED, "Cannot " + verb + " " + uri + ": " + e.getMessage(), e);
  }
}
