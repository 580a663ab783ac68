package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.Warehouse;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a commit can bring (drift, vanished fields, dead letters and their replay, restatements, histories, counts of checks, counts
 * of suppressed records), into BigQuery's stand-in: the same rows as in the local warehouse, in every table.
 */
class EveryCommitInBigQueryTest {
  @TempDir
  Path folder;

  @Test
  void every_table_holds_what_the_local_warehouse_holds() {
    Collection<TableSpec> canon = StruckCommitTest.CANON;
    Workspace workspace = Workspace.open(folder.resolve("work"));
    try (LocalWarehouse local = LocalWarehouse.open(workspace, canon, Path.of("sql"));
        BigQueryPlace place = new BigQueryPlace(folder.resolve("lowered"));
        BigQueryWarehouse cloud = place.open(canon, Path.of("sql"))) {
      commits(local);
      commits(cloud);

      assertThat(rows(place.session(), canon)).isEqualTo(rows(local.session(), canon));
      assertThat(cloud.watermarks()).isNotEmpty().isEqualTo(local.watermarks());
      assertThat(place
              .session()
              .rows("SELECT SUM(records) FROM ops.ctl_suppression")
              .toString())
          .isEqualTo("[[4]]");
      assertThat(place
              .session()
              .rows("SELECT outcome FROM ops.ctl_replay ORDER BY 1")
              .toString())
          .isEqualTo("[[MENDED], [SUPERSEDED]]");
    }
  }

  private void commits(Warehouse warehouse) {
    warehouse.commit(StruckCommitTest.first(folder));
    warehouse.commit(StruckCommitTest.second(folder));
    assertThat(warehouse.deadLetters(DeadLetterFilter.all())).hasSize(2);
    assertThat(warehouse
            .replay(StruckCommitTest.again(folder), Set.of(StruckCommitTest.DAY2.id()))
            .mended())
        .isEqualTo(1);
    warehouse.commit(new StagedRunBuilder(folder, "r3")
        .at("2026-03-07T06:00:00Z")
        .complete(StruckCommitTest.DAY2)
        .noticed("suppressed", StruckCommitTest.DAY2, "records", 4)
        .build());
  }

  private static Map<String, List<String>> rows(SqlSession session, Collection<TableSpec> canon) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (TableLayout table : ControlTables.with(canon)) {
      // Each warehouse makes its own digests.
      String columns = table.columns().stream()
          .filter(column -> !column.equals("digest") && !column.equals("_row_hash"))
          .map(column -> "\"" + column + "\"")
          .collect(Collectors.joining(", "));
      rows.put(
          table.fullName(),
          session.rows("SELECT " + columns + " FROM " + table.fullName() + " ORDER BY ALL").stream()
              .map(Object::toString)
              .toList());
    }
    return rows;
  }
}
