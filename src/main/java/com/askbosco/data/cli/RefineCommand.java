package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco refine}: runs that raw has whole and the warehouse lacks, committed without asking any vendor. */
@Command(
    name = "refine",
    description = {
      "Commit the runs that raw has whole and the warehouse lacks, without any API call:",
      "one that was killed before its commit, or all of them when the warehouse is lost."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RefineCommand implements Callable<Integer> {
  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "The day whose files of clients hold. Default: today.")
  private @Nullable LocalDate asOf;

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

  @Mixin
  private RunOutput output;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Home home = Home.here();
    Workspace place = home.existing(workspace);
    DataFolders last = DataFolders.ofLastRun(place);
    DataFolders folders = new DataFolders(
        clients != null ? home.fromCaller(clients) : last.clients(),
        connectors != null ? Optional.of(home.fromCaller(connectors)) : last.connectors());
    LocalDate day = asOf != null ? asOf : LocalDate.now(ZoneOffset.UTC);
    IngestArgs args = folders.args(place, DayRange.of(day.minusDays(1)));
    return new Session(place, spec, output).refine(args);
  }
}
