package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco rebuild}: raw pages through bronze, silver and gold again, without asking any vendor. */
@Command(
    name = "rebuild",
    description = "Make bronze, silver and gold of some days again from raw, without any API call.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RebuildCommand implements Callable<Integer> {
  @Mixin
  private DayRange days;

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
    IngestArgs args = folders.args(place, days);
    return new Session(place, spec, output).rebuild(args);
  }
}
