package com.askbosco.data.launch.bench;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Limits;
import com.askbosco.data.pipeline.ingest.ReadSettings;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.streaming.MessageGroup;
import com.askbosco.data.pipeline.streaming.PlanMessages;
import com.askbosco.data.spec.SecretResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The client whose events the benchmark reads. */
final class StreamBenchClient {

  private StreamBenchClient() {}

  /** Writes the client's file and says where the rest is. */
  static ReadSettings settings(Workspace workspace, String bootstrap, String topic)
      throws IOException {
    Path clients = Files.createDirectories(workspace.root().resolve("clients"));
    Files.writeString(
        clients.resolve("bench.yaml"),
        String.format(java.util.Locale.ROOT, """
            tenant: bench
            id: bench
            name: Bench
            currency: EUR
            time_zone: Europe/Berlin
            connections:
              - id: web
                connector: %s
                kind: kafka
                credential: none
                accounts: ["shop.example"]
                since: 2026-01-01
                config:
                  bootstrap_servers: "%s"
                  topics: {events: %s}
            """, StreamBench.SOURCE, bootstrap, topic));
    return new ReadSettings(
        new DataFiles(clients.toString(), Optional.empty()),
        NoSecrets::new,
        AccessFactory.network(),
        new RawLayout(workspace.raw().toString()),
        workspace.staging().toString(),
        Limits.LOCAL,
        1);
  }

  /** Its streams of messages. */
  static List<MessageGroup> groups(ReadSettings settings, String runId) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return PlanMessages.together(runId, settings.catalogue().clients(today).clients(), List.of());
  }

  private static final class NoSecrets implements SecretResolver {
    @Override
    public boolean knows(String reference) {
      return true;
    }

    @Override
    public String resolve(String reference) {
      return "{}";
    }
  }
}
