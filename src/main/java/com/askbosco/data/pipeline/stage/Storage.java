package com.askbosco.data.pipeline.stage;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** An object that is being written. Closing it without {@link #publish} leaves nothing under its name. */
  public static final class Pending implements AutoCloseable {
    private final ResourceId target;
    private final ResourceId written;
    private final OutputStream out;
    private boolean open = true;

    private Pending(ResourceId target, ResourceId written) throws IOException {
      this.target = target;
      this.written = written;
      this.out = Channels.newOutputStream(FileSystems.create(written, MimeTypes.BINARY));
    }

    /** Where to write its bytes. */
    public OutputStream out() {
      return out;
    }

    /** Makes it appear under its name. */
    public void publish() throws IOException {
      out.close();
      open = false;
      if (!written.equals(target)) {
        FileSystems.rename(List.of(written), List.of(target));
      }
    }

    @Override
    public void close() throws IOException {
      if (open) {
        open = false;
        out.close();
        FileSystems.delete(List.of(written), StandardMoveOptions.IGNORE_MISSING_FILES);
      }
    }
  }

  /** Begins an object; whatever has that name stays until it is published. */
  public static Pending begin(String uri) throws IOException {
    ResourceId target = FileSystems.matchNewResource(uri, false);
    ResourceId written = target.getScheme().equals("file")
        ? FileSystems.matchNewResource(uri + ".tmp-" + UUID.randomUUID(), false)
        : target;
    return new Pending(target, written);
  }

  /** Writes a small object. */
  public static void write(String uri, byte[] bytes) {
    try (Pending pending = begin(uri)) {
      pending.out().write(bytes);
      pending.publish();
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

  private static BoscoException failed(String verb, String uri, IOException e) {
    return new BoscoException(
        ErrorCode.STORAGE_FAILED, "Cannot " + verb + " " + uri + ": " + e.getMessage(), e);
  }
}
