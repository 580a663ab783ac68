package com.askbosco.data.cli;

import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.operations.reconcile.Comparison;
import com.askbosco.data.operations.reconcile.Differences;
import com.askbosco.data.operations.reconcile.DifferencesText;
import com.askbosco.data.operations.reconcile.EngineTables;
import com.askbosco.data.operations.reconcile.FileTables;
import com.askbosco.data.operations.reconcile.Tables;
import com.askbosco.data.operations.reconcile.Tolerance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco compare}: whether the new tables say what the old ones say. */
@Command(
    name = "compare",
    description = {
      "Compare a table with the one that replaces it: missing rows, extra rows, differing figures, totals per day.",
      "A table is a file (CSV, TSV, Parquet, JSON lines, a pattern of them), FILE.duckdb#schema.table, or a table of the",
      "warehouse such as gold.mart_campaign_daily. Exit status: 0 when they say the same, 4 when not."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompareCommand implements Callable<Integer> {
  private static final int DIFFERENT = 4;
  private static final String COLUMN = "[A-Za-z_][A-Za-z0-9_]*";
  private static final String TABLE = "(bronze|silver|gold|ops)\\.[A-Za-z0-9_]+";

  @Parameters(index = "0", paramLabel = "OLD", description = "The table that is replaced.")
  private String old;

  @Parameters(index = "1", paramLabel = "NEW", description = "The table that replaces it.")
  private String fresh;

  @Option(
      names = "--key",
      required = true,
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns that name a row, with commas.")
  private List<String> keys = List.of();

  @Option(
      names = "--measure",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns of figures, with commas.")
  private List<String> measures = List.of();

  @Option(
      names = "--tolerance",
      split = ",",
      paramLabel = "[COLUMN=]N[%]",
      description = "How far figures may lie apart, of all measures or of one. Default: 0.")
  private List<String> tolerances = List.of();

  @Option(
      names = "--rename",
      split = ",",
      paramLabel = "OLD=NEW",
      description = "A column that is called otherwise in the old table.")
  private Map<String, String> renames = Map.of();

  @Option(
      names = "--day",
      paramLabel = "COLUMN",
      description =
          "The key by which totals are made. Default: the first key with day or date in its name.")
  private @Nullable String day;

  @Option(names = "--from", paramLabel = "DAY", description = "First day compared.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day compared.")
  private @Nullable LocalDate to;

  @Option(names = "--null-as-zero", description = "A missing figure counts as 0.")
  private boolean nullAsZero;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Most rows shown of each kind. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Comparison comparison = comparison();
    Differences found;
    try (Tables tables = tables()) {
      found = Differences.of(comparison, tables);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json
            ? DifferencesText.json(old, fresh, comparison, found).toPrettyString() + "\n"
            : DifferencesText.text(old, fresh, comparison, found));
    out.flush();
    return found.none() ? 0 : DIFFERENT;
  }

  private Tables tables() {
    Home home = Home.here();
    if (old.matches(TABLE) && fresh.matches(TABLE)) {
      return new EngineTables(Local.queries(home.existing(workspace)), old, fresh);
    }
    return FileTables.open(file(home, old), file(home, fresh), home.bosco().resolve("tmp"));
  }

  private String file(Home home, String reference) {
    if (reference.matches(TABLE)) {
      Workspace place = home.existing(workspace);
      return LocalQueries.snapshot(place) + "#" + reference;
    }
    return home.fromCaller(Path.of(reference)).toString();
  }

  private Comparison comparison() {
    Map<String, String> byNew = new HashMap<>();
    renames.forEach((before, after) -> byNew.put(after, before));
    Map<String, Tolerance> of = new LinkedHashMap<>();
    measures.forEach(measure -> of.put(measure, Tolerance.NONE));
    for (String each : tolerances) {
      int equals = each.indexOf('=');
      Tolerance tolerance = tolerance(each.substring(equals + 1));
      if (equals < 0) {
        of.replaceAll((measure, none) -> none.equals(Tolerance.NONE) ? tolerance : none);
      } else if (of.replace(each.substring(0, equals), tolerance) == null) {
        throw wrong("--tolerance " + each + ": there is no such --measure.");
      }
    }
    Stream.of(keys.stream(), measures.stream(), renames.keySet().stream())
        .flatMap(each -> each)
        .filter(column -> !column.matches(COLUMN))
        .findFirst()
        .ifPresent(column -> {
          throw wrong("`" + column + "` is no name of a column.");
        });
    Optional<String> totals = day != null
        ? Optional.of(day)
        : keys.stream().filter(key -> key.matches("(?i).*(day|date).*")).findFirst();
    if (totals.isPresent() && !keys.contains(totals.get())) {
      throw wrong("--day " + totals.get() + " is no --key.");
    }
    if (totals.isEmpty() && (from != null || to != null)) {
      throw wrong("--from and --to need --day.");
    }
    return new Comparison(
        keys,
        of,
        totals,
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        byNew,
        nullAsZero,
        Math.max(0, limit));
  }

  private Tolerance tolerance(String text) {
    try {
      return Tolerance.parse(text);
    } catch (NumberFormatException e) {
      throw wrong("`" + text + "` is no tolerance. Write 0.01, or 0.5% of the old figure.");
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
