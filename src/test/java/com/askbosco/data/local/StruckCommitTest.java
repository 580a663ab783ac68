package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.commit.Commit;
import com.askbosco.data.warehouse.googlesql.DuckRuntime;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commits that die before each of their statements: with drift, vanished fields, dead letters, restatements, histories, counts of
 * checks, and replays of dead letters. Nothing of a dead commit is seen, and run again it gives what one gives that nobody disturbed.
 * By default at eight statements of each step, spread from the first to the last; {@code -Dbosco.deaths=1000} tries all.
 */
class StruckCommitTest {
  private static final int DEATHS = Integer.getInteger("bosco.deaths", 8);
  private static final Slice DAY1 = slice("google-ads", "campaign", "1", "2026-03-01");
  static final List<TableSpec> CANON =
      Stream.concat(TestCanon.TABLES.stream(), Stream.of(TestCanon.ITEM)).toList();

  static final Slice DAY2 = slice("google-ads", "campaign", "1", "2026-03-02");
  private static final Slice ORDERS = slice("shopify", "orders", "s", "2026-03-01");
  private static final Slice ITEMS = slice("google-ads", "items", "1", "");

  @TempDir
  private Path folder;

  /** What is done one after another, each in a transaction of its own. */
  private List<Consumer<Commit>> steps() {
    StagedRun first = first(folder);
    StagedRun second = second(folder);
    StagedRun again = again(folder);
    return List.of(
        Commit::prepare,
        commit -> apply(commit, first),
        commit -> apply(commit, second),
        commit -> {
          Set<String> wanted = commit.deadLetters(DeadLetterFilter.all());
          assertThat(wanted).isIn(Set.of(DAY1.id(), DAY2.id()), Set.of());
          commit.prepare(again);
          assertThat(commit.replay(again, Set.of(DAY2.id())).mended()).isEqualTo(1);
        });
  }

  private static void apply(Commit commit, StagedRun run) {
    commit.prepare(run);
    commit.apply(run);
  }

  static StagedRun first(Path folder) {
    return new StagedRunBuilder(folder, "r1")
        .complete(DAY1)
        .complete(DAY2)
        .complete(ORDERS)
        .complete(ITEMS)
        .bronze(DAY1, 0, "a", "one")
        .text("fct_ads", DAY1, "report_date=2026-03-01; campaign=a; clicks=1; spend=1.5")
        .text("fct_ads", DAY2, "report_date=2026-03-02; campaign=b; clicks=2; spend=2.5")
        .text("fct_order", ORDERS, "order_key=o1; client_date=2026-03-01; gross_sales=10")
        .text("fct_order_line", ORDERS, "order_key=o1; line_id=1; client_date=2026-03-01; qty=1")
        .text("dim_item", ITEMS, "campaign=a; name=A; status=ON")
        .deadLetter(DAY1, "no key", "one")
        .deadLetter(DAY2, "no key", "two")
        .noticed(
            "ctl_stream_field",
            DAY1,
            "fields",
            "note\nlabel",
            "some_bits",
            3,
            "every_bits",
            3,
            "records",
            2)
        .noticed("ctl_schema_drift", DAY1, drift("surprise", "NEW_FIELD", 2))
        .noticed(
            "check_count",
            DAY1,
            "check_name",
            "usual",
            "table_name",
            "fct_ads",
            "severity",
            "WARN",
            "checked_rows",
            2,
            "failed_rows",
            1)
        .build();
  }

  /** A day restated with another drift and without a field, an order with other lines, an entity that is gone, a slice that failed. */
  static StagedRun second(Path folder) {
    return new StagedRunBuilder(folder, "r2")
        .at("2026-03-06T06:00:00Z")
        .complete(DAY2)
        .complete(ORDERS)
        .complete(ITEMS)
        .ended(DAY1, Outcome.FAILED, ErrorCode.SOURCE_RECORDS_REJECTED.code())
        .text("fct_ads", DAY2, "report_date=2026-03-02; campaign=c; clicks=3; spend=3.5")
        .text("fct_order", ORDERS, "order_key=o1; client_date=2026-03-01; gross_sales=9")
        .text("fct_order_line", ORDERS, "order_key=o1; line_id=2; client_date=2026-03-01; qty=1")
        .text("dim_item", ITEMS, "campaign=b; name=B; status=ON")
        .deadLetter(DAY2, "no key", "two")
        .noticed(
            "ctl_stream_field",
            DAY2,
            "fields",
            "note\nlabel",
            "some_bits",
            1,
            "every_bits",
            1,
            "records",
            4)
        .noticed("ctl_schema_drift", DAY2, drift("surprise", "NEW_FIELD", 3))
        .noticed("ctl_schema_drift", DAY1, drift("clicks", "TYPE_CHANGED", 5))
        .build();
  }

  /** The dead letter of the first day is mended; the second day's are superseded. */
  static StagedRun again(Path folder) {
    return new StagedRunBuilder(folder, "replay-r1-1")
        .at("2026-03-05T06:00:00Z")
        .complete(DAY1)
        .bronze(DAY1, 0, "a", "one")
        .text("fct_ads", DAY1, "report_date=2026-03-01; campaign=a; clicks=1; spend=1.5")
        .text("fct_ads", DAY1, "report_date=2026-03-01; campaign=z; clicks=7; spend=7.5")
        .noticed("ctl_schema_drift", DAY1, drift("surprise", "NEW_FIELD", 2))
        .build();
  }

  private static Object[] drift(String field, String kind, int records) {
    return new Object[] {
      "field_path",
      field,
      "drift_kind",
      kind,
      "expected_type",
      "absent",
      "sample_type",
      "string",
      "is_rejected",
      kind.equals("TYPE_CHANGED"),
      "records",
      records
    };
  }

  @Test
  void a_commit_that_dies_before_any_statement_and_is_run_again_is_as_if_nothing_had_happened()
      throws SQLException {
    List<Consumer<Commit>> steps = steps();
    List<List<String>> undisturbed = new ArrayList<>();
    List<Integer> statements = new ArrayList<>();
    try (Connection connection = open("undisturbed")) {
      DuckDbSession session = new DuckDbSession(connection);
      for (Consumer<Commit> step : steps) {
        DyingSession living = new DyingSession(session, Integer.MAX_VALUE);
        step.accept(commit(living));
        connection.commit();
        statements.add(living.statements());
        undisturbed.add(content(session));
      }
      assertThat(statements).allMatch(count -> count > 20);
      assertThat(session
              .rows(
                  "SELECT field_path, drift_kind, record_count FROM ops.ctl_schema_drift ORDER BY 1")
              .toString())
          .isEqualTo(
              "[[clicks, TYPE_CHANGED, 5], [label, VANISHED_FIELD, 4], [surprise, NEW_FIELD, 5]]");
      assertThat(session
              .rows("SELECT outcome, COUNT(*) FROM ops.ctl_replay GROUP BY 1 ORDER BY 1")
              .toString())
          .isEqualTo("[[MENDED, 1], [SUPERSEDED, 1]]");
    }

    try (Connection connection = open("struck")) {
      DuckDbSession session = new DuckDbSession(connection);
      List<String> before = content(session);
      for (int step = 0; step < steps.size(); step++) {
        int all = statements.get(step);
        int deaths = Math.min(DEATHS, all);
        for (int death = 0; death < deaths; death++) {
          int at = deaths == 1 ? 0 : (int) ((long) death * (all - 1) / (deaths - 1));
          assertThat(dies(connection, steps.get(step), at)).isTrue();
          assertThat(content(session)).as("step %s, statement %s", step, at).isEqualTo(before);
        }
        assertThat(dies(connection, steps.get(step), all)).isFalse();
        before = content(session);
        assertThat(before).as("step %s", step).isEqualTo(undisturbed.get(step));
      }
    }
  }

  /** Whether the step died; it is committed when it did not. */
  private boolean dies(Connection connection, Consumer<Commit> step, int after)
      throws SQLException {
    try {
      step.accept(commit(new DyingSession(new DuckDbSession(connection), after)));
      connection.commit();
      return false;
    } catch (DyingSession.Killed e) {
      connection.rollback();
      return true;
    }
  }

  private static Commit commit(DyingSession session) {
    return new Commit(session, new DuckDbDialect(), CANON);
  }

  private Connection open(String name) throws SQLException {
    Workspace workspace = Workspace.open(folder.resolve(name));
    Connection connection = DuckDbFile.open(workspace.database(), false, workspace.temp());
    connection.setAutoCommit(false);
    DuckRuntime.install(connection);
    return connection;
  }

  /** Every table, temporary ones too, with the number of its rows and the sum of their hashes. */
  private static List<String> content(DuckDbSession session) {
    String tables =
        session
            .rows("SELECT schema_name || '.' || table_name FROM duckdb_tables() ORDER BY 1")
            .stream()
            .map(row -> "SELECT '" + row.get(0) + "', COUNT(*), CAST(SUM(HASH(t)) AS VARCHAR) FROM "
                + row.get(0) + " t")
            .collect(Collectors.joining(" UNION ALL "));
    return tables.isEmpty()
        ? List.of()
        : session.rows(tables + " ORDER BY 1").stream().map(Object::toString).toList();
  }
}
