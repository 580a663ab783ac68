package com.askbosco.data.cli;

import com.askbosco.data.launch.LocalRunner;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.privacy.EraseArgs;
import com.askbosco.data.pipeline.privacy.EraseSubjects;
import com.askbosco.data.pipeline.privacy.ErasureResult;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.privacy.ErasureEntry.State;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco erase}: persons who asked to be forgotten, out of raw, bronze, silver, gold and every copy. */
@Command(
    name = "erase",
    description = "Forget persons: raw, bronze, silver, gold, dead letters and snapshots.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EraseCommand implements Callable<Integer> {
  @Option(
      names = "--requests",
      required = true,
      paramLabel = "DIR|FILE",
      description =
          "A request, or a folder of them: docs/guides/privacy.md says what stands in one.")
  private Path requests;

  @Option(
      names = "--again",
      description = "Carry out requests that are complete once more, to look again.")
  private boolean again;

  @Option(
      names = "--clients",
      paramLabel = "DIR",
      description = "Folder of client files. Default: those of the last run.")
  private @Nullable Path clients;

  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description = "Folder of further connectors. Default: that of the last run.")
  private @Nullable Path connectors;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Home home = Home.here();
    Workspace place = home.existing(workspace);
    DataFolders last = DataFolders.ofLastRun(place);
    LocalRunner.useFileSystems();
    EraseArgs args = new EraseArgs(
        home.fromCaller(requests).toString(),
        (clients != null ? home.fromCaller(clients) : last.clients()).toString(),
        (connectors != null ? Optional.of(home.fromCaller(connectors)) : last.connectors())
            .map(Path::toString),
        place.raw().toString(),
        place.staging().toString(),
        Duration.ZERO, // the writer's lock: no run reads or stages now
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        again);
    List<ErasureResult> results;
    try (Warehouse warehouse = Local.warehouse(place)) {
      results = EraseSubjects.execute(args, warehouse);
    }
    PrintWriter out = spec.commandLine().getOut();
    results.forEach(result -> print(result, out));
    out.flush();
    return results.stream().allMatch(each -> each.entry().state() == State.COMPLETE) ? 0 : 4;
  }

  private static void print(ErasureResult result, PrintWriter out) {
    String name = result.entry().clientId() + " " + result.entry().requestId();
    if (result.isOld()) {
      out.printf("%s: was complete; report: %s%n", name, result.proof());
      return;
    }
    out.printf(
        Locale.ROOT,
        "%s: %s; %,d records in %,d raw pages%s%n",
        name,
        result.waitsFor().isEmpty() ? "complete" : "waiting: " + result.waitsFor(),
        result.entry().rawRecords(),
        result.entry().rawPages(),
        result.entry().rows().entrySet().stream()
            .map(each -> String.format(Locale.ROOT, ", %s %,d", each.getKey(), each.getValue()))
            .collect(Collectors.joining()));
    if (!result.proof().isEmpty()) {
      out.printf("  report: %s%n", result.proof());
    }
    if (result.entry().rawRecords() + result.entry().rows().size() == 0) {
      out.println(
          "  Nobody was found. Is the address the one the shop knows? Ids can be named, too.");
    }
  }
}
