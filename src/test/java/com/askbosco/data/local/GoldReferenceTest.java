package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.commit.Commit;
import com.askbosco.data.warehouse.googlesql.ReferenceEvaluator;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mart of the project gives the same rows on DuckDB as GoogleSQL's reference evaluator gives over the same tables. */
class GoldReferenceTest {
  /** Marts whose rows come from a restatement; MartReferenceTest compares them over random rows. */
  private static final Set<String> EMPTY = Set.of(
      "int_restated_final",
      // They need settings of a client: ClientRulesTest fills them.
      "int_channel_choice",
      "int_campaign_naming",
      "int_client_conversion_daily",
      "mart_client_metric_daily");

  @TempDir
  Path folder;

  @Test
  void martsAgreeWithTheReferenceEvaluator() {
    Set<String> filled = new TreeSet<>();
    Workspace workspace = GoldFixture.workspace(folder.resolve("work"));
    try (LocalWarehouse warehouse =
        LocalWarehouse.open(workspace, GoldFixture.CANON, GoldFixture.SQL)) {
      warehouse.commit(GoldFixture.first(folder));
      warehouse.commit(GoldFixture.unknownCurrency(folder));
      warehouse.commit(GoldFixture.failed(folder));
      warehouse.buildMarts();
      filled.addAll(agreeing(workspace, warehouse.session()));
    } finally {
      GoldFixture.leave(workspace);
    }
    try (SilverRows silver = new SilverRows(folder.resolve("by hand")).agency()) {
      PaidRows.fill(silver);
      OwnedRows.fill(silver);
      silver.build();
      filled.addAll(agreeing(silver.workspace(), silver.warehouse().session()));
    }
    assertThat(Gold.read(GoldFixture.SQL).marts())
        .as("marts that were compared with rows in them")
        .allMatch(mart -> filled.contains(mart.name()) || EMPTY.contains(mart.name()));
  }

  /** The marts with rows, all of which are those that GoogleSQL gives. */
  private static Set<String> agreeing(Workspace workspace, DuckDbSession session) {
    Set<String> filled = new TreeSet<>();
    List<TableLayout> tables =
        new Commit(session, new DuckDbDialect(), GoldFixture.CANON).layouts();
    Gold gold = Gold.read(GoldFixture.SQL);
    MartCatalog catalog = new MartCatalog(gold, tables, new Lowering(workspace));
    ReferenceEvaluator reference = new ReferenceEvaluator();
    // Only what marts read: some tables of reference data are larger than the evaluator takes.
    Set<String> read = new TreeSet<>();
    gold.marts().forEach(mart -> read.addAll(catalog.compiled(mart).tables()));
    tables.stream()
        .filter(table -> read.contains(table.fullName()))
        .forEach(table -> define(reference, session, table));
    catalog.layouts().forEach(table -> define(reference, session, table));
    for (MartFile mart : gold.marts()) {
      if (mart.step().isPresent()) {
        // Its table is what the step makes of the query's rows; AttributionMartsTest looks at that.
        if (!evaluated(reference, mart).isEmpty()) {
          filled.add(mart.name());
        }
        continue;
      }
      List<String> rows = texts(session.rows("SELECT * FROM gold." + mart.name()));
      assertThat(rows).as(mart.path()).isEqualTo(texts(evaluated(reference, mart)));
      if (!rows.isEmpty()) {
        filled.add(mart.name());
      }
    }
    return filled;
  }

  private static List<List<@Nullable Object>> evaluated(
      ReferenceEvaluator reference, MartFile mart) {
    return reference.query(mart.sql()).rows();
  }

  /** Sorted, and each number with the one spelling it has without zeros at its end. */
  private static List<String> texts(List<List<@Nullable Object>> rows) {
    return rows.stream()
        .map(row -> row.stream()
            .map(value -> value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : String.valueOf(value))
            .toList()
            .toString())
        .sorted()
        .toList();
  }

  /** The table with its present rows, written as a GoogleSQL query. */
  private static void define(
      ReferenceEvaluator reference, DuckDbSession session, TableLayout table) {
    List<String> selects = new ArrayList<>();
    for (List<@Nullable Object> row : session.rows("SELECT * FROM " + table.fullName())) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < table.fields().size(); i++) {
        values.add(cast(table.fields().get(i), row.get(i)));
      }
      selects.add("SELECT " + String.join(", ", values));
    }
    String none = table.fields().stream()
        .map(field -> cast(field, null))
        .collect(Collectors.joining(", ", "SELECT ", " FROM UNNEST([1]) WHERE FALSE"));
    selects.add(none);
    reference.define(table.schema(), table.name(), String.join(" UNION ALL ", selects));
  }

  private static String cast(Field field, @Nullable Object value) {
    String text = value == null
        ? "NULL"
        : '"'
            + value
                .toString()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\u001f", "\\x1f")
            + '"';
    String cast = field.type() == Type.JSON && value != null
        ? "PARSE_JSON(" + text + ")"
        : "CAST(" + text + " AS " + field.type() + ")";
    return cast + " AS `" + field.name() + "`";
  }
}
