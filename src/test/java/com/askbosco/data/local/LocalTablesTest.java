package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.TableSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans say what opening would do, and do nothing. */
class LocalTablesTest {
  private static final List<TableSpec> FIRST =
      MigrationTest.canon(MigrationTest.FIRST, MigrationTest.ENTITY);
  private static final List<TableSpec> SECOND =
      MigrationTest.canon(MigrationTest.SECOND, MigrationTest.ENTITY);

  @TempDir
  Path folder;

  private Workspace workspace() {
    return Workspace.open(folder.resolve("work"));
  }

  private void open(List<TableSpec> canon) {
    LocalWarehouse.open(workspace(), canon, Path.of("sql")).close();
  }

  private static List<String> beginnings(List<String> plan) {
    return plan.stream()
        .map(sql -> String.join(
            " ", List.of(sql.replace("IF NOT EXISTS ", "").split(" ", -1)).subList(0, 3)))
        .toList();
  }

  @Test
  void aWorkspaceWithoutAWarehouseGetsEveryTable() {
    assertThat(beginnings(LocalTables.plan(workspace(), FIRST)))
        .contains("CREATE TABLE \"ops\".\"ctl_run\"", "CREATE TABLE \"silver\".\"fct_x\"");
    open(FIRST);
    assertThat(LocalTables.plan(workspace(), FIRST)).isEmpty();
  }

  @Test
  void aNewVersionIsToldStatementByStatementAndNothingIsChanged() {
    open(FIRST);
    assertThat(beginnings(LocalTables.plan(workspace(), SECOND)))
        .containsExactly(
            "ALTER TABLE \"silver\".\"fct_x\"",
            "CREATE TABLE \"silver\".\"fct_x__v2\"",
            "INSERT INTO \"silver\".\"fct_x__v2\"",
            "CREATE OR REPLACE",
            "INSERT INTO \"ops\".\"ctl_stale\"",
            "UPDATE \"ops\".\"ctl_table\" SET",
            "INSERT INTO \"ops\".\"ctl_table\"");
    assertThat(LocalTables.plan(workspace(), FIRST)).isEmpty();
    open(SECOND);
    assertThat(LocalTables.plan(workspace(), SECOND)).isEmpty();
  }

  @Test
  void anEditWithoutANewVersionIsRefused() {
    open(FIRST);
    List<TableSpec> edited = MigrationTest.canon(
        MigrationTest.FIRST.replace("clicks: {type: INT64", "clicks: {type: NUMERIC"),
        MigrationTest.ENTITY);
    assertThatThrownBy(() -> LocalTables.plan(workspace(), edited))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("`clicks` was INT64, now NUMERIC");
  }
}
