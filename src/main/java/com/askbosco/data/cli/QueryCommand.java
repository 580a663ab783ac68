package com.askbosco.data.cli;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.ResultTable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco query}: one GoogleSQL SELECT over the published snapshot. */
@Command(
    name = "query",
    description = "Run one GoogleSQL SELECT over bronze, silver, gold and ops.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class QueryCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "SQL",
      description = "The query, such as \"SELECT * FROM gold.mart_blended_daily\".")
  private String sql;

  @Option(names = "--format", defaultValue = "table", description = "table, csv or json.")
  private ResultFormat format;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Workspace place = Home.here().existing(workspace);
    ResultTable result;
    try (QueryEngine engine = Local.queries(place)) {
      result = engine.query(sql);
    }
    spec.commandLine().getOut().print(format.of(result));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
