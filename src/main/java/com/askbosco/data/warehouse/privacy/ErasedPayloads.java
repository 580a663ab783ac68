package com.askbosco.data.warehouse.privacy;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.Dialect;
import com.askbosco.data.warehouse.commit.SqlSession;
import com.askbosco.data.warehouse.commit.TableSetup;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes records out of bronze and the dead letters, or the person out of them. They are found by their place in raw, not by reading payloads. */
final class ErasedPayloads {
  private static final String SAME =
      "e.raw_file = t.raw_file AND e.raw_offset = t.raw_offset AND (e.run_id = '' OR e.run_id = t.run_id)";

  private final SqlSession sql;
  private final Dialect dialect;

  ErasedPayloads(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
  }

  /** Does it; returns how many rows changed, by table. */
  Map<String, Long> apply(Erasure erasure) {
    Map<String, Long> rows = new TreeMap<>();
    if (erasure.records().isEmpty()) {
      return rows;
    }
    sql.temporary(
        new TableLayout(
            "temp",
            "erase_record",
            List.of(
                new TableLayout.Field("raw_file", Type.STRING),
                new TableLayout.Field("raw_offset", Type.INT64),
                new TableLayout.Field("payload", Type.JSON),
                new TableLayout.Field("tree", Type.JSON),
                new TableLayout.Field("run_id", Type.STRING)),
            List.of(),
            Optional.empty(),
            List.of()),
        erasure.records().stream()
            .distinct()
            .map(each -> java.util.Arrays.<@Nullable Object>asList(
                each.rawFile(), each.rawOffset(), each.payload(), each.tree(), each.runId()))
            .toList());
    for (String source :
        new TreeSet<>(erasure.records().stream().map(ErasedRecord::source).toList())) {
      TableLayout bronze = TableLayout.bronze(source);
      if (!new TableSetup(sql, dialect).columns(bronze).isEmpty()) {
        count(rows, bronze, change(bronze, erasure, "payload", ""));
      }
    }
    TableLayout letters = ControlTables.QUARANTINE;
    count(
        rows,
        letters,
        change(letters, erasure, "tree", " AND t.stage = 'silver'")
            + change(letters, erasure, "payload", " AND t.stage <> 'silver'"));
    sql.run("DROP TABLE erase_record");
    return rows;
  }

  private static void count(Map<String, Long> rows, TableLayout table, long changed) {
    if (changed > 0) {
      rows.put(table.fullName(), changed);
    }
  }

  private long change(TableLayout table, Erasure erasure, String from, String only) {
    String target = dialect.table(table);
    String scope = "t.client_id = " + dialect.literal(erasure.clientId()) + only;
    long removed = sql.execute("DELETE FROM " + target + " AS t WHERE " + scope
        + " AND EXISTS (SELECT 1 FROM erase_record e WHERE " + SAME + " AND e.payload IS NULL)");
    long cleared = sql.execute("UPDATE " + target + " AS t SET payload = e." + from
        + " FROM erase_record e WHERE " + scope + " AND e.payload IS NOT NULL AND " + SAME + " AND "
        + dialect.text("t.payload") + " <> " + dialect.text("e." + from));
    return removed + cleared;
  }
}
