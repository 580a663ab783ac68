package com.askbosco.data.local;

import static com.askbosco.data.local.StagedRunBuilder.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.migrate.Migrations.Retained;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of tables that hold rows. */
class MigrationTest {
  static final String FIRST = """
      table: fct_x
      description: Things.
      disposition: replace_slice
      key: [report_date, thing]
      partition: report_date
      columns:
        report_date: {type: DATE, required: true, description: Day}
        thing: {type: STRING, required: true, description: Which}
        status: {type: STRING, description: How it is}
        spend: {type: NUMERIC, additive: true, description: Cost}
        clicks: {type: INT64, additive: true, description: Clicks}
      """;
  /** Another key, a renamed column, another type, a column gone and a required one more. */
  static final String SECOND = """
      table: fct_x
      description: Things.
      version: 2
      carry:
        network: "IF(thing LIKE 'g%', 'SEARCH', '(not set)')"
        state: "COALESCE(UPPER(status), 'UNKNOWN')"
        clicks: "CAST(clicks AS NUMERIC)"
      disposition: replace_slice
      key: [report_date, thing, network]
      partition: report_date
      columns:
        report_date: {type: DATE, required: true, description: Day}
        thing: {type: STRING, required: true, description: Which}
        network: {type: STRING, required: true, description: Where}
        state: {type: STRING, required: true, description: How it is}
        clicks: {type: NUMERIC, additive: true, description: Clicks}
      """;

  static final String ENTITY = """
      table: dim_x
      description: Entities.
      disposition: upsert
      key: [id]
      history: [size]
      columns:
        id: {type: STRING, required: true, description: Its id}
        size: {type: STRING, description: Its size}
      """;
  private static final Slice DAY = slice("google-ads", "things", "1", "2026-03-01");
  private static final Slice NEXT = slice("google-ads", "things", "1", "2026-03-02");
  private static final Slice LIST = slice("google-ads", "entities", "1", "");

  @TempDir
  Path folder;

  private LocalWarehouse warehouse;

  @BeforeEach
  void commitToTheFirstVersion() {
    open(canon(FIRST, ENTITY));
    warehouse.commit(new StagedRunBuilder(folder, "r1")
        .complete(DAY)
        .complete(LIST)
        .text("fct_x", DAY, "report_date=2026-03-01; thing=g1; status=on; spend=1.5; clicks=3")
        .text("fct_x", DAY, "report_date=2026-03-01; thing=m1; clicks=4")
        .text("dim_x", LIST, "id=e1; size=12")
        .build());
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  static List<TableSpec> canon(String... texts) {
    Map<String, String> files = new java.util.TreeMap<>();
    for (String text : texts) {
      files.put(text.substring("table: ".length(), text.indexOf('\n')) + ".yaml", text);
    }
    return List.copyOf(Canon.read(files).values());
  }

  private Workspace workspace() {
    return Workspace.open(folder.resolve("work"));
  }

  private void open(List<TableSpec> canon) {
    warehouse = LocalWarehouse.open(workspace(), canon, Path.of("sql"));
  }

  private void reopen(String... texts) {
    warehouse.close();
    open(canon(texts));
  }

  private List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  @Test
  void anAddedTableAndColumnAreMadeInPlace() {
    reopen(
        FIRST + "  more: {type: BOOL, description: One more}\n",
        ENTITY,
        FIRST.replace("fct_x", "fct_y"));

    assertThat(rows("SELECT thing, clicks, more FROM silver.fct_x ORDER BY 1"))
        .containsExactly("[g1, 3, null]", "[m1, 4, null]");
    assertThat(rows("SELECT COUNT(*) FROM silver.fct_y")).containsExactly("[0]");
    assertThat(rows("SELECT table_name, version, state FROM ops.ctl_table ORDER BY 1"))
        .containsExactly("[dim_x, 1, ACTIVE]", "[fct_x, 1, ACTIVE]", "[fct_y, 1, ACTIVE]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clicks: {type: INT64 | clicks: {type: NUMERIC | columns.clicks: `clicks` was INT64, now NUMERIC",
        "key: [report_date, thing] | key: [thing, report_date] | key: `key` was [report_date, thing], now [thing, report_date]",
        "disposition: replace_slice | disposition: append | disposition: `disposition` was replace_slice, now append",
        "partition: report_date | cluster: [thing] | partition: `partition` was report_date, now not there",
        "status: {type: STRING | status: {type: STRING, required: true | columns.status: `status` could be NULL and is required now",
        "clicks: {type | taps: {type | columns: the column `clicks` is gone",
        "spend: {type: NUMERIC | spend: {type: NUMERIC, unit: money | columns.spend: `spend` was unit none, now unit money",
      })
  void whatRowsDependOnIsRefusedWithoutANewVersion(String was, String now, String problem) {
    warehouse.close();
    assertThatThrownBy(() -> open(canon(FIRST.replace(was, now), ENTITY)))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_CHANGED))
        .hasMessageContaining("canon/fct_x.yaml: BOSCO-1302 " + problem)
        .hasMessageContaining("write `version: 2`")
        .hasMessageContaining("docs/runbooks/change-a-table.md");
    open(canon(FIRST, ENTITY));
    assertThat(rows("SELECT thing FROM silver.fct_x ORDER BY 1")).containsExactly("[g1]", "[m1]");
  }

  @Test
  void aNewVersionIsFilledBesideTheOldOneAndTheNameStandsForIt() {
    reopen(SECOND, ENTITY);

    assertThat(rows("SELECT thing, network, state, clicks FROM silver.fct_x ORDER BY 1"))
        .containsExactly("[g1, SEARCH, ON, 3]", "[m1, (not set), UNKNOWN, 4]");
    assertThat(rows("SELECT thing, status, spend FROM silver.fct_x__v1 ORDER BY 1"))
        .containsExactly("[g1, on, 1.5]", "[m1, null, null]");
    assertThat(rows("SELECT table_name, version, state FROM ops.ctl_table ORDER BY 1, 2"))
        .containsExactly("[dim_x, 1, ACTIVE]", "[fct_x, 1, RETAINED]", "[fct_x, 2, ACTIVE]");
    assertThat(rows("SELECT table_name FROM ops.ctl_stale WHERE partition_date IS NULL"))
        .contains("[silver.fct_x]");
  }

  @Test
  void runsGoOnInTheNewVersion() {
    reopen(SECOND, ENTITY);
    warehouse.commit(new StagedRunBuilder(folder, "r2")
        .at("2026-03-06T06:00:00Z")
        .complete(DAY)
        .complete(NEXT)
        .text("fct_x", DAY, "report_date=2026-03-01; thing=g1; network=SEARCH; state=ON; clicks=5")
        .text("fct_x", NEXT, "report_date=2026-03-02; thing=g1; network=VIDEO; state=ON; clicks=1")
        .build());
    reopen(SECOND + "  more: {type: BOOL, description: One more}\n", ENTITY);

    assertThat(
            rows("SELECT report_date, thing, network, clicks, more FROM silver.fct_x ORDER BY 1"))
        .containsExactly("[2026-03-01, g1, SEARCH, 5, null]", "[2026-03-02, g1, VIDEO, 1, null]");
    assertThat(rows("SELECT COUNT(*) FROM silver.fct_x__v1")).containsExactly("[2]");
  }

  @Test
  void theOldVersionGoesWhenItIsToldTo() {
    reopen(SECOND, ENTITY);
    assertThat(warehouse.retained()).containsExactly(new Retained("fct_x", 1));
    warehouse.drop(new Retained("fct_x", 1));

    assertThat(warehouse.retained()).isEmpty();
    assertThatThrownBy(() -> rows("SELECT * FROM silver.fct_x__v1"))
        .hasMessageContaining("fct_x__v1");
    reopen(SECOND, ENTITY);
    assertThat(rows("SELECT thing FROM silver.fct_x ORDER BY 1")).containsExactly("[g1]", "[m1]");
  }

  @Test
  void versionsOfEntitiesGoAlong() {
    String numbers = ENTITY
        .replace("history:", "version: 2\ncarry: {size: \"SAFE_CAST(size AS INT64)\"}\nhistory:")
        .replace("size: {type: STRING", "size: {type: INT64");
    reopen(FIRST, numbers);

    assertThat(rows("SELECT id, size FROM silver.dim_x")).containsExactly("[e1, 12]");
    assertThat(rows("SELECT id, size, is_current FROM silver.dim_x_history"))
        .containsExactly("[e1, 12, true]");
    warehouse.commit(new StagedRunBuilder(folder, "r2")
        .at("2026-03-06T06:00:00Z")
        .complete(LIST)
        .text("dim_x", LIST, "id=e1; size=13")
        .build());
    assertThat(rows("SELECT size, is_current FROM silver.dim_x_history ORDER BY 1"))
        .containsExactly("[12, false]", "[13, true]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPPER(status) | UPPER(stat) | carry.state: carry.state:1:",
        "CAST(clicks AS NUMERIC) | clicks | carry.clicks: the expression gives INT64, the column is NUMERIC. Cast it.",
        "COALESCE(UPPER(status), 'UNKNOWN') | UPPER(status) | carry.state: rows of the version before would have NULL in the required column",
        "network: \"IF(thing LIKE 'g%', 'SEARCH', '(not set)')\" | | columns.network: nothing fills the required column `network`",
        "clicks: \"CAST(clicks AS NUMERIC)\" | | columns.clicks: `clicks` was INT64, now NUMERIC",
        "version: 2 | version: 3 | version: the warehouse has version 1, the canon version 3",
      })
  void whatCannotBeCarriedOverChangesNothing(String was, String now, String problem) {
    String second = SECOND.replace(was, now == null ? "" : now);
    warehouse.close();
    assertThatThrownBy(() -> open(canon(second, ENTITY)))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TABLE_CHANGED))
        .hasMessageContaining("canon/fct_x.yaml: BOSCO-1302 " + problem);
    open(canon(FIRST, ENTITY));
    assertThat(rows("SELECT thing, clicks FROM silver.fct_x ORDER BY 1"))
        .containsExactly("[g1, 3]", "[m1, 4]");
    assertThat(warehouse.retained()).isEmpty();
  }

  @Test
  void rowsThatWouldShareAKeyChangeNothing() {
    warehouse.close();
    String oneKey = SECOND.replace("key: [report_date, thing, network]", "key: [report_date]");
    assertThatThrownBy(() -> open(canon(oneKey, ENTITY)))
        .hasMessageContaining("rows of the version before share the key tenant_id, client_id,");
    open(canon(FIRST, ENTITY));
    assertThat(rows("SELECT COUNT(*) FROM silver.fct_x")).containsExactly("[2]");
  }

  @Test
  void anOlderReleaseLeavesANewerWarehouseAlone() {
    reopen(SECOND, ENTITY);
    warehouse.close();
    assertThatThrownBy(() -> open(canon(FIRST, ENTITY)))
        .hasMessageContaining("the warehouse has version 2, the canon version 1. A newer release");
    open(canon(SECOND, ENTITY));
  }

  @Test
  void aWarehouseFromBeforeDefinitionsWereRememberedIsTakenAsItIs() {
    warehouse.session().execute("DELETE FROM ops.ctl_table");
    reopen(SECOND, ENTITY);

    assertThat(rows("SELECT thing, state FROM silver.fct_x ORDER BY 1"))
        .containsExactly("[g1, ON]", "[m1, UNKNOWN]");
    warehouse.session().execute("DELETE FROM ops.ctl_table WHERE table_name = 'dim_x'");
    warehouse.close();
    assertThatThrownBy(
            () -> open(canon(SECOND, ENTITY.replace("size: {type: STRING", "size: {type: DATE"))))
        .hasMessageContaining("`size` was STRING, now DATE");
    open(canon(SECOND, ENTITY));
  }
}
