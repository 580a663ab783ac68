package com.askbosco.data.cli;

import com.askbosco.data.gcp.bigquery.BigQueryMarts;
import com.askbosco.data.gcp.bigquery.BigQuerySettings;
import com.askbosco.data.gcp.bigquery.TableAccess;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.table.AccessRules;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco tables policies}: who sees which rows and columns in BigQuery. */
@Command(
    name = "policies",
    description =
        "Print the row access policies and policy tags of BigQuery's tables, or set them in a project.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TablePoliciesCommand implements Callable<Integer> {
  @Option(
      names = "--environment",
      paramLabel = "FILE",
      required = true,
      description =
          "The environment.json that terraform apply writes into the bucket of configuration.")
  private Path environment;

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description =
          "Set them in this project, on the tables that are there. Without it they are printed.")
  private @Nullable String project;

  @Option(
      names = "--location",
      defaultValue = "EU",
      description = "Of the datasets; ${DEFAULT-VALUE}.")
  private String location;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    AccessRules rules = AccessRules.parse(Files.readString(Home.here().fromCaller(environment)));
    Collection<TableSpec> canon = Canon.load().values();
    Map<String, TableLayout> tables = TableAccess.tables(
        canon, BigQueryMarts.packaged(ControlTables.with(canon)).catalog());
    PrintWriter out = spec.commandLine().getOut();
    if (project != null) {
      TableAccess.of(BigQuerySettings.of(project, location))
          .apply(rules, canon, tables)
          .forEach(out::println);
    } else {
      rules.statements(tables).forEach(statement -> out.println(statement + ";\n"));
      Map<String, Map<String, String>> personal = new TreeMap<>(rules.tags(canon));
      personal.putAll(rules.payloads(List.of("bronze.*", ControlTables.QUARANTINE.fullName())));
      personal.forEach((table, tags) -> tags.forEach((column, tag) ->
          out.println("-- not SQL: policy tag of " + table + "." + column + ": " + tag)));
    }
    out.flush();
    return 0;
  }
}
