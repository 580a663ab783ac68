package com.askbosco.data.cli;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.operations.cost.CostFiles;
import com.askbosco.data.operations.cost.CostFiles.Coefficient;
import com.askbosco.data.operations.cost.CostFiles.Prices;
import com.askbosco.data.operations.cost.Estimate;
import com.askbosco.data.operations.cost.EstimateText;
import com.askbosco.data.operations.cost.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bosco cost}: what an agency costs a month on Google Cloud, and what a client leaves. */
@Command(
    name = "cost",
    description = {
      "What the platform costs a month on Google Cloud by service, and what is left of a client's price.",
      "Prices, coefficients and scenarios are data (src/main/resources/cost); options change one scenario."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CostCommand implements Callable<Integer> {
  @Option(
      names = "--scenario",
      split = ",",
      paramLabel = "NAME",
      description = "Scenarios to compute. Default: all; agency where another option changes it.")
  private List<String> names = List.of();

  @Option(names = "--clients", paramLabel = "N", description = "Clients.")
  private @Nullable Integer clients;

  @Option(names = "--sources", paramLabel = "N", description = "Sources of a client.")
  private @Nullable Integer sources;

  @Option(
      names = "--gb",
      paramLabel = "N",
      description = "Gigabytes a month that vendors answer for new days, of all clients.")
  private @Nullable BigDecimal gb;

  @Option(names = "--calls", paramLabel = "N", description = "Requests to vendors a day.")
  private @Nullable BigDecimal calls;

  @Option(names = "--runs", paramLabel = "N", description = "Ingest jobs a day.")
  private @Nullable Integer runs;

  @Option(
      names = "--streaming-workers",
      paramLabel = "N",
      description = "Workers of a streaming job that runs all day; 0 for none.")
  private @Nullable Integer streamingWorkers;

  @Option(names = "--price", paramLabel = "USD", description = "What a client pays a month.")
  private @Nullable BigDecimal price;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "Another price list; copy src/main/resources/cost/prices.yaml.")
  private @Nullable Path prices;

  @Option(names = "--all", description = "List every item.")
  private boolean all;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    Prices list = prices == null
        ? CostFiles.prices("prices.yaml", CostFiles.shipped("prices.yaml"))
        : CostFiles.prices(prices.toString(), read(Home.here().fromCaller(prices)));
    Map<String, Coefficient> model =
        CostFiles.coefficients("model.yaml", CostFiles.shipped("model.yaml"));
    List<Estimate> estimates =
        scenarios().stream().map(each -> Estimate.of(each, list, model)).toList();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json
            ? EstimateText.json(estimates, list).toPrettyString() + "\n"
            : EstimateText.text(estimates, list, model, all));
    out.flush();
    return 0;
  }

  private List<Scenario> scenarios() {
    Map<String, Scenario> known =
        CostFiles.scenarios("scenarios.yaml", CostFiles.shipped("scenarios.yaml"));
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw wrong("There is no scenario `" + name + "`; there are " + known.keySet() + ".");
      }
    }
    boolean changed = clients != null
        || sources != null
        || gb != null
        || calls != null
        || runs != null
        || streamingWorkers != null
        || price != null;
    if (!changed) {
      return known.values().stream()
          .filter(each -> names.isEmpty() || names.contains(each.name()))
          .toList();
    }
    if (names.size() > 1) {
      throw wrong("Change one --scenario at a time.");
    }
    String name = names.isEmpty() ? "agency" : names.get(0);
    Scenario base = Objects.requireNonNull(known.get(name));
    return List.of(changed(base));
  }

  /** The scenario with what was said; what was not said grows with the clients and their sources. */
  private Scenario changed(Scenario base) {
    int count = at("--clients", clients, base.clients());
    int each = at("--sources", sources, base.sources());
    BigDecimal grown = BigDecimal.valueOf((long) count * each)
        .divide(
            BigDecimal.valueOf((long) base.clients() * base.sources()),
            java.math.MathContext.DECIMAL64);
    return new Scenario(
        base.name() + "*",
        count,
        each,
        at("--gb", gb, base.gbPerMonth().multiply(grown)),
        at("--calls", calls, base.callsPerDay().multiply(grown)),
        at("--runs", runs, base.runsPerDay()),
        base.workers(),
        streamingWorkers(base),
        at("--price", price, base.pricePerClient()),
        base.peakFactor(),
        base.peakDays());
  }

  private int streamingWorkers(Scenario base) {
    Integer said = streamingWorkers;
    if (said != null && (said < 0 || said > 1_000)) {
      throw wrong("--streaming-workers " + said + ": write 0 to 1000.");
    }
    return said != null ? said : base.streamingWorkers();
  }

  private int at(String option, @Nullable Integer said, int otherwise) {
    if (said != null && (said < 1 || said > 1_000_000)) {
      throw wrong(option + " " + said + ": write 1 to 1000000.");
    }
    return said != null ? said : otherwise;
  }

  private BigDecimal at(String option, @Nullable BigDecimal said, BigDecimal otherwise) {
    if (said != null && said.signum() < 0) {
      throw wrong(option + " " + said + ": write 0 or more.");
    }
    return said != null ? said : otherwise;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BoscoException(ErrorCode.USAGE, "Cannot read " + file + ": " + e, e);
    }
  }

  private ParameterException wrong(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
