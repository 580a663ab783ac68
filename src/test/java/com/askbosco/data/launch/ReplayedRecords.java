package com.askbosco.data.launch;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.replay.RecordFolder;
import com.askbosco.data.sandbox.replay.ReplayFiles;
import com.askbosco.data.sandbox.replay.ReplayVendor;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.warehouse.QueryEngine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder of records taken through the whole way into a workspace, and what the published snapshot says afterwards. */
final class ReplayedRecords {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  private final Workspace workspace;
  private final RunReport report;

  private ReplayedRecords(Workspace workspace, RunReport report) {
    this.workspace = workspace;
    this.report = report;
  }

  /**
   * Serves the records, runs, builds the marts and publishes.
   *
   * @param records a folder of JSON Lines files
   * @param folder an empty one for everything that is written
   */
  static ReplayedRecords of(Path records, Path folder) throws IOException {
    RecordFolder read = RecordFolder.read(records);
    Workspace workspace = Workspace.open(folder.resolve("workspace"));
    Path connectors = folder.resolve("connectors");
    World world = World.of(World.DEFAULT_SEED, new Scale(1, 1));
    try (SandboxServer server =
        SandboxServer.start(world, Scenario.none(), 0, List.of(new ReplayVendor(read)))) {
      ReplayFiles files = new ReplayFiles(read);
      for (Map.Entry<String, String> manifest : files.manifests().entrySet()) {
        write(connectors.resolve(manifest.getKey()), "manifest.yaml", manifest.getValue());
      }
      write(workspace.clients(), "replay.yaml", files.client(server.uri()));
      IngestArgs args = IngestArgs.batch(
          new IngestArgs.Locations(
              workspace.clients().toString(),
              workspace.raw().toString(),
              workspace.staging().toString(),
              Optional.of(connectors.toString())),
          DAY,
          DAY);
      try (LocalWarehouse warehouse =
          LocalWarehouse.open(workspace, Canon.load().values(), Path.of("sql"))) {
        RunReport report = IngestRun.execute(
            args,
            warehouse,
            () -> new LocalSecrets(Path.of("")),
            ProgressListener.NONE,
            RunJournal.none());
        warehouse.buildMarts();
        warehouse.publish();
        return new ReplayedRecords(workspace, report);
      }
    }
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Files.writeString(Files.createDirectories(folder).resolve(name), text);
  }

  RunReport report() {
    return report;
  }

  /** Rows of a GoogleSQL query as texts, numbers in their shortest form, {@code null} for NULL. */
  List<List<String>> rows(String sql) {
    try (QueryEngine engine = LocalQueries.open(workspace)) {
      return engine.query(sql).rows().stream()
          .map(row -> row.stream().map(ReplayedRecords::text).toList())
          .toList();
    }
  }

  /** A value as {@link #rows} writes it. */
  static String text(@Nullable Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
