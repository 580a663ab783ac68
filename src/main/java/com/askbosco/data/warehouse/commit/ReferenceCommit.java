package com.askbosco.data.warehouse.commit;

import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.BudgetRow;
import com.askbosco.data.warehouse.StagedRun.ChoiceRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import com.askbosco.data.warehouse.StagedRun.RuleRow;
import com.askbosco.data.warehouse.reference.SharedReference;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings what the clients' files say into the warehouse; only rows that differ are touched. */
final class ReferenceCommit {
  /** The channel group of a budget for the whole client. */
  private static final String ALL_CHANNELS = "(all)";

  /** The tables that clients' files fill besides {@code dim_client} and {@code fct_budget}. */
  private static final Set<String> CLIENT_TABLES = Set.of(
      "fct_target",
      "ref_channel_rule",
      "ref_client_metric",
      "ref_client_metric_part",
      "ref_event_map",
      "ref_fx_reopened",
      "ref_naming_template");

  private final List<TableLayout> ofClients;
  private final SqlSession sql;
  private final Dialect dialect;
  private final ColumnSql columns;

  /**
   * A commit of reference data.
   *
   * @param tables all tables there are
   */
  ReferenceCommit(SqlSession sql, Dialect dialect, List<TableLayout> tables) {
    this.sql = sql;
    this.dialect = dialect;
    this.ofClients =
        tables.stream().filter(table -> CLIENT_TABLES.contains(table.name())).toList();
    this.columns = new ColumnSql(dialect);
  }

  List<TableChange> apply(StagedRun run) {
    List<List<@Nullable Object>> clients = new ArrayList<>();
    List<List<@Nullable Object>> budgets = new ArrayList<>();
    for (ClientRow client : run.clients()) {
      clients.add(client(run.tenantId(), client));
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
    List<TableChange> changes = new ArrayList<>();
    changes.add(replace(ControlTables.DIM_CLIENT, "run_client", clients));
    changes.add(replace(ControlTables.FCT_BUDGET, "run_budget", budgets));
    for (TableLayout table : ofClients) {
      String stage = "run_" + table.name();
      changes.add(replace(table, stage, rules(run, table)));
      sql.run("DROP TABLE " + stage);
    }
    return changes;
  }

  private static List<@Nullable Object> client(String tenant, ClientRow client) {
    ChoiceRow choices = client.choices();
    return Arrays.asList(
        tenant,
        client.clientId(),
        client.name(),
        client.currency(),
        client.timeZone(),
        choices.attributionModel(),
        (long) choices.lookbackDays(),
        choices.kpi(),
        choices.fxPolicy(),
        (long) choices.fxCloseAfterDays(),
        choices.holidays().isEmpty() ? null : choices.holidays());
  }

  private static List<List<@Nullable Object>> rules(StagedRun run, TableLayout table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ClientRow client : run.clients()) {
      for (RuleRow rule : client.rules()) {
        if (rule.table().equals(table.name())) {
          List<@Nullable Object> row = new ArrayList<>(List.of(run.tenantId(), client.clientId()));
          for (int i = 0; i < rule.values().size(); i++) {
            row.add(
                SharedReference.value(table.fields().get(i + 2), rule.values().get(i)));
          }
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** Brings the product's own rows into the warehouse; a table whose rows are the same is left alone. */
  void applyShared(List<SharedReference> tables, long version) {
    Map<String, String> loaded = new HashMap<>();
    sql.rows("SELECT table_name, content_hash FROM " + dialect.table(ControlTables.REFERENCE))
        .forEach(row -> loaded.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    for (SharedReference table : tables) {
      String name = table.layout().fullName();
      if (!table.hash().equals(loaded.get(name))) {
        load(table, version);
        if (loaded.containsKey(name)) {
          stale(table.layout());
        }
      }
    }
  }

  private void load(SharedReference table, long version) {
    String name = dialect.literal(table.layout().fullName());
    String target = dialect.table(table.layout());
    String stage = "load_" + table.layout().name();
    sql.temporary(
        new TableLayout(
            "temp", stage, table.layout().fields(), List.of(), Optional.empty(), List.of()),
        table.rows());
    boolean shared = !CLIENT_TABLES.contains(table.layout().name());
    sql.run("DELETE FROM " + target + " WHERE "
        + (shared ? "TRUE" : "client_id = " + dialect.literal(SharedReference.ALL_CLIENTS)));
    sql.run("INSERT INTO " + target + " (" + columns.list(table.layout().columns())
        + ") SELECT " + columns.list("s", table.layout().columns()) + " FROM " + stage + " s"
        + dialect.inOrder(columns.list("s", table.layout().key())));
    sql.run("DROP TABLE " + stage);
    String ledger = dialect.table(ControlTables.REFERENCE);
    sql.run("DELETE FROM " + ledger + " WHERE table_name = " + name);
    sql.run("INSERT INTO " + ledger
        + " (table_name, content_hash, row_count, loaded_version) VALUES (" + name + ", "
        + dialect.literal(table.hash()) + ", " + table.rows().size() + ", " + version + ")");
  }

  private void stale(TableLayout table) {
    sql.run("INSERT INTO " + dialect.table(ControlTables.STALE) + " (table_name) VALUES ("
        + dialect.literal(table.fullName()) + ")");
  }

  private TableChange replace(TableLayout table, String stage, List<List<@Nullable Object>> rows) {
    sql.temporary(
        new TableLayout("temp", stage, table.fields(), List.of(), Optional.empty(), List.of()),
        rows);
    String target = dialect.table(table);
    long removed = sql.execute("DELETE FROM " + target
        + " AS t WHERE EXISTS (SELECT 1 FROM run_client c WHERE c.tenant_id = t.tenant_id"
        + " AND c.client_id = t.client_id) AND NOT EXISTS (SELECT 1 FROM " + stage + " s WHERE "
        + columns.same("s", "t", table.columns()) + ")");
    long added = sql.execute("INSERT INTO " + target + " (" + columns.list(table.columns())
        + ") SELECT " + columns.list("s", table.columns()) + " FROM " + stage
        + " s WHERE NOT EXISTS (SELECT 1 FROM " + target + " t WHERE "
        + columns.same("s", "t", table.columns()) + ")"
        + dialect.inOrder(columns.list("s", table.key())));
    if (added + removed > 0) {
      stale(table);
    }
    return new TableChange(table.fullName(), rows.size(), added, removed);
  }
}
