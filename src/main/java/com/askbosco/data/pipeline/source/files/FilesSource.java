package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.source.SliceSource;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SecretResolver;
import com.askbosco.data.spec.source.FileSet;
import com.askbosco.data.spec.source.FilesSettings;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files as slices, one each. A file is read when nothing of its name was read before, or something else: another size, or another time
 * with no checksum to prove that the content is the same. A file that was touched within the settling time, or whose name says that it
 * is being written, waits for the next run. A file that is gone leaves its rows.
 */
public final class FilesSource implements SliceSource {
  private static final Logger LOG = LoggerFactory.getLogger(FilesSource.class);

  private final Clock clock;

  /** Reads files with the machine's clock. */
  public FilesSource() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock tells whether a file was left alone long enough
   */
  FilesSource(Clock clock) {
    this.clock = clock;
  }

  /** Names how the files of a set are read. */
  static String reading(FileSet set) {
    byte[] hash = com.askbosco.data.pipeline.raw.WriteRaw.newSha256()
        .digest(set.reading().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return java.util.HexFormat.of().formatHex(hash, 0, 6);
  }

  @Override
  public Optional<List<Slice>> slices(Wanted wanted) {
    FilesSettings settings = FilesSettings.of(wanted.connection().config());
    FileSet set = settings.files().get(wanted.stream().name());
    if (set == null) {
      return Optional.of(List.of());
    }
    List<NamePattern> patterns = patterns(set, wanted.whole());
    List<Slice> slices = new ArrayList<>();
    try (FilePlace place = place(settings, wanted.connection(), wanted.secrets())) {
      List<FoundFile> files = new ArrayList<>(place.list(patterns));
      files.sort(Comparator.comparing(FoundFile::name));
      for (FoundFile file : files) {
        Optional<LocalDate> day = day(file.name(), patterns);
        if (NamePattern.isUnfinished(file.name())
            || day.filter(date -> date.isBefore(wanted.since())).isPresent()) {
          continue;
        }
        Slice slice = slice(wanted.whole(), file.name(), day);
        if (isKnown(file, reading(set), wanted.read().get(slice.id()))) {
          continue;
        }
        if (!isSettled(file, settings)) {
          LOG.info("{} was written to just now and waits for the next run", slice.label());
          continue;
        }
        slices.add(slice);
      }
    } catch (IOException | BoscoException e) {
      LOG.warn("{}: {}", wanted.whole().label(), e.getMessage());
      // Fails when it is opened, as a slice does, and stops no other.
      return Optional.of(List.of(wanted.whole()));
    }
    if (!slices.isEmpty()) {
      slices.add(0, wanted.whole());
    }
    return Optional.of(slices);
  }

  private static List<NamePattern> patterns(FileSet set, Slice slice) {
    return set.patterns().stream()
        .map(pattern -> NamePattern.of(pattern.replace("{account}", slice.accountId())))
        .toList();
  }

  private static Optional<LocalDate> day(String name, List<NamePattern> patterns) {
    return patterns.stream()
        .filter(pattern -> pattern.matches(name))
        .findFirst()
        .flatMap(pattern -> pattern.day(name));
  }

  private static Slice slice(Slice whole, String name, Optional<LocalDate> day) {
    return new Slice(
        whole.clientId(),
        whole.connectionId(),
        whole.source(),
        whole.stream(),
        whole.accountId(),
        whole.credentialKey(),
        day.map(DateRange::day).orElse(null),
        name);
  }

  private static boolean isKnown(FoundFile file, String reading, @Nullable String mark) {
    if (mark == null) {
      return false;
    }
    String[] parts = mark.split(":", 4);
    boolean sameChecksum = parts[3].equals(file.checksum());
    return parts[0].equals(String.valueOf(file.size()))
        && parts[2].equals(reading)
        && sameChecksum
        && (!file.checksum().isEmpty() || parts[1].equals(String.valueOf(file.modified())));
  }

  private boolean isSettled(FoundFile file, FilesSettings settings) {
    return file.modified() + settings.settle().toMillis() <= clock.millis();
  }

  @Override
  public Pages open(
      Connection connection,
      Slice slice,
      StreamSpec stream,
      @Nullable String position,
      SecretResolver secrets) {
    FilesSettings settings = FilesSettings.of(connection.config());
    FileSet set = settings.files().get(slice.stream());
    if (set == null) {
      throw new BoscoException(
          ErrorCode.CONFIG_MISSING_KEY,
          "Nothing is said about the files of stream " + slice.stream() + " in `files`");
    }
    FilePlace place = null;
    try {
      place = place(settings, connection, secrets);
      if (slice.part().isEmpty()) {
        // Whether the folder can be listed at all; its files are slices of their own.
        place.list(patterns(set, slice));
        place.close();
        return new NoPages();
      }
      String address = place.address(slice.part());
      FoundFile found = place
          .find(slice.part())
          .orElseThrow(() -> new BoscoException(
              ErrorCode.SOURCE_FILE_CHANGING,
              address
                  + " was taken away before it could be read. What was read of it before stays."));
      return new FilePages(
          place,
          found,
          new Contents(set, settings.limits()),
          reading(set),
          position == null ? ReadFrom.START : ReadFrom.parse(position));
    } catch (IOException e) {
      close(place);
      throw unavailable(settings.folder(), e);
    } catch (RuntimeException e) {
      close(place);
      throw e;
    }
  }

  private static void close(@Nullable FilePlace place) {
    if (place != null) {
      place.close();
    }
  }

  private static FilePlace place(
      FilesSettings settings, Connection connection, SecretResolver secrets) throws IOException {
    String folder = settings.folder();
    if (folder.startsWith("sftp://")) {
      String secret =
          connection.credential().equals("none") ? "" : secrets.resolve(connection.credential());
      return new SftpFolder(folder, settings.hostKey().orElseThrow(), secret);
    }
    return folder.contains("://") && !folder.startsWith("file://")
        ? new BeamFolder(folder)
        : new LocalFolder(
            folder.startsWith("file://") ? folder.substring(7) : folder,
            System.getenv().getOrDefault(LocalFolder.ROOTS, ""));
  }

  /** A place or file that cannot be reached; it may be there the next time. */
  static BoscoException unavailable(String what, IOException e) {
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return new BoscoException(
          ErrorCode.SOURCE_UNAVAILABLE,
          what
              + " is not there. Make it, or mend `folder`; a folder that is not mounted is no empty one.",
          e);
    }
    if (e instanceof AccessDeniedException) {
      return new BoscoException(
          ErrorCode.SOURCE_UNAUTHORISED,
          what + " may not be read. Allow it to the user Bosco runs as.",
          e);
    }
    return new BoscoException(
        ErrorCode.SOURCE_UNAVAILABLE,
        what + " cannot be read now: " + e.getMessage() + ". The next run tries again.",
        e);
  }

  private record NoPages() implements Pages {
    @Override
    public @Nullable Page next() {
      return null;
    }

    @Override
    public void close() {}
  }
}
