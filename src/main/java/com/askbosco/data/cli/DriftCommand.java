package com.askbosco.data.cli;

import com.askbosco.data.local.LocalLineage;
import com.askbosco.data.rules.contract.Contract;
import com.askbosco.data.rules.contract.DriftKind;
import com.askbosco.data.serve.DriftReport;
import com.askbosco.data.serve.DriftReport.Line;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.lineage.Lineage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bosco drift}: what the sources changed, since when, whom it concerns and what to do. */
@Command(
    name = "drift",
    description = {
      "What records have beyond or against their contracts.",
      "Exit status: 4 when some of it costs records or figures and goes on, 5 with --strict when any goes on, else 0."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class DriftCommand implements java.util.concurrent.Callable<Integer> {
  private static final int COSTS = 4;
  private static final int WARNS = 5;
  private static final int SHOWN = 6;

  @Option(names = "--source", paramLabel = "NAME", description = "One connector alone.")
  private @Nullable String source;

  @Option(names = "--all", description = "What is over or mended, too.")
  private boolean all;

  @Option(names = "--strict", description = "New fields and values matter, too: status 5.")
  private boolean strict;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--connectors",
      paramLabel = "DIR",
      description = "Folder of the connectors. Default: the product's own.")
  private @Nullable Path connectors;

  @Option(names = "--workspace", paramLabel = "NAME", description = "Default: the one used last.")
  private @Nullable String workspace;

  @Spec
  private CommandSpec spec;

  /** A difference, with what can be said about it here. */
  private record Finding(Line line, boolean isMended, Set<String> readers) {
    boolean isOpen() {
      return line.isOpen() && !isMended;
    }

    String state() {
      return isMended ? "mended" : line.isOpen() ? "open" : "over";
    }
  }

  @Override
  public Integer call() {
    Home home = Home.here();
    List<Line> lines;
    try (QueryEngine engine = Local.queries(home.existing(workspace))) {
      lines = DriftReport.read(engine).stream()
          .filter(line -> source == null || source.equals(line.source()))
          .toList();
    }
    Lineage lineage = lines.isEmpty()
        ? null
        : LocalLineage.of(home.root(), home.root().resolve(".bosco/lowered")).columns();
    List<Finding> found = lines.stream()
        .map(line -> new Finding(line, isMended(home, line), readers(lineage, line)))
        .filter(finding -> all || finding.isOpen())
        .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(found).toPrettyString());
    } else {
      print(found, out);
    }
    out.flush();
    return status(found);
  }

  private int status(List<Finding> found) {
    List<Finding> open = found.stream().filter(Finding::isOpen).toList();
    if (open.stream().anyMatch(each -> each.line().costs())) {
      return COSTS;
    }
    return strict && !open.isEmpty() ? WARNS : 0;
  }

  /** Whether the contract in force knows what the one before did not. */
  private boolean isMended(Home home, Line line) {
    Optional<Contract> contract =
        ConnectorFolder.list(ConnectorFolder.all(home, Optional.ofNullable(connectors))).stream()
            .filter(folder -> folder.name().equals(line.source()))
            .findFirst()
            .flatMap(folder -> folder.contracts().latest(line.stream()));
    boolean newer =
        contract.filter(each -> !line.contract().startsWith(each.label() + "+")).isPresent();
    return line.kind() == DriftKind.NEW_FIELD
        ? contract.filter(each -> each.knows(line.field())).isPresent()
        : newer;
  }

  private static Set<String> readers(@Nullable Lineage lineage, Line line) {
    Set<String> readers = new TreeSet<>();
    if (lineage == null) {
      return readers;
    }
    String stream = line.source() + "." + line.stream() + ":";
    for (String node : lineage.nodes()) {
      for (String parent : lineage.parents(node)) {
        String field = parent.startsWith(stream)
            ? parent.substring(stream.length()).replace("item.", "").replace("joined.", "")
            : "";
        if (field.equals(line.field())
            || field.startsWith(line.field() + ".")
            || field.startsWith(line.field() + "[")) {
          readers.add(node);
          readers.addAll(lineage.all(node, true));
        }
      }
    }
    return readers;
  }

  private static List<String> tables(Finding finding) {
    return finding.readers().stream()
        .filter(node -> node.startsWith("gold.") || node.startsWith("silver."))
        .map(node -> node.substring(0, node.indexOf('.', node.indexOf('.') + 1)))
        .distinct()
        .toList();
  }

  private static void print(List<Finding> found, PrintWriter out) {
    if (found.isEmpty()) {
      out.println("No drift: records are what their contracts say.");
      return;
    }
    for (Finding finding : found) {
      Line line = finding.line();
      out.printf(
          "%s %s %s: `%s`%s%n",
          finding.state(),
          line.source(),
          line.stream(),
          line.field(),
          " " + line.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
      out.printf(
          "  %s%s; %s, %d records in the last run, %d in all%n",
          line.expected().isEmpty() ? "" : "promised " + line.expected() + ", ",
          "found " + line.found(),
          line.rejects() ? "in the dead letters" : "kept",
          line.lastRecords(),
          line.records());
      out.printf(
          "  first seen %s, last %s, contract %s%n",
          line.firstSeen(), line.lastSeen(), line.contract());
      out.println("  accounts: " + some(line.accounts()));
      List<String> tables = tables(finding);
      out.println("  read by: " + (tables.isEmpty() ? "nothing" : some(tables)));
      out.println("  to do: " + DriftAdvice.of(line, tables.isEmpty()));
    }
  }

  private static String some(List<String> all) {
    return String.join(", ", all.subList(0, Math.min(SHOWN, all.size())))
        + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
  }

  private static ArrayNode json(List<Finding> found) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Finding finding : found) {
      Line line = finding.line();
      ObjectNode json = all.addObject();
      json.put("state", finding.state());
      json.put("source", line.source());
      json.put("stream", line.stream());
      json.put("field", line.field());
      json.put("kind", line.kind().name());
      json.put("expected_type", line.expected());
      json.put("sample_type", line.found());
      json.put("is_rejected", line.rejects());
      json.put("costs", line.costs());
      json.put("contract_version", line.contract());
      json.put("first_seen", line.firstSeen().toString());
      json.put("last_seen", line.lastSeen().toString());
      json.put("records", line.records());
      json.put("last_records", line.lastRecords());
      line.accounts().forEach(json.putArray("accounts")::add);
      finding.readers().forEach(json.putArray("read_by")::add);
      json.put("to_do", DriftAdvice.of(line, finding.readers().isEmpty()));
    }
    return all;
  }
}
