package com.askbosco.data.cli;

import com.askbosco.data.gcp.bigquery.BigQueryMarts;
import com.askbosco.data.gcp.bigquery.BigQueryQueries;
import com.askbosco.data.gcp.bigquery.BigQuerySettings;
import com.askbosco.data.gcp.bigquery.MartPlan;
import com.askbosco.data.local.LocalMarts;
import com.askbosco.data.local.ScanEstimate;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  private static final String NOT_IN_IT =
      "-- Besides, each build reads the rows of the mart itself to find out which partitions differ. BigQuery bills 10 MiB a statement"
          + " at least.";

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

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description =
          "Ask this project how many bytes each mart would read, by a dry run. Without it they are estimated from the local warehouse.")
  private @Nullable String project;

  @Option(
      names = "--location",
      defaultValue = "EU",
      description = "Of the datasets; ${DEFAULT-VALUE}.")
  private String location;

  @Option(
      names = "--workspace",
      paramLabel = "NAME",
      description = "The local warehouse to estimate from. Default: the one used last.")
  private @Nullable String workspace;

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
      jobs(marts, out);
      bytes(marts).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private void jobs(LocalMarts marts, PrintWriter out) {
    MartCatalog catalog = marts.catalog(BigQueryMarts::built);
    List<LocalDate> days = days();
    List<List<String>> jobs = MartPlan.of(catalog, marts.silver(), days);
    marts.check(
        MartPlan.tables(catalog, !days.isEmpty()),
        jobs.stream().flatMap(List::stream).toList());
    for (int i = 0; i < jobs.size(); i++) {
      out.println("-- Job " + (i + 1) + " of " + jobs.size());
      jobs.get(i).forEach(sql -> out.println(sql.strip() + ";"));
      out.println();
    }
    if (!MartPlan.steps(catalog).isEmpty()) {
      out.println(
          "-- Not shown: rows that a step in Java makes are added to a temporary table by parameters: "
              + MartPlan.steps(catalog));
    }
  }

  /** What building each mart as a whole would read, one line each. */
  private List<String> bytes(LocalMarts marts) {
    String asked = project;
    List<String> lines = new ArrayList<>();
    if (asked != null) {
      try (BigQueryQueries queries =
          BigQueryQueries.open(BigQuerySettings.of(asked, location), Long.MAX_VALUE)) {
        lines.add("-- Bytes read to build each mart as a whole, by a dry run in " + asked + ":");
        for (MartFile mart : marts.catalog().marts()) {
          lines.add(line(mart, queries.bytes(BigQueryMarts.build(mart.sql()))));
        }
        lines.add(NOT_IN_IT);
      }
      return lines;
    }
    Home home = Home.here();
    Optional<ScanEstimate> estimate = workspace == null && !home.hasCurrent()
        ? Optional.empty()
        : marts.estimate(home.existing(workspace));
    if (estimate.isEmpty()) {
      return List.of(
          "-- No estimate of bytes: nothing is published in the local warehouse, and no --project is named.");
    }
    lines.add(
        "-- Bytes read to build each mart as a whole: an ESTIMATE from rows, columns named and lengths of texts in the local"
            + " warehouse. A build of some days reads less. For BigQuery's own figure: --project");
    for (MartFile mart : marts.catalog().marts()) {
      lines.add(line(mart, estimate.get().bytes(marts.catalog(), mart)));
    }
    lines.add(NOT_IN_IT);
    return lines;
  }

  private static String line(MartFile mart, long bytes) {
    return String.format(
        Locale.ROOT,
        "-- %-36s %,18d  %s",
        "gold." + mart.name(),
        bytes,
        bytes < 1 << 20 ? "" : String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20)));
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
