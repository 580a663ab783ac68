package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartBuilder;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.metric.Metrics;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds in a warehouse that writes each mart by itself, as BigQuery does: one that dies between two is finished by the next. */
class StruckBuildTest {
  @TempDir
  private Path folder;

  private LocalWarehouse open(String name) {
    return LocalWarehouse.open(
        GoldFixture.workspace(folder.resolve(name)), GoldFixture.CANON, GoldFixture.SQL);
  }

  @Test
  void aBuildThatDiesBetweenTwoMartsIsFinishedByTheNextProcess() throws IOException {
    try (LocalWarehouse warehouse = open("before")) {
      warehouse.commit(GoldFixture.first(folder));
      warehouse.buildMarts();
      warehouse.commit(GoldFixture.restated(folder));
    }
    for (int marts : List.of(1, 2, 5)) {
      assertThat(dies(marts)).as("more than %s marts are written", marts).isTrue();
    }
  }

  /** Whether a build that may write so many marts dies; whatever it left behind, the next one brings every mart up to date. */
  private boolean dies(int marts) throws IOException {
    String name = "after-" + marts;
    copy(folder.resolve("before"), folder.resolve(name));
    boolean died;
    try (LocalWarehouse warehouse = open(name)) {
      List<TableLayout> tables = ControlTables.with(GoldFixture.CANON);
      MartCatalog catalog = new MartCatalog(
          Gold.read(GoldFixture.SQL),
          tables,
          new Lowering(GoldFixture.workspace(folder.resolve(name)).cache()),
          Metrics.read(Path.of("."))::needing);
      died = struck(
          new MartBuilder(new Stopping(warehouse.session(), marts), new DuckDbDialect(), catalog));
    }
    try (LocalWarehouse warehouse = open(name)) {
      warehouse.buildMarts();
      assertThat(warehouse.rebuildMarts().marts())
          .as("after " + marts + " marts")
          .allSatisfy(mart -> assertThat(mart.changed()).as(mart.mart()).isZero());
    }
    return died;
  }

  private static boolean struck(MartBuilder builder) {
    try {
      builder.build(false);
      return false;
    } catch (DyingSession.Killed e) {
      return true;
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Lets so many of the writes that belong together through. Nothing holds them together: none is interrupted here. */
  private record Stopping(SqlSession session, int[] left) implements SqlSession {
    Stopping(SqlSession session, int writes) {
      this(session, new int[] {writes});
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
      if (left[0] == 0) {
        throw new DyingSession.Killed("a mart");
      }
      left[0]--;
      return work.get();
    }

    @Override
    public long execute(String sql) {
      return session.execute(sql);
    }

    @Override
    public List<List<@Nullable Object>> rows(String sql) {
      return session.rows(sql);
    }

    @Override
    public void each(String sql, Consumer<List<@Nullable Object>> row) {
      session.each(sql, row);
    }

    @Override
    public void temporary(TableLayout layout, List<List<@Nullable Object>> rows) {
      session.temporary(layout, rows);
    }
  }
}
