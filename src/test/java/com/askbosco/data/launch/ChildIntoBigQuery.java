package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.bigquery.BigQueryMarts;
import com.askbosco.data.gcp.bigquery.BigQuerySettings;
import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.gcp.bigquery.Waiting;
import com.askbosco.data.gcp.fake.FakeBigQuery;
import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.sandbox.SandboxServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as a process of its own that commits into a stand-in of BigQuery in this one. */
final class ChildIntoBigQuery extends ChildRun {
  /** The next run comes when the lease of one that was killed has run out. */
  private static final Duration LATER = Duration.ofMinutes(11);

  private final FakeBigQuery fake;
  private int starts;

  private ChildIntoBigQuery(Path home, SandboxServer vendors, FakeBigQuery fake) {
    super(home, vendors);
    this.fake = fake;
  }

  static ChildIntoBigQuery in(Path home, SandboxServer vendors, FakeBigQuery fake)
      throws IOException {
    prepare(home, vendors);
    return new ChildIntoBigQuery(home, vendors, fake);
  }

  @Override
  Process start() throws IOException {
    return java(
        home(),
        List.of(
            ChildIntoBigQuery.class.getName(),
            fake.url(),
            home().toString(),
            workspace().root().toString(),
            vendorsAsked().uri().toString(),
            LATER.multipliedBy(starts++).toString()));
  }

  @Override
  PublishedTables tables() {
    return PublishedTables.ofBigQuery(fake);
  }

  @Override
  void isFree() {
    warehouse(fake.url(), LATER.multipliedBy(starts)).close();
  }

  /** Loaded rows that nobody committed go with their tables after three days. */
  @Override
  void leavesNothingElse() {
    assertThat(fake.client().getDataset("staging").getDefaultTableLifetime())
        .isEqualTo(Duration.ofDays(3).toMillis());
    assertThat(
            fake.rows("SELECT COUNT(*) = COUNT(DISTINCT run_id) AND COUNT(*) > 0 FROM ops.ctl_run")
                .toString())
        .isEqualTo("[[true]]");
  }

  private static BigQueryWarehouse warehouse(String url, Duration ahead) {
    Waiting real = Waiting.real();
    return BigQueryWarehouse.open(
        new BigQuerySettings(
            FakeBigQuery.PROJECT,
            "EU",
            Optional.of(url),
            Map.of(),
            Duration.ZERO,
            new Waiting(() -> Instant.now().plus(ahead), real.pause())),
        "child",
        Canon.load().values(),
        BigQueryMarts::packaged);
  }

  /** The process: the stand-in's address, the folder, the workspace, the vendors and how much later it is. */
  public static void main(String[] args) {
    String folder = args[1]; // a path cannot be sent to workers
    Path home = Path.of(folder);
    Workspace place = Workspace.open(Path.of(args[2]));
    LocalDate to = world().lastDay();
    IngestArgs ingest = IngestArgs.batch(
            new IngestArgs.Locations(
                home.resolve("clients").toString(),
                place.raw().toString(),
                place.staging().toString(),
                Optional.empty()),
            world().firstDay(),
            to)
        .withSandbox(args[3]);
    try (BigQueryWarehouse warehouse = warehouse(args[0], Duration.parse(args[4]))) {
      RunReport report = IngestRun.execute(
          ingest,
          warehouse,
          () -> new LocalSecrets(Path.of(folder)),
          ProgressListener.NONE,
          RunJournal.none());
      System.out.println("Committed run " + report.run().runId());
      warehouse.buildMarts();
      warehouse.publish();
      System.out.println("published.");
    }
    System.exit(0);
  }
}
