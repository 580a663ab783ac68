package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.BudgetRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings what the clients' files say into the warehouse; only rows that differ are touched. */
final class ReferenceCommit {
  /** The channel group of a budget for the whole client. */
  private static final String ALL_CHANNELS = "(all)";

  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  ReferenceCommit(SqlSession sql, Dialect dialect) {
    this.sql = sql;
    this.dialect = dialect;
    this.columns = new ColumnSql(dialect);
  }

  List<TableChange> apply(StagedRun run) {
    List<List<@Nullable Object>> clients = new ArrayList<>();
    List<List<@Nullable Object>> budgets = new ArrayList<>();
    for (ClientRow client : run.clients()) {
      clients.add(List.of(
          run.tenantId(),
          client.clientId(),
          client.name(),
          client.currency(),
          client.timeZone(),
          client.attributionModel(),
          (long) client.lookbackDays()));
      for (BudgetRow budget : client.budgets()) {
        budgets.add(List.of(
            run.tenantId(),
            client.clientId(),
            budget.channelGroup().isEmpty() ? ALL_CHANNELS : budget.channelGroup(),
            YearMonth.parse(budget.month()).atDay(1),
            budget.amount(),
            client.currency()));
      }
    }
    return List.of(
        replace(ControlTables.DIM_CLIENT, "run_client", clients),
        replace(ControlTables.FCT_BUDGET, "run_budget", budgets));
  }

  private TableChange replace(TableLayout table, String stage, List<List<@Nullable Object>> rows) {
    sql.temporary(
        new TableLayout("temp", stage, table.fields(), List.of(), Optional.empty(), List.of()),
        rows);
    String target = dialect.table(table);
    long removed = sql.execute("DELETE FROM " + target
        + " WHERE EXISTS (SELECT 1 FROM run_client c WHERE c.tenant_id = " + target
        + ".tenant_id AND c.client_id = " + target + ".client_id) AND NOT EXISTS (SELECT 1 FROM "
        + stage + " s WHERE " + columns.same("s", target, table.columns()) + ")");
    long added = sql.execute("INSERT INTO " + target + " (" + columns.list(table.columns())
        + ") SELECT " + columns.list("s", table.columns()) + " FROM " + stage
        + " s WHERE NOT EXISTS (SELECT 1 FROM " + target + " t WHERE "
        + columns.same("s", "t", table.columns()) + ") ORDER BY " + columns.list("s", table.key()));
    if (added + removed > 0) {
      sql.execute("INSERT INTO " + dialect.table(ControlTables.STALE) + " (table_name) VALUES ("
          + dialect.literal(table.fullName()) + ")");
    }
    return new TableChange(table.fullName(), rows.size(), added, removed);
  }
}
