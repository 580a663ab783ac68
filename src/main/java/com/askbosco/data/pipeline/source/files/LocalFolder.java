package com.askbosco.data.pipeline.source.files;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of this machine. Links are followed as far as they stay in it. */
final class LocalFolder implements FilePlace {
  /** Names the folders that files may be read from, separated by colons; not set, any may. */
  static final String ROOTS = "BOSCO_FILE_ROOTS";

  private static final int DEEPEST = 12;

  private final String folder;
  private final Path root;

  LocalFolder(String folder, String roots) {
    this.folder = folder;
    this.root = Path.of(folder).toAbsolutePath().normalize();
    boolean allowed = roots.isBlank()
        || Arrays.stream(roots.split(":", -1))
            .filter(each -> !each.isBlank())
            .anyMatch(each -> root.startsWith(Path.of(each).toAbsolutePath().normalize()));
    if (!allowed) {
      throw new BoscoException(
          ErrorCode.CONFIG_REFUSED,
          folder
              + " lies outside the folders that files are read from. Have whoever runs Bosco add it to "
              + ROOTS + ".");
    }
  }

  @Override
  public List<FoundFile> list(List<NamePattern> patterns) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new NoSuchFileException(folder);
    }
    int depth = patterns.stream().anyMatch(NamePattern::isDeep) ? DEEPEST : 1;
    List<FoundFile> found = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(root, depth, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        String name = root.relativize(path).toString().replace('\\', '/');
        if (patterns.stream().anyMatch(pattern -> pattern.matches(name))) {
          find(name).ifPresent(found::add);
        }
      }
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  private Path path(String name) throws IOException {
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root)
        || (Files.exists(path) && !path.toRealPath().startsWith(root.toRealPath()))) {
      throw new NoSuchFileException(name + " leads out of " + folder);
    }
    return path;
  }

  @Override
  public Optional<FoundFile> find(String name) throws IOException {
    try {
      BasicFileAttributes file = Files.readAttributes(path(name), BasicFileAttributes.class);
      return file.isRegularFile() || file.isOther()
          ? Optional.of(new FoundFile(name, file.size(), file.lastModifiedTime().toMillis(), ""))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open(String name, long from) throws IOException {
    FileChannel channel = FileChannel.open(path(name));
    if (from > 0) {
      channel.position(from);
    }
    return Channels.newInputStream(channel);
  }

  @Override
  public Optional<Path> onDisk(String name) {
    return Optional.of(root.resolve(name));
  }

  @Override
  public String address(String name) {
    return folder + "/" + name;
  }

  @Override
  public void close() {}
}
