package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.ingest.Secrets;
import com.askbosco.data.pipeline.testing.FakeWarehouse;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.World;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seven connectors against the simulated vendors over real HTTP. */
class SandboxIngestTest {

  @TempDir
  Path temp;

  private final FakeWarehouse warehouse = new FakeWarehouse();

  @Test
  void everySliceOfEverySourceIsCompleteAndRebuildsFromRawAlone() {
    World world = World.of(World.DEFAULT_SEED, Scale.parse("1x5"));
    LocalDate last = world.lastDay();
    RunReport report;
    List<RunReport> rebuilt;
    IngestArgs args;
    try (SandboxServer server = SandboxServer.start(world, Scenario.none(), 0)) {
      SandboxFiles.of(server).writeCredentials(temp.resolve("credentials"));
      SandboxFiles.of(server).writeClients(temp.resolve("clients"), temp.resolve("credentials"));
      server.today(last.plusDays(1));
      args = IngestArgs.batch(
              new Locations(temp + "/clients", temp + "/raw", temp + "/staging"),
              last.minusDays(1),
              last)
          .withSandbox(server.uri().toString());
      report = run(args).run();
    }

    assertThat(report.missing()).isEmpty();
    assertThat(streams(report))
        .contains(
            "google-ads/campaign",
            "facebook-marketing/ads_insights",
            "tiktok-marketing/ads_reports_daily",
            "google-analytics-data-api/traffic_acquisition_session_source_medium_report",
            "shopify/orders",
            "klaviyo/campaign_values",
            "ecb-rates/rates");
    assertThat(report.run().deadLetters()).isEmpty();
    assertThat(tables(report))
        .contains(
            "silver.fct_ads_ad_daily",
            "silver.fct_ads_campaign_daily",
            "silver.fct_web_traffic_daily",
            "silver.fct_order",
            "silver.fct_message_daily",
            "silver.ref_fx_daily");

    // The days before those asked for were read again too.
    rebuilt = run(IngestArgs.batch(args.locations(), world.firstDay().minusDays(60), last))
        .rebuild();

    assertThat(rebuilt).hasSize(1);
    assertThat(warehouse.rows(rebuilt.get(0).run().runId()))
        .containsExactlyElementsOf(warehouse.rows(report.run().runId()));
  }

  private IngestRun run(IngestArgs args) {
    Secrets secrets = FileSecrets::new;
    return new IngestRun(
        args,
        IngestJob.local(args, secrets, Committer.later()),
        warehouse,
        ProgressListener.NONE,
        LocalRunner.checking());
  }

  private static Set<String> streams(RunReport report) {
    return report.run().slices().stream()
        .map(result -> result.slice().source() + "/" + result.slice().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> tables(RunReport report) {
    return report.run().silver().stream()
        .map(file -> file.table())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
