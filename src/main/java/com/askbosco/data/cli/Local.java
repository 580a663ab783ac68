package com.askbosco.data.cli;

import com.askbosco.data.lineage.DatasetNames;
import com.askbosco.data.lineage.EventTransport;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalLineage;
import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.QualityFile;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.Quality;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

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

  /** What the checks said at the last try to publish, read anew at each call. */
  static Supplier<Optional<Quality>> quality(Workspace workspace) {
    return () -> new QualityFile(workspace).read();
  }

  /** Keeps the runs of a workspace in its raw zone, and sends lineage where the environment says. */
  static RunJournal journal(Workspace workspace) {
    return new RunJournal(
        DatasetNames.duckDb(workspace.name()),
        () -> LocalLineage.of(Home.here().root(), workspace.cache().resolve("lowered")),
        (name, bytes) -> Storage.write(workspace.raw() + "/" + name, bytes),
        EventTransport.of(System.getenv()),
        Clock.systemUTC());
  }

  /** References of clients are read from the environment, {@code .env} and files below the project's folder. */
  static Secrets secrets(Home home) {
    String root = home.root().toString();
    return () -> new LocalSecrets(Path.of(root));
  }
}
