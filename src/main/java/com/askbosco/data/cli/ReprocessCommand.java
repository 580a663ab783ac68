package com.askbosco.data.cli;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.rules.Canon;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco reprocess}: days that events came to later than their stream allows, computed again. */
@Command(
    name = "reprocess",
    description = {
      "Compute days again that events came to later than their stream's lateness allows",
      "(ops.ctl_reprocess): live marts anew from silver, then the marts of those days."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReprocessCommand implements Callable<Integer> {
  @Option(names = "--list", description = "Show what asks for it, and do nothing.")
  private boolean list;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Home home = Home.here();
    Workspace place = home.existing(workspace);
    PrintWriter out = spec.commandLine().getOut();
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(place, Canon.load().values(), home.root().resolve("sql"))) {
      List<String> asked = list ? warehouse.askedAgain() : warehouse.reprocess(Instant.now());
      asked.forEach(out::println);
      if (asked.isEmpty()) {
        out.println("No day asks to be computed again.");
      } else if (!list) {
        warehouse.buildMarts();
        out.println("Published as " + warehouse.publish().snapshot() + ".");
      }
      out.flush();
      return 0;
    }
  }
}
