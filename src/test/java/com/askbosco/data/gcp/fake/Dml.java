package com.askbosco.data.gcp.fake;

import com.askbosco.data.warehouse.googlesql.DmlLowering;
import com.askbosco.data.warehouse.googlesql.StatementAnalyzer.Analyzed;
import com.google.zetasql.resolvedast.ResolvedMergeWhenEnums.ActionType;
import com.google.zetasql.resolvedast.ResolvedMergeWhenEnums.MatchType;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTruncateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Statements that change rows. Each takes effect as a whole or not at all; what it reads is as it was before. */
final class Dml {
  private static final String MANY =
      "UPDATE/MERGE must match at most one source row for each target row";

  private final Session session;
  private final Names names;
  private final Transactions transactions;

  Dml(Session session, Names names, Transactions transactions) {
    this.session = session;
    this.names = names;
    this.transactions = transactions;
  }

  Outcome insert(Analyzed analyzed, ResolvedInsertStmt insert) {
    Table table = target(insert.getTableScan(), "INSERT");
    transactions.append(session, table);
    String rows = new DmlLowering(analyzed.whole(), insert).rows(insert);
    List<String> columns = DmlLowering.names(insert.getInsertColumnList());
    long[] count = new long[1];
    session.whole(() -> count[0] = insert(table, columns, rows));
    return Outcome.changed("INSERT", new Outcome.Dml(count[0], 0, 0), table);
  }

  /** Adds rows given as {@code v0, v1, …}. */
  private long insert(Table table, List<String> columns, String rows) {
    String from = "(" + rows + ")";
    boolean partitioned = table.partitionColumn().filter(columns::contains).isPresent();
    if (partitioned) {
      StringJoiner named = new StringJoiner(", ");
      for (int i = 0; i < columns.size(); i++) {
        named.add("v" + i + " AS " + DmlLowering.column(columns.get(i)));
      }
      session.sql("CREATE OR REPLACE TEMP TABLE __rows AS SELECT * FROM " + from + " AS rows");
      Partitions.check(session, table, "(SELECT " + named + " FROM __rows) AS rows");
      from = "__rows";
    }
    StringJoiner values = new StringJoiner(", ");
    for (int i = 0; i < columns.size(); i++) {
      values.add("v" + i);
    }
    long count = session.sql("INSERT INTO " + DmlLowering.table(table.held()) + " ("
        + quoted(columns) + ") SELECT " + values + " FROM " + from + " AS rows");
    if (partitioned) {
      session.sql("DROP TABLE __rows");
    }
    return count;
  }

  Outcome delete(Analyzed analyzed, ResolvedDeleteStmt delete) {
    if (delete.getWhereExpr() == null) {
      throw ApiException.query("DELETE must have a WHERE clause at [1:1]");
    }
    Table table = target(delete.getTableScan(), "DELETE");
    transactions.mutate(session, table);
    String rows = new DmlLowering(analyzed.whole(), delete).rows(delete);
    long deleted = session.sql(
        "DELETE FROM " + DmlLowering.table(table.held()) + " WHERE rowid IN (" + rows + ")");
    return Outcome.changed("DELETE", new Outcome.Dml(0, 0, deleted), table);
  }

  Outcome truncate(ResolvedTruncateStmt truncate) {
    Table table = target(truncate.getTableScan(), "TRUNCATE TABLE");
    transactions.mutate(session, table);
    long deleted = session.sql("DELETE FROM " + DmlLowering.table(table.held()));
    return Outcome.changed("TRUNCATE_TABLE", new Outcome.Dml(0, 0, deleted), table);
  }

  Outcome update(Analyzed analyzed, ResolvedUpdateStmt update) {
    if (update.getWhereExpr() == null) {
      throw ApiException.query("UPDATE must have a WHERE clause at [1:1]");
    }
    Table table = target(update.getTableScan(), "UPDATE");
    transactions.mutate(session, table);
    List<String> columns = DmlLowering.columns(update.getUpdateItemList());
    String rows = new DmlLowering(analyzed.whole(), update).rows(update);
    long[] count = new long[1];
    session.whole(() -> {
      session.sql("CREATE OR REPLACE TEMP TABLE __rows AS " + rows);
      if (session.number("SELECT COUNT(*) - COUNT(DISTINCT rid) FROM __rows") > 0) {
        throw ApiException.query(MANY);
      }
      count[0] = update(table, columns, "__rows");
      session.sql("DROP TABLE __rows");
    });
    return Outcome.changed("UPDATE", new Outcome.Dml(0, count[0], 0), table);
  }

  private long update(Table table, List<String> columns, String rows) {
    StringJoiner set = new StringJoiner(", ");
    for (int i = 0; i < columns.size(); i++) {
      set.add(DmlLowering.column(columns.get(i)) + " = r.v" + i);
    }
    return session.sql("UPDATE " + DmlLowering.table(table.held()) + " AS t SET " + set + " FROM "
        + rows + " AS r WHERE t.rowid = r.rid");
  }

  Outcome merge(Analyzed analyzed, ResolvedMergeStmt merge) {
    Table table = target(merge.getTableScan(), "MERGE");
    transactions.mutate(session, table);
    DmlLowering.Merge parts = new DmlLowering(analyzed.whole(), merge).merge(merge);
    long[] count = new long[3];
    session.whole(() -> {
      session.sql(
          "CREATE OR REPLACE TEMP TABLE __source AS SELECT *, row_number() OVER () AS sid FROM ("
              + parts.source() + ") AS source");
      session.sql("CREATE OR REPLACE TEMP TABLE __matched AS SELECT * FROM (" + parts.target()
          + ") AS target JOIN __source ON " + parts.on());
      List<Integer> order = new ArrayList<>();
      for (MatchType match : MatchType.values()) {
        order.addAll(choose(parts, match));
      }
      for (int i : order) {
        DmlLowering.When when = parts.whens().get(i);
        session.sql("CREATE OR REPLACE TEMP TABLE __when" + i + " AS SELECT " + when.values()
            + " FROM " + "__chosen_" + when.match() + " WHERE chosen = " + i);
      }
      for (int i : order) {
        apply(table, parts.whens().get(i), "__when" + i, count);
        session.sql("DROP TABLE __when" + i);
      }
      for (MatchType match : MatchType.values()) {
        session.sql("DROP TABLE IF EXISTS __chosen_" + match);
      }
      session.sql("DROP TABLE __matched");
      session.sql("DROP TABLE __source");
    });
    return Outcome.changed("MERGE", new Outcome.Dml(count[0], count[1], count[2]), table);
  }

  /** Notes for each row of a kind the first clause whose condition it meets; returns the clauses of the kind. */
  private List<Integer> choose(DmlLowering.Merge parts, MatchType match) {
    List<Integer> clauses = new ArrayList<>();
    StringJoiner choice = new StringJoiner(" ", "CASE ", " END");
    for (int i = 0; i < parts.whens().size(); i++) {
      if (parts.whens().get(i).match() == match) {
        clauses.add(i);
        choice.add("WHEN " + parts.whens().get(i).condition() + " THEN " + i);
      }
    }
    if (clauses.isEmpty()) {
      return clauses;
    }
    String from = switch (match) {
      case MATCHED -> "__matched";
      case NOT_MATCHED_BY_TARGET ->
        "(SELECT * FROM __source WHERE sid NOT IN (SELECT sid FROM __matched))";
      default ->
        "(SELECT * FROM (" + parts.target()
            + ") AS target WHERE rid NOT IN (SELECT rid FROM __matched))";
    };
    session.sql("CREATE OR REPLACE TEMP TABLE __chosen_" + match + " AS SELECT *, " + choice
        + " AS chosen FROM " + from + " AS rows");
    if (match == MatchType.MATCHED
        && session.number("SELECT COUNT(rid) - COUNT(DISTINCT rid) FROM __chosen_MATCHED"
                + " WHERE chosen IS NOT NULL")
            > 0) {
      throw ApiException.query(MANY);
    }
    return clauses;
  }

  private void apply(Table table, DmlLowering.When when, String rows, long[] count) {
    if (when.action() == ActionType.INSERT) {
      count[0] += insert(table, when.columns(), "SELECT * FROM " + rows);
    } else if (when.action() == ActionType.UPDATE) {
      count[1] += update(table, when.columns(), rows);
    } else {
      count[2] += session.sql("DELETE FROM " + DmlLowering.table(table.held())
          + " WHERE rowid IN (SELECT rid FROM " + rows + ")");
    }
  }

  private Table target(ResolvedTableScan scan, String verb) {
    String held = scan.getTable().getFullName();
    Table table =
        names.held(held).orElseThrow(() -> ApiException.query(verb + " is not allowed on " + held));
    if (!names.seesAll(table) && !verb.equals("INSERT")) {
      throw new ApiException(
          "accessDenied",
          "Access Denied: Table " + table.path() + ": " + verb
              + " takes a row access policy with the filter TRUE for the caller");
    }
    if (table.isView() || table.isSnapshot()) {
      throw ApiException.query(verb + " cannot be used on " + table.path() + ": it is of type "
          + table.resource().path("type").asText());
    }
    return table;
  }

  private static String quoted(List<String> columns) {
    return columns.stream().map(DmlLowering::column).collect(Collectors.joining(", "));
  }
}
