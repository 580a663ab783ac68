package com.askbosco.data.cli;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.metric.ClientMetricQuery;
import com.askbosco.data.warehouse.metric.Generated;
import com.askbosco.data.warehouse.metric.MetricRequest;
import com.askbosco.data.warehouse.metric.MetricRequest.Period;
import com.askbosco.data.warehouse.metric.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco metrics}: what the metrics are, figures by them, and the files made from them. */
@Command(
    name = "metrics",
    description = "List metrics, ask for figures by them, make the files that come from them.",
    subcommands = {
      MetricsCommand.ListAll.class,
      MetricsCommand.Query.class,
      MetricsCommand.Generate.class
    })
final class MetricsCommand {

  @Command(name = "list", description = "Every metric with its unit and meaning.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class ListAll implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      for (MetricSpec metric : Metrics.read(Home.here().root()).all()) {
        out.printf(
            "%-22s %-8s %s%n",
            metric.id(),
            metric.unit().name().toLowerCase(java.util.Locale.ROOT),
            metric.description());
      }
      out.flush();
      return 0;
    }
  }

  @Command(
      name = "query",
      description =
          "Figures of the published snapshot, such as: metrics query spend roas --by channel_group")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Query implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "METRIC", description = "See `metrics list`.")
    private List<String> metrics;

    @Option(
        names = "--by",
        split = ",",
        paramLabel = "COLUMN",
        description = "Group by these, such as client_id,channel_group.")
    private List<String> by = List.of();

    @Option(
        names = "--client",
        paramLabel = "CLIENT",
        description =
            "The metrics of this client's file: its KPI as `kpi`, those with a target, its own.")
    private @Nullable String client;

    @Option(names = "--period", description = "day, week or month.")
    private @Nullable Period period;

    @Option(names = "--from", paramLabel = "DAY", description = "First day.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
    private @Nullable LocalDate to;

    @Option(
        names = "--where",
        paramLabel = "COLUMN=VALUE[|VALUE]",
        description = "Only rows with these values; may be repeated.")
    private Map<String, String> where = Map.of();

    @Option(names = "--format", defaultValue = "table", description = "table, csv or json.")
    private ResultFormat format;

    @Option(names = "--sql", description = "Print the query instead of its answer.")
    private boolean sqlOnly;

    @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
    private @Nullable String workspace;

    @Spec
    private CommandSpec spec;

    private String shared(Map<String, List<String>> values) {
      Metrics known = Metrics.read(Home.here().root());
      String sql = known.query(new MetricRequest(
          metrics,
          by,
          Optional.ofNullable(period),
          Optional.ofNullable(from),
          Optional.ofNullable(to),
          values));
      if (!by.contains("source_system")
          && values.getOrDefault("source_system", List.of()).size() != 1) {
        notes(known);
      }
      return sql;
    }

    private String ofClient(String id) {
      if (!by.isEmpty() || !where.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(),
            "--client knows figures of the whole client, without --by and --where.");
      }
      return new ClientMetricQuery(
              id,
              metrics,
              Optional.ofNullable(period),
              Optional.ofNullable(from),
              Optional.ofNullable(to))
          .sql();
    }

    @Override
    public Integer call() {
      Map<String, List<String>> values = new LinkedHashMap<>();
      where.forEach((column, list) -> values.put(column, List.of(list.split("\\|"))));
      String sql = client == null ? shared(values) : ofClient(client);
      PrintWriter out = spec.commandLine().getOut();
      if (sqlOnly) {
        out.print(sql);
      } else {
        Workspace place = Home.here().existing(workspace);
        try (QueryEngine engine = Local.queries(place)) {
          out.print(format.of(engine.query(sql)));
        } catch (BoscoException e) {
          if (client != null || e.code() != ErrorCode.SQL_INVALID) {
            throw e;
          }
          throw new BoscoException(
              e.code(),
              e.getMessage() + " The query is made of "
                  + metrics.stream()
                      .map(id -> "metrics/" + id + ".yaml")
                      .collect(Collectors.joining(", "))
                  + "; --sql prints it.",
              e);
        }
      }
      out.flush();
      return 0;
    }

    /** What has to be said of figures that are added up over platforms. */
    private void notes(Metrics known) {
      for (String id : metrics) {
        for (String note : known.notes(known.metric(id))) {
          spec.commandLine().getErr().println("Note on " + id + ": " + note);
        }
      }
      spec.commandLine().getErr().flush();
    }
  }

  @Command(
      name = "generate",
      description = "Make sql/views, looker, metrics/vocabulary.json and docs/metrics.md anew.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Generate implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      Path root = Home.here().root();
      for (Map.Entry<String, String> file : Generated.files(Metrics.read(root)).entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
          Files.writeString(path, file.getValue());
          spec.commandLine().getOut().println(file.getKey());
        }
      }
      return 0;
    }
  }
}
