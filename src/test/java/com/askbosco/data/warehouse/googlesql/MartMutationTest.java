package com.askbosco.data.warehouse.googlesql;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.warehouse.googlesql.SqlMutants.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * {@link MartRowsTest} fails when a query gets one wrong: at least nine of ten are seen, eight of the few that are tried by
 * default. A mutant counts as caught when its rows are not the pinned ones. A mutant that GoogleSQL refuses does not count. {@code -Dbosco.mutants=0} tries all of them
 * (minutes), another number as many; the survivors are in {@code target/mutants.tsv}.
 */
class MartMutationTest {
  private static final int COUNT = Integer.getInteger("bosco.mutants", 30);
  private static final long SEED = Long.getLong("bosco.mutants.seed", 1);

  /** A small share is held to less, since a change of one mart draws other mutants. */
  private static final double CAUGHT = COUNT == 0 || COUNT >= 100 ? 0.9 : 0.8;

  @Test
  void wrongsInQueriesAreCaught() throws SQLException, IOException {
    List<String> lines = new ArrayList<>();
    int caught = 0;
    int valid = 0;
    Map<String, String> pinned = MartRows.pinned();
    MartRows rows = MartRows.shared();
    List<Mutant> mutants = new ArrayList<>();
    rows.queries().forEach((path, sql) -> mutants.addAll(SqlMutants.of(path, sql)));
    Collections.shuffle(mutants, new Random(SEED));
    for (Mutant mutant : mutants) {
      if (COUNT > 0 && valid == COUNT) {
        break;
      }
      List<List<String>> found;
      try {
        found = rows.of(mutant.path(), mutant.sql());
      } catch (BoscoException e) {
        lines.add("INVALID\t" + mutant);
        continue;
      }
      valid++;
      boolean isCaught = !MartRows.pin(mutant.path(), found).equals(pinned.get(mutant.path()));
      caught += isCaught ? 1 : 0;
      lines.add((isCaught ? "CAUGHT\t" : "SURVIVED\t") + mutant);
    }
    lines.add(0, caught + " of " + valid + " caught");
    Files.write(Path.of("target", "mutants.tsv"), lines);

    assertThat(valid).isGreaterThanOrEqualTo(30);
    assertThat((double) caught / valid)
        .as("survivors in target/mutants.tsv")
        .isGreaterThanOrEqualTo(CAUGHT);
  }
}
