package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published copies of the warehouse: numbered files and the file {@code CURRENT}, which names the one to read. A name, once
 * current, always holds the same bytes.
 */
final class Snapshots {
  private static final String ENDING = ".duckdb";

  private final Path folder;

  Snapshots(Path folder) {
    this.folder = folder;
  }

  /** The file readers are to open, or empty before the first publish. */
  Optional<Path> current() {
    try {
      Path pointer = folder.resolve("CURRENT");
      return Files.exists(pointer)
          ? Optional.of(folder.resolve(Files.readString(pointer).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw failed("read the name of the snapshot", e);
    }
  }

  /** Copies a database that no session has open, and makes the copy current. Returns its name. */
  String publish(Path database) {
    try {
      String name = String.format("%08d", newest() + 1) + ENDING;
      Path copy = folder.resolve(name + ".tmp");
      Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING);
      force(copy);
      Files.move(copy, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      Path pointer = folder.resolve("CURRENT.tmp");
      Files.writeString(pointer, name);
      force(pointer);
      Files.move(pointer, folder.resolve("CURRENT"), StandardCopyOption.ATOMIC_MOVE);
      sweep(name);
      return name.substring(0, name.length() - ENDING.length());
    } catch (IOException e) {
      throw failed("publish a snapshot", e);
    }
  }

  /** Removes all copies but the current one. A process that has one open keeps it until it closes it. */
  void forgetOthers() {
    Optional<Path> current = current();
    try {
      for (Path file : all()) {
        if (current.filter(file::equals).isEmpty()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw failed("remove earlier snapshots", e);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{8}\\.duckdb"))
          .sorted()
          .toList();
    }
  }

  private long newest() throws IOException {
    List<Path> all = all();
    return all.isEmpty()
        ? 0
        : Long.parseLong(all.get(all.size() - 1).getFileName().toString().substring(0, 8));
  }

  /**
   * Removes all snapshots but the current one and the one before, which a reader may be about to open. A reader that has an older
   * one open keeps its content: the system frees a removed file when the last process closes it.
   */
  private void sweep(String current) throws IOException {
    List<Path> all = all();
    for (Path file : all.subList(0, Math.max(0, all.size() - 2))) {
      if (!file.getFileName().toString().equals(current)) {
        Files.deleteIfExists(file);
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path left : files.filter(file -> file.toString().endsWith(".tmp")).toList()) {
        Files.deleteIfExists(left);
      }
    }
  }

  private BoscoException failed(String what, IOException e) {
    return new BoscoException(
        ErrorCode.STORAGE_FAILED, "Cannot " + what + " in " + folder + ": " + e, e);
  }
}
