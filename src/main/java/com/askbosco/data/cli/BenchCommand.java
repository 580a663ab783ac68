package com.askbosco.data.cli;

import com.askbosco.data.launch.bench.BenchResult;
import com.askbosco.data.launch.bench.IngestBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco bench NAME}: measures, never tests. */
@Command(name = "bench", description = "Run a benchmark: ingest.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BenchCommand implements Callable<Integer> {
  enum Name {
    INGEST
  }

  @Parameters(
      paramLabel = "NAME",
      description = "ingest: raw, bronze and silver staged on Beam, against a plain loop.")
  private Name name;

  @Option(names = "--records", defaultValue = "1000000", description = "Default ${DEFAULT-VALUE}.")
  private long records;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    BenchResult result = switch (name) {
      case INGEST -> IngestBench.run(records, Home.here().bosco().resolve("bench/ingest"));
    };
    spec.commandLine().getOut().print(json ? result.json() + "\n" : result.table());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
