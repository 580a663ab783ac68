package com.askbosco.data.local;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that holds everything of one installation on one machine, usually {@code .bosco/<name>/}. Nothing is written
 * outside it.
 *
 * @param root the folder, absolute
 */
public record Workspace(Path root) {

  /** Makes the folder and its sub-folders where they are missing. */
  public static Workspace open(Path root) {
    Workspace workspace = new Workspace(root.toAbsolutePath().normalize());
    try {
      for (Path folder : List.of(
          workspace.raw(),
          workspace.staging(),
          workspace.warehouse(),
          workspace.published(),
          workspace.temp(),
          workspace.cache(),
          workspace.log())) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot make the workspace " + root + ": " + e.getMessage(), e);
    }
    return workspace;
  }

  /** The name people call it by. */
  public String name() {
    return String.valueOf(root.getFileName());
  }

  /** Exact response pages; never rewritten. */
  public Path raw() {
    return root.resolve("raw");
  }

  /** Staged rows of runs that are under way or just committed. */
  public Path staging() {
    return root.resolve("staging");
  }

  /** Folder of the writer's database. */
  public Path warehouse() {
    return root.resolve("warehouse");
  }

  /** The writer's database file. */
  public Path database() {
    return warehouse().resolve("bosco.duckdb");
  }

  /** Snapshots for readers. */
  public Path published() {
    return root.resolve("published");
  }

  /** What the checks said at the last try to publish, whether it published or not. */
  public Path quality() {
    return root.resolve("quality.json");
  }

  /** Client files of a generated agency. */
  public Path clients() {
    return root.resolve("clients");
  }

  /** Log files. */
  public Path log() {
    return root.resolve("log");
  }

  /** Scratch files of running processes: spilled sorts and unpacked libraries. */
  public Path temp() {
    return root.resolve("temp");
  }

  /** What can be computed again at any time, such as lowered queries. */
  public Path cache() {
    return root.resolve("cache");
  }
}
