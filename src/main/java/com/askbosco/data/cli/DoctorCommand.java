package com.askbosco.data.cli;

import com.askbosco.data.gcp.ProjectApi;
import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.operations.health.Health;
import com.askbosco.data.operations.health.Health.Level;
import com.askbosco.data.operations.health.HealthText;
import com.askbosco.data.operations.health.LocalHealth;
import com.askbosco.data.operations.health.ProjectHealth;
import com.askbosco.data.operations.health.VendorHealth;
import com.askbosco.data.operations.health.WarehouseHealth;
import com.askbosco.data.pipeline.ingest.AccessFactory;
import com.askbosco.data.pipeline.ingest.ConnectionProbe;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.SecretReference;
import com.askbosco.data.spec.SecretReference.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bosco doctor}: what would go wrong, before it does. Changes nothing. */
@Command(
    name = "doctor",
    description = {
      "Look at machine, configuration, secrets, warehouse and quotas; with --connect at the vendors, with --project at a cloud project.",
      "Exit status: 4 when something is wrong, 5 with --strict when there is something to know about, else 0."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DoctorCommand implements Callable<Integer> {
  private static final int WRONG = 4;
  private static final int WARNED = 5;

  @Option(
      names = "--clients",
      paramLabel = "DIR",
      description = "Folder of client files. Default: clients.")
  private @Nullable Path clients;

  @Option(names = "--connectors", paramLabel = "DIR", description = "Folder of further connectors.")
  private @Nullable Path connectors;

  @Option(names = "--connect", description = "Read the first page of every connection.")
  private boolean connect;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The day that --connect reads. Default: yesterday.")
  private @Nullable LocalDate date;

  @Option(
      names = "--sandbox",
      paramLabel = "URL",
      description = "Simulated vendors that run already.")
  private @Nullable String sandbox;

  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "Look at this Google Cloud project, too.")
  private @Nullable String project;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Option(names = "--strict", description = "What there is to know about matters, too: status 5.")
  private boolean strict;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Mixin
  private Simulation simulation;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.here();
    Path folder = clients == null ? home.root().resolve("clients") : home.fromCaller(clients);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), "There is no folder " + (clients == null ? folder : clients) + ".");
    }
    DataFiles files = new DataFiles(
        folder.toString(),
        Optional.ofNullable(connectors).map(home::fromCaller).map(Path::toString));
    LocalDate day = date != null ? date : LocalDate.now(ZoneOffset.UTC).minusDays(1);
    Health health = new Health();
    LocalHealth local = new LocalHealth(home.root(), home.bosco(), health);
    local.machine();
    local.configuration(files);
    List<ClientSpec> found = local.clients(files, day.plusDays(1));
    if (connect) {
      vendors(home, folder, files, day, health);
    }
    local.secrets(
        project == null ? found : withoutManaged(found), Local.secrets(home).open());
    warehouse(home, files, health);
    if (project != null) {
      cloud(found, health);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? HealthText.json(health).toPrettyString() + "\n" : HealthText.text(health));
    out.flush();
    Level worst = health.worst();
    return worst == Level.WRONG ? WRONG : strict && worst == Level.WARN ? WARNED : 0;
  }

  private void warehouse(Home home, DataFiles files, Health health) throws InterruptedException {
    if (workspace == null && !home.hasCurrent()) {
      health.warn("warehouse", "there is no workspace yet", "", "Run `./bosco run`.");
      return;
    }
    health.look("warehouse", () -> {
      try (LocalQueries engine = LocalQueries.open(home.existing(workspace))) {
        new WarehouseHealth(engine, health).look(files);
      }
    });
  }

  /** Simulated vendors are started where clients name them and none run. */
  private void vendors(Home home, Path folder, DataFiles files, LocalDate day, Health health)
      throws IOException, InterruptedException {
    if (sandbox != null || !Simulation.wanted(folder)) {
      tryAll(home, files, day, Optional.ofNullable(sandbox), health);
      return;
    }
    try (SandboxServer server = simulation.start(0)) {
      server.today(day.plusDays(1));
      SandboxFiles.of(server).writeCredentials(home.root().resolve(Simulation.CREDENTIALS));
      tryAll(home, files, day, Optional.of(server.uri().toString()), health);
    }
  }

  private static void tryAll(
      Home home, DataFiles files, LocalDate day, Optional<String> sandbox, Health health)
      throws InterruptedException {
    health.look("vendors", () -> {
      LocalDate asOf = day.plusDays(1);
      Instant now = asOf.atTime(6, 0).toInstant(ZoneOffset.UTC);
      RunRequest request = new RunRequest("doctor", now, day, day, asOf, List.of(), Map.of());
      ConnectionProbe probe =
          new ConnectionProbe(files, Local.secrets(home).open(), AccessFactory.network());
      new VendorHealth(probe, health).look(new Planner(files, sandbox).plan(request), now);
    });
  }

  private void cloud(List<ClientSpec> found, Health health) throws InterruptedException {
    Set<String> secrets = new TreeSet<>();
    found.forEach(client -> client.connections().stream()
        .map(connection -> connection.credential())
        .filter(reference -> reference.kind() == Kind.SECRETMANAGER)
        .map(SecretReference::name)
        .forEach(secrets::add));
    health.look(
        "credentials",
        () -> new ProjectHealth(ProjectApi.withOwnCredentials(), String.valueOf(project), health)
            .look(secrets));
  }

  private static List<ClientSpec> withoutManaged(List<ClientSpec> clients) {
    List<ClientSpec> kept = new ArrayList<>();
    for (ClientSpec client : clients) {
      kept.add(new ClientSpec(
          client.tenant(),
          client.id(),
          client.name(),
          client.currency(),
          client.timeZone(),
          client.targets(),
          client.settings(),
          client.connections().stream()
              .filter(each -> each.credential().kind() != Kind.SECRETMANAGER)
              .toList(),
          client.file()));
    }
    return kept;
  }
}
