package com.askbosco.data.cli;

import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.Warehouse;
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
}
