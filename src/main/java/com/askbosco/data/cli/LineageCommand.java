package com.askbosco.data.cli;

import com.askbosco.data.local.LocalLineage;
import com.askbosco.data.warehouse.lineage.Lineage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco lineage}: what a column or a metric is made of, or what would break if it were renamed. */
@Command(
    name = "lineage",
    description = "The way of a column or metric back to the fields of the sources.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LineageCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NODE",
      description =
          "Such as gold.mart_channel_daily.spend_rc, metric.roas or silver.fct_order.gross_sales.")
  private String node;

  @Option(names = "--down", description = "What depends on it instead: columns, marts, metrics.")
  private boolean down;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Home home = Home.here();
    Lineage lineage =
        LocalLineage.of(home.root(), home.root().resolve(".bosco/lowered")).columns();
    spec.commandLine().getOut().print(lineage.text(node, down));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
