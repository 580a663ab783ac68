package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TablePlaces;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.commit.Commit;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import com.askbosco.data.warehouse.migrate.Migrations;
import com.askbosco.data.warehouse.table.TableStep;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that dies. */
class KilledMigrationTest {
  @TempDir
  Path folder;

  private Workspace workspace() {
    return Workspace.open(folder.resolve("work"));
  }

  /** Killed before each of its statements, and run again: always the same, and never anything between. */
  @Test
  void aKilledMigrationRunAgainGivesTheSame() throws SQLException {
    Slice day = slice("google-ads", "things", "1", "2026-03-01");
    try (LocalWarehouse first = LocalWarehouse.open(
        workspace(),
        MigrationTest.canon(MigrationTest.FIRST, MigrationTest.ENTITY),
        Path.of("sql"))) {
      first.commit(new StagedRunBuilder(folder, "r1")
          .complete(day)
          .text("fct_x", day, "report_date=2026-03-01; thing=g1; status=on; spend=1.5; clicks=3")
          .text("fct_x", day, "report_date=2026-03-01; thing=m1; clicks=4")
          .build());
    }
    int killed = 0;
    for (int at = 0; ; at++) {
      try (Connection connection =
          DuckDbFile.open(workspace().database(), false, workspace().temp())) {
        connection.setAutoCommit(false);
        DuckRuntime.install(connection);
        DuckDbSession session = new DuckDbSession(connection);
        try {
          migrate(new DyingSession(session, at));
          connection.commit();
          break;
        } catch (DyingSession.Killed e) {
          killed++;
          connection.rollback();
        }
        assertThat(session.rows("SELECT COUNT(*) FROM silver.fct_x").toString()).isEqualTo("[[2]]");
        assertThat(session.rows("SELECT MAX(version) FROM ops.ctl_table").toString())
            .isEqualTo("[[1]]");
      }
    }
    assertThat(killed).isGreaterThan(5);
    try (LocalWarehouse warehouse = LocalWarehouse.open(
        workspace(),
        MigrationTest.canon(MigrationTest.SECOND, MigrationTest.ENTITY),
        Path.of("sql"))) {
      assertThat(warehouse
              .session()
              .rows("SELECT thing, network, state, clicks FROM silver.fct_x ORDER BY 1")
              .toString())
          .isEqualTo("[[g1, SEARCH, ON, 3], [m1, (not set), UNKNOWN, 4]]");
    }
  }

  private void migrate(SqlSession session) {
    List<TableSpec> canon = MigrationTest.canon(MigrationTest.SECOND, MigrationTest.ENTITY);
    Migrations migrations = new Migrations(
        session,
        new DuckDbDialect(),
        new Lowering(workspace()),
        canon,
        () -> new TablePlaces(Map.of()));
    List<String> steps = new ArrayList<>();
    migrations.apply().forEach(step -> steps.add(step.getClass().getSimpleName()));
    assertThat(steps).containsExactly(TableStep.NewVersion.class.getSimpleName());
    new Commit(session, new DuckDbDialect(), canon).prepare();
  }
}
