package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The adapters of one machine, put together for the verbs. */
final class Local {
  private Local() {}

  static Warehouse warehouse(Workspace workspace) {
    return LocalWarehouse.open(
        workspace, Canon.load().values(), Home.here().root().resolve("sql"));
  }

  static QueryEngine queries(Workspace workspace) {
    return LocalQueries.open(workspace);
  }

  /** References of clients are read from the environment, {@code .env} and files below the project's folder. */
  static Secrets secrets(Home home) {
    String root = home.root().toString();
    return () -> new LocalSecrets(Path.of(root));
  }

  static IngestArgs.Locations locations(Workspace workspace, Path clients) {
    return new IngestArgs.Locations(
        clients.toString(), workspace.raw().toString(), workspace.staging().toString());
  }

  /** Arguments of a batch run; remembers the folder of clients for {@code rebuild}. */
  static IngestArgs args(Workspace workspace, Path clients, DayRange days) {
    IngestArgs all = IngestArgs.batch(locations(workspace, clients), days.from(), days.to());
    Path note = workspace.root().resolve("clients-folder");
    try {
      Files.writeString(note, clients.toString());
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot write " + note + ": " + e, e);
    }
    return all.asOf(days.asOf());
  }

  /** The folder of clients that the workspace's last run read. */
  static Path lastClients(Workspace workspace) {
    Path note = workspace.root().resolve("clients-folder");
    try {
      return Files.exists(note) ? Path.of(Files.readString(note).strip()) : workspace.clients();
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.STORAGE_FAILED, "Cannot read " + note + ": " + e, e);
    }
  }
}
