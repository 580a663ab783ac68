package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zetasql.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every scalar function of GoogleSQL's catalog, called with values at the edges of its types: DuckDB gives what the reference
 * evaluator gives, or the lowering refuses the call. {@code -Dbosco.fuzz=40} tries more calls of each signature and
 * {@code -Dbosco.fuzz.seed=5} others; {@code target/function-fuzz.tsv} lists what came of each function.
 */
class FunctionFuzzTest {
  private static final int PER_SIGNATURE = Integer.getInteger("bosco.fuzz", 1);
  private static final long SEED = Long.getLong("bosco.fuzz.seed", 1);

  @Test
  void everyFunctionAgreesWithGoogleSqlOrIsRefused() throws SQLException, IOException {
    ReferenceEvaluator reference = new ReferenceEvaluator();
    List<String> lines = new ArrayList<>();
    List<String> different = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
      DuckRuntime.install(duck);
      Judge judge = new Judge(reference, new GoogleSql(List.of()), duck);
      for (Function function : functions()) {
        Map<Judge.Verdict, Integer> counts = new EnumMap<>(Judge.Verdict.class);
        for (String call : FuzzCalls.of(function, PER_SIGNATURE, SEED)) {
          Judge.Finding finding = judge.judge("SELECT " + call + " AS x");
          counts.merge(finding.verdict(), 1, Integer::sum);
          if (finding.verdict() == Judge.Verdict.DIFFERENT) {
            different.add(call + ": " + finding.detail());
          }
        }
        lines.add(function.getFullName(false) + "\t" + counts);
      }
    }
    Files.write(Path.of("target", "function-fuzz.tsv"), lines);

    assertThat(different).isEmpty();
    assertThat(lines).hasSizeGreaterThan(250);
  }

  /** Without geography, which BigQuery has and no mart of ours needs, and without the clock, which is another at each call. */
  private static List<Function> functions() {
    return AnalyzerSession.newCatalog("functions").getFunctionList().stream()
        .filter(Function::isScalar)
        .filter(function -> !function.getName().startsWith("st_"))
        .filter(function -> !function.getName().startsWith("current_"))
        .sorted(Comparator.comparing(function -> function.getFullName(false)))
        .toList();
  }
}
