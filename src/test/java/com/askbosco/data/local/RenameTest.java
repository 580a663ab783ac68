package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.warehouse.mart.Gold;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.metric.Metrics;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of silver that is renamed stops the build, with everything that stands on it. */
class RenameTest {
  @TempDir
  Path cache;

  @Test
  void aRenamedColumnIsAnsweredWithEveryMartAndMetricThatNeedsIt() {
    List<TableLayout> tables = ControlTables.with(Canon.load().values()).stream()
        .map(table -> table.fullName().equals("silver.fct_order")
            ? renamed(table, "gross_sales", "gross_amount")
            : table)
        .toList();

    assertThatThrownBy(() -> new MartCatalog(
            Gold.read(Path.of("sql")),
            tables,
            new Lowering(cache),
            Metrics.read(Path.of(""))::needing))
        .isInstanceOfSatisfying(
            BoscoException.class,
            e -> org.assertj.core.api.Assertions.assertThat(e.code())
                .isEqualTo(ErrorCode.SQL_INVALID))
        .hasMessageContaining("gold/shop/int_order.sql:")
        .hasMessageContaining("gross_sales")
        .hasMessageContaining("Not built either, they read it: ")
        .hasMessageContaining("gold.mart_blended_daily")
        .hasMessageContaining("gold.mart_cac_ltv_cohort")
        .hasMessageContaining("Metrics made of these marts: ")
        .hasMessageContaining("mer")
        .hasMessageContaining("net_revenue");
  }

  private static TableLayout renamed(TableLayout table, String from, String to) {
    return new TableLayout(
        table.schema(),
        table.name(),
        table.fields().stream()
            .map(field -> field.name().equals(from) ? new Field(to, field.type()) : field)
            .toList(),
        table.key(),
        table.partition(),
        table.cluster());
  }
}
