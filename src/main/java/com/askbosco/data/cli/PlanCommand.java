package com.askbosco.data.cli;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.operations.readiness.ClientReady;
import com.askbosco.data.operations.readiness.ClientReady.State;
import com.askbosco.data.operations.readiness.Promise;
import com.askbosco.data.operations.readiness.Readiness;
import com.askbosco.data.operations.readiness.ReadinessText;
import com.askbosco.data.operations.readiness.ScheduleFile;
import com.askbosco.data.operations.readiness.Starts;
import com.askbosco.data.pipeline.ingest.DataFiles;
import com.askbosco.data.pipeline.ingest.Planner;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.warehouse.QueryEngine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bosco plan}: when each client will have its figures, and what holds them up. Asks no vendor. */
@Command(
    name = "plan",
    description = {
      "When each client will have a day's figures, and which quota or vendor latency limits it.",
      "Exit status: 4 when a client will be late, is begun too early or is not in the schedule, 5 with --strict when figures will be provisional, else 0."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PlanCommand implements Callable<Integer> {
  private static final int LATE = 4;
  private static final int PROVISIONAL = 5;

  @Option(
      names = "--clients",
      required = true,
      paramLabel = "DIR",
      description = "Folder of client files.")
  private Path clients;

  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description =
          "Folder of further connectors; a limits.yaml there stands in for the product's.")
  private @Nullable Path connectors;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DAY",
      description = "The account-local day whose figures are wanted the morning after.")
  private LocalDate date;

  @Option(names = "--client", paramLabel = "ID", description = "Only this client; may be repeated.")
  private List<String> only = List.of();

  @Option(
      names = "--by",
      paramLabel = "TIME",
      defaultValue = "08:00",
      description = "When figures are wanted, in each client's zone. Default: ${DEFAULT-VALUE}.")
  private LocalTime by;

  @Option(
      names = "--schedule",
      paramLabel = "FILE",
      description = "Hold it against the starts of this schedule, such as composer/schedule.yaml.")
  private @Nullable Path schedule;

  @Option(
      names = "--startup",
      paramLabel = "TIME",
      defaultValue = "PT5M",
      description = "From a run's start to its first request. Default: ${DEFAULT-VALUE}.")
  private Duration startup;

  @Option(
      names = "--build",
      paramLabel = "TIME",
      defaultValue = "PT25M",
      description = "From the last answer to published marts. Default: ${DEFAULT-VALUE}.")
  private Duration build;

  @Option(
      names = "--reserve",
      paramLabel = "TIME",
      defaultValue = "PT1H30M",
      description =
          "A source whose day is not complete is begun that long before the promise. Default: ${DEFAULT-VALUE}.")
  private Duration reserve;

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "Count the days that this workspace has missed, too.")
  private @Nullable String workspace;

  @Option(names = "--all", description = "List every connection.")
  private boolean all;

  @Option(names = "--strict", description = "Provisional figures matter, too: status 5.")
  private boolean strict;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Home home = Home.here();
    Path folder = home.fromCaller(clients);
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(spec.commandLine(), "There is no folder " + clients + ".");
    }
    DataFiles files = new DataFiles(
        folder.toString(),
        Optional.ofNullable(connectors).map(home::fromCaller).map(Path::toString));
    Promise promise = new Promise(date, by, startup, build, reserve);
    LocalDate asOf = date.plusDays(1);
    RunRequest request = new RunRequest(
        "plan",
        asOf.atStartOfDay(ZoneOffset.UTC).toInstant(),
        date,
        date,
        asOf,
        only,
        workspace == null ? Map.of() : completeTo(home, workspace));
    // No vendor is asked, so that any address will do for connections to the sandbox.
    Planner planner = new Planner(files, Optional.of("http://sandbox"));
    Starts starts = schedule == null ? Starts.NONE : starts(home.fromCaller(schedule));
    List<ClientReady> ready =
        new Readiness(promise, files::limits, starts).of(planner.plan(request));
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json
            ? ReadinessText.json(promise, ready).toPrettyString() + "\n"
            : ReadinessText.text(promise, ready, all));
    if (schedule != null && !json) {
      unscheduled(ready).forEach(out::println);
    }
    out.flush();
    return status(ready);
  }

  private static Starts starts(Path file) {
    try {
      return ScheduleFile.read(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.USAGE, "Cannot read " + file + ": " + e, e);
    }
  }

  /** What a schedule forgets is never read, whatever could be. */
  private static List<String> unscheduled(List<ClientReady> ready) {
    return ready.stream()
        .flatMap(client -> client.sources().stream())
        .filter(source -> !source.isScheduled())
        .map(source -> "NOT SCHEDULED " + source.clientId() + "/" + source.connectionId()
            + ": no tier has the client, or no group the source. Add it to the schedule.")
        .toList();
  }

  /** How far each stream of an account is complete; the run reads on from there. */
  private static Map<String, LocalDate> completeTo(Home home, String workspace) {
    Map<String, LocalDate> days = new HashMap<>();
    try (QueryEngine engine = Local.queries(home.existing(workspace))) {
      for (List<@Nullable Object> row : engine
          .query("SELECT client_id, connection_id, stream, source_account_id, complete_to"
              + " FROM ops.ctl_watermark WHERE complete_to IS NOT NULL")
          .rows()) {
        days.put(
            RunRequest.key(
                String.valueOf(row.get(0)),
                String.valueOf(row.get(1)),
                String.valueOf(row.get(2)),
                String.valueOf(row.get(3))),
            LocalDate.parse(String.valueOf(row.get(4))));
      }
    }
    return days;
  }

  private int status(List<ClientReady> ready) {
    if (ready.stream().anyMatch(each -> each.state() == State.LATE)
        || (schedule != null && !unscheduled(ready).isEmpty())) {
      return LATE;
    }
    boolean provisional = ready.stream().anyMatch(each -> each.state() == State.PROVISIONAL);
    return strict && provisional ? PROVISIONAL : 0;
  }
}
