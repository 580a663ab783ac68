package com.askbosco.data.cli;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The project's folder and the workspaces in its {@code .bosco/}. The workspace used last is remembered, so that {@code report}
 * and {@code query} need not be told.
 */
final class Home {
  private final Path root;

  Home(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The folder {@code ./bosco} lies in. */
  static Home here() {
    return new Home(Path.of(System.getProperty("bosco.home", "")));
  }

  Path root() {
    return root;
  }

  Path bosco() {
    return root.resolve(".bosco");
  }

  /** A path as the user wrote it, seen from the folder the command was called in. */
  Path fromCaller(Path path) {
    return Path.of(System.getProperty("bosco.caller", root.toString()))
        .resolve(path)
        .normalize();
  }

  /** Opens a workspace by name, making it where it is missing. */
  Workspace open(String name) {
    return Workspace.open(folder(name));
  }

  /** The same, and remembers it as the current one. */
  Workspace use(String name) {
    Workspace workspace = open(name);
    Path current = bosco().resolve("current");
    try {
      Path temp = Files.writeString(bosco().resolve("current.new"), name);
      Files.move(
          temp, current, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot write " + current + ": " + e, e);
    }
    return workspace;
  }

  /** Opens a workspace that is there: the named one, or the one used last. */
  Workspace existing(@Nullable String name) {
    String wanted = name != null ? name : current();
    Path folder = folder(wanted);
    if (!Files.isDirectory(folder)) {
      throw new BoscoException(
          ErrorCode.USAGE,
          "There is no workspace `" + wanted + "` yet. Run ./bosco demo or ./bosco run first.");
    }
    return Workspace.open(folder);
  }

  /** Whether a workspace was ever used here. */
  boolean hasCurrent() {
    return Files.isDirectory(folder(current()));
  }

  /** Deletes a workspace with everything in it. */
  void wipe(String name) {
    delete(folder(name));
  }

  /** Deletes a folder with everything in it, if it is there. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot wipe " + folder + ": " + e, e);
    }
  }

  private String current() {
    Path current = bosco().resolve("current");
    try {
      return Files.exists(current) ? Files.readString(current).strip() : RunCommand.WORKSPACE;
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + current + ": " + e, e);
    }
  }

  private Path folder(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new BoscoException(
          ErrorCode.USAGE,
          "`" + name + "` is no name of a workspace. Use letters, digits, dot and dash.");
    }
    return bosco().resolve(name);
  }
}
