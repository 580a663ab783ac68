package com.askbosco.data.cli;

import com.askbosco.data.launch.bench.BenchResult;
import com.askbosco.data.launch.bench.IngestBench;
import com.askbosco.data.launch.bench.MartsBench;
import com.askbosco.data.launch.bench.MartsResult;
import com.askbosco.data.launch.bench.ReadBench;
import com.askbosco.data.launch.bench.ReadResult;
import com.askbosco.data.launch.bench.RefineBench;
import com.askbosco.data.launch.bench.RefineResult;
import com.askbosco.data.launch.bench.StreamBench;
import com.askbosco.data.launch.bench.StreamResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco bench NAME}: measures, never tests. */
@Command(name = "bench", description = "Run a benchmark: ingest, read, refine, marts or stream.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BenchCommand implements Callable<Integer> {
  enum Name {
    INGEST,
    READ,
    REFINE,
    MARTS,
    STREAM
  }

  @Parameters(
      paramLabel = "NAME",
      description = "ingest: raw, bronze and silver staged on Beam, against a plain loop."
          + " read: a manifest into protocol messages, against airbyte-cdk and dlt."
          + " refine: raw pages into staged rows of silver."
          + " marts: queries lowered from GoogleSQL, against the same by hand."
          + " stream: events from a Kafka broker into silver, against a plain consumer, and their age at a"
          + " steady rate and in a burst.")
  private Name name;

  @Option(names = "--records", defaultValue = "1000000", description = "Default ${DEFAULT-VALUE}.")
  private long records;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "stream: how long each of the rates is held. Default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--rate",
      defaultValue = "2000",
      description =
          "stream: steady events a second; the burst is ten times as many. Default ${DEFAULT-VALUE}.")
  private long rate;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "read: a Python with airbyte-cdk and dlt, or none. Default: one is made.")
  private @Nullable String python;

  @Option(names = "--json", description = "Print one JSON object instead of a table.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Path folder =
        Home.here().bosco().resolve("bench").resolve(name.name().toLowerCase(Locale.ROOT));
    String text = switch (name) {
      case INGEST -> {
        BenchResult result = IngestBench.run(records, folder);
        yield json ? result.json() + "\n" : result.table();
      }
      case READ -> {
        ReadResult result = ReadBench.run(Home.here().root(), folder, records, python(folder));
        yield json ? result.json() + "\n" : result.table();
      }
      case REFINE -> {
        RefineResult result = RefineBench.run(records, folder);
        yield json ? result.json() + "\n" : result.table();
      }
      case MARTS -> {
        MartsResult result = MartsBench.run(records, folder);
        yield json ? result.json() + "\n" : result.table();
      }
      case STREAM -> {
        StreamResult result = StreamBench.run(
            Home.here().root().resolve("sql"),
            folder,
            new StreamBench.Load(records, rate, seconds, 10 * rate, seconds));
        yield json ? result.json() + "\n" : result.table();
      }
    };
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Optional<Path> python(Path folder) {
    if (python == null) {
      return ReadBench.python(folder);
    }
    return python.equals("none")
        ? Optional.empty()
        : Optional.of(Home.here().fromCaller(Path.of(python)));
  }
}
