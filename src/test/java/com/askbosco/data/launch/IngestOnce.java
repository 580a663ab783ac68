package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.rules.Canon;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** The launch path of an ingest into DuckDB as a program of its own, so that it can be killed. */
final class IngestOnce {

  private IngestOnce() {}

  /**
   * @param args the project's folder, and the day
   */
  public static void main(String[] args) {
    RunReport report = run(Path.of(args[0]), LocalDate.parse(args[1]));
    System.out.println(report.commit());
    System.exit(report.exitStatus());
  }

  static RunReport run(Path home, LocalDate day) {
    Workspace workspace = workspace(home);
    String root = home.toString();
    IngestArgs args = IngestArgs.batch(
        new Locations(
            home.resolve("clients").toString(),
            workspace.raw().toString(),
            workspace.staging().toString(),
            Optional.of(home.resolve("connectors").toString())),
        day,
        day);
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"))) {
      return IngestRun.execute(
          args,
          warehouse,
          () -> new LocalSecrets(Path.of(root)),
          ProgressListener.NONE,
          RunJournal.none());
    }
  }

  static Workspace workspace(Path home) {
    return Workspace.open(home.resolve(".bosco/files"));
  }
}
