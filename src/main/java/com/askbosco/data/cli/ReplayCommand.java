package com.askbosco.data.cli;

import com.askbosco.data.launch.IngestArgs;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.warehouse.DeadLetterFilter;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bosco replay --dead-letters}: what was set aside goes through again, after its mapping or check was mended. */
@Command(
    name = "replay",
    description =
        "Put dead letters through again after the mend of a mapping or check, without any API call.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReplayCommand implements Callable<Integer> {
  @Option(
      names = "--dead-letters",
      required = true,
      description = "The rows of ops.ctl_quarantine.")
  private boolean deadLetters;

  @Option(names = "--client", paramLabel = "ID", description = "Only those of this client.")
  private @Nullable String client;

  @Option(names = "--source", paramLabel = "NAME", description = "Only those of this connector.")
  private @Nullable String source;

  @Option(names = "--stream", paramLabel = "NAME", description = "Only those of this stream.")
  private @Nullable String stream;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Only those with this error code, or that broke this row check.")
  private @Nullable String code;

  @Option(names = "--from", paramLabel = "DAY", description = "Only slices from this day on.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Only slices up to this day.")
  private @Nullable LocalDate to;

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
    if (from != null && to != null && to.isBefore(from)) {
      throw new ParameterException(spec.commandLine(), "--to is before --from.");
    }
    Home home = Home.here();
    Workspace place = home.existing(workspace);
    DataFolders last = DataFolders.ofLastRun(place);
    DataFolders folders = new DataFolders(
        clients != null ? home.fromCaller(clients) : last.clients(),
        connectors != null ? Optional.of(home.fromCaller(connectors)) : last.connectors());
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    IngestArgs args = IngestArgs.batch(folders.locations(place), today, today);
    return new Session(place, spec, output)
        .replay(
            args,
            new DeadLetterFilter(
                Optional.ofNullable(client),
                Optional.ofNullable(source),
                Optional.ofNullable(stream),
                Optional.ofNullable(code),
                Optional.ofNullable(from),
                Optional.ofNullable(to)));
  }
}
