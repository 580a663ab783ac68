package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders of data files a run reads. A workspace remembers those of its last run, so that {@code rebuild} need not be told.
 *
 * @param clients the clients' files
 * @param connectors further connectors
 */
record DataFolders(Path clients, Optional<Path> connectors) {
  private static final String CLIENTS_NOTE = "clients-folder";
  private static final String CONNECTORS_NOTE = "connectors-folder";

  /** Arguments of a batch run over these folders. */
  IngestArgs args(Workspace workspace, DayRange days) {
    return IngestArgs.batch(locations(workspace), days.from(), days.to()).asOf(days.asOf());
  }

  /** Makes these the folders of the workspace's last run. */
  void remember(Workspace workspace) {
    try {
      Files.writeString(workspace.root().resolve(CLIENTS_NOTE), clients.toString());
      Path note = workspace.root().resolve(CONNECTORS_NOTE);
      if (connectors.isPresent()) {
        Files.writeString(note, connectors.get().toString());
      } else {
        Files.deleteIfExists(note);
      }
    } catch (IOException e) {
      throw new BoscoException(
          ErrorCode.STORAGE_FAILED, "Cannot write in " + workspace.root() + ": " + e, e);
    }
  }

  /** Everything a run over these folders reads and writes. */
  IngestArgs.Locations locations(Workspace workspace) {
    return new IngestArgs.Locations(
        clients.toString(),
        workspace.raw().toString(),
        workspace.staging().toString(),
        connectors.map(Path::toString));
  }

  /** The folders that the workspace's last run read. */
  static DataFolders ofLastRun(Workspace workspace) {
    return new DataFolders(
        noted(workspace, CLIENTS_NOTE).orElseGet(workspace::clients),
        noted(workspace, CONNECTORS_NOTE));
  }

  private static Optional<Path> noted(Workspace workspace, String name) {
    Path note = workspace.root().resolve(name);
    try {
      return Files.exists(note)
          ? Optional.of(Path.of(Files.readString(note).strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + note + ": " + e, e);
    }
  }
}
