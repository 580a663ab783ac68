package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.RowCheckFile;
import com.askbosco.data.spec.RowCheckSpec;
import com.askbosco.data.spec.RowCheckSpec.Severity;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The row checks of one source, compiled: those of {@code checks/*.yaml}, which hold for every source, and those of its own
 * {@code checks.yaml}, where a check of the same name stands in for the shared one. Immutable and thread-safe.
 */
public final class RowChecks {
  private static final String SCALE = "currencies.yaml";

  private final Map<String, TableSpec> canon;
  private final List<RowCheckSpec> specs;
  private final RowCheckCompiler compiler;

  private RowChecks(
      Map<String, TableSpec> canon, List<RowCheckSpec> specs, RowCheckCompiler compiler) {
    this.canon = canon;
    this.specs = specs;
    this.compiler = compiler;
  }

  private static final class Shipped {
    static final Map<String, String> TEXTS = ResourceFolder.texts("checks", ".yaml");
  }

  /** The shared checks of {@code checks/*.yaml} on the class path, by file name. */
  public static Map<String, String> shared() {
    return Shipped.TEXTS;
  }

  /**
   * Compiles the checks of a source.
   *
   * @param shared texts of the shared files by name; {@code currencies.yaml} says what a euro is worth
   * @param fileName name of the source's own file in problems
   * @param yaml its text; empty when the source has none
   * @param streams the source's streams that reach silver
   * @throws ProblemsException with everything that cannot work: unknown tables, columns, streams and lists, wrong types
   */
  public static RowChecks load(
      Map<String, String> shared,
      String fileName,
      String yaml,
      Set<String> streams,
      Map<String, TableSpec> canon,
      Reference reference) {
    Map<String, RowCheckSpec> checks = new LinkedHashMap<>();
    List<YamlFile> files = new ArrayList<>();
    YamlFile scale = YamlFile.parse("checks/" + SCALE, shared.getOrDefault(SCALE, "{}"));
    files.add(scale);
    RowCheckCompiler compiler = new RowCheckCompiler(reference, RowCheckCompiler.scale(scale));
    for (Map.Entry<String, String> text : new TreeMap<>(shared).entrySet()) {
      if (!text.getKey().equals(SCALE)) {
        YamlFile file = YamlFile.parse("checks/" + text.getKey(), text.getValue());
        files.add(file);
        for (RowCheckSpec check : RowCheckFile.read(file)) {
          if (checks.putIfAbsent(check.name(), check) != null) {
            check
                .at()
                .problem(
                    ErrorCode.CONFIG_DUPLICATE,
                    "there is another check `" + check.name() + "`",
                    "Give one of them another name.");
          }
        }
      }
    }
    checks.values().forEach(check -> compiler.verify(check, canon));
    if (!yaml.isEmpty()) {
      YamlFile own = YamlFile.parse(fileName, yaml);
      files.add(own);
      for (RowCheckSpec check : RowCheckFile.read(own)) {
        verifyOwn(check, checks.containsKey(check.name()), streams);
        compiler.verify(check, canon);
        checks.put(check.name(), check);
      }
    }
    List<Problem> problems = new ArrayList<>();
    files.forEach(file -> problems.addAll(file.problems()));
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new RowChecks(
        canon,
        checks.values().stream()
            .filter(check -> check.severity() != Severity.OFF)
            .toList(),
        compiler);
  }

  private static void verifyOwn(RowCheckSpec check, boolean known, Set<String> streams) {
    if (check.severity() == Severity.OFF && !known) {
      check
          .at()
          .problem(
              ErrorCode.CONFIG_UNKNOWN_REFERENCE,
              "there is no shared check `" + check.name() + "` to take away",
              "Remove it.");
    }
    for (String stream : check.streams()) {
      if (!streams.contains(stream)) {
        check
            .at()
            .problem(
                ErrorCode.CONFIG_UNKNOWN_REFERENCE,
                "no stream `" + stream + "` of this source reaches silver",
                "Known: " + String.join(", ", streams.stream().sorted().toList()) + ".");
      }
    }
  }

  /** The checks of the rows that a stream gives for a table, in the order of the files. */
  public List<RowCheck> of(String stream, String table) {
    TableSpec spec = canon.get(table);
    if (spec == null) {
      return List.of();
    }
    return specs.stream()
        .filter(check -> check.streams().isEmpty() || check.streams().contains(stream))
        .filter(check -> RowCheckCompiler.isFor(check, spec))
        .map(check -> compiler.compile(check, spec))
        .toList();
  }
}
