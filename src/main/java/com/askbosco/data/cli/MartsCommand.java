package com.askbosco.data.cli;

import com.askbosco.data.local.LocalMarts;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.mart.MartFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco marts}: what the marts are, and what building them runs in BigQuery. */
@Command(
    name = "marts",
    description =
        "List the marts, or print every statement that building them would run in BigQuery.",
    subcommands = {MartsCommand.Generate.class})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MartsCommand implements Callable<Integer> {

  /** Where marts are built. */
  enum Target {
    bigquery
  }

  @Option(names = "--target", description = "${COMPLETION-CANDIDATES}; with --dry-run.")
  private @Nullable Target target;

  @Option(
      names = "--dry-run",
      description = "Print the statements, checked by GoogleSQL, and run nothing.")
  private boolean dryRun;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "First day on which silver changed. Without days everything is built.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day. Default: the first.")
  private @Nullable LocalDate to;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LocalMarts marts = marts();
    if (target == null && !dryRun) {
      for (MartFile mart : marts.catalog().marts()) {
        out.printf("%-26s %s%n", mart.name(), mart.grain());
      }
    } else if (target == null || !dryRun) {
      throw new BoscoException(
          ErrorCode.USAGE,
          "Marts are built by `run` and `rebuild`. To see what BigQuery would run: ./bosco marts --target bigquery --dry-run");
    } else {
      marts.bigQuery(days()).forEach(sql -> out.println(sql.startsWith("--") ? sql : sql + ";\n"));
    }
    out.flush();
    return 0;
  }

  private List<LocalDate> days() {
    LocalDate first = from;
    if (first == null) {
      return List.of();
    }
    LocalDate last = to == null ? first : to;
    if (last.isBefore(first)) {
      throw new BoscoException(ErrorCode.USAGE, "--to lies before --from.");
    }
    return first.datesUntil(last.plusDays(1)).toList();
  }

  private static LocalMarts marts() {
    Home home = Home.here();
    return LocalMarts.of(home.root(), home.root().resolve(".bosco/lowered"));
  }

  @Command(
      name = "generate",
      description = "Make docs/marts.md anew, and what the program packages of the marts.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Generate implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      LocalMarts marts = marts();
      Path root = Home.here().root();
      for (Map.Entry<String, String> file : marts.files().entrySet()) {
        Files.writeString(root.resolve(file.getKey()), file.getValue());
        spec.commandLine().getOut().println(file.getKey());
      }
      return 0;
    }
  }
}
