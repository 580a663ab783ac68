package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.gcp.bigquery.BigQueryMarts;
import com.askbosco.data.gcp.bigquery.MartPlan;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.MetricSpec;
import com.askbosco.data.spec.MetricSpec.Formula;
import com.askbosco.data.warehouse.mart.MartCatalog;
import com.askbosco.data.warehouse.mart.MartFile;
import com.askbosco.data.warehouse.mart.PackagedMarts;
import com.askbosco.data.warehouse.metric.Generated;
import com.askbosco.data.warehouse.metric.Metrics;
import com.askbosco.data.warehouse.table.ControlTables;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of all marts, whatever is in them. */
class LocalMartsTest {
  private static final Path PROJECT = Path.of("");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

  @TempDir
  static Path folder;

  private static LocalMarts marts;

  @BeforeAll
  static void compile() {
    Workspace workspace = GoldFixture.workspace(folder.resolve("work"));
    marts = LocalMarts.of(PROJECT, workspace.cache().resolve("lowered"));
    GoldFixture.leave(workspace);
  }

  @Test
  void whatIsMadeOfTheMartsIsUpToDate() throws IOException {
    for (var file : marts.files().entrySet()) {
      assertThat(Files.readString(PROJECT.resolve(file.getKey())))
          .as("stale: run ./bosco marts generate")
          .isEqualTo(file.getValue());
    }
  }

  @Test
  void theProgramKnowsItsMartsWithoutTheAnalyzer() throws IOException {
    PackagedMarts packaged = PackagedMarts.of(
        Files.readString(PROJECT.resolve(PackagedMarts.FILE)), path -> text("sql/" + path));
    MartCatalog catalog =
        new MartCatalog(packaged.gold(), ControlTables.with(Canon.load().values()), packaged);

    assertThat(catalog.layouts()).containsExactlyElementsOf(marts.catalog().layouts());
    assertThat(packaged.views())
        .hasSize(32)
        .allSatisfy((name, sql) -> assertThat(sql).containsPattern("FROM (gold|silver)\\."));
  }

  @Test
  void aQueryThatWasChangedSinceItWasPackagedIsRefused() throws IOException {
    PackagedMarts packaged = PackagedMarts.of(
        Files.readString(PROJECT.resolve(PackagedMarts.FILE)),
        path -> text("sql/" + path) + "\n-- changed");

    assertThatThrownBy(() ->
            new MartCatalog(packaged.gold(), ControlTables.with(Canon.load().values()), packaged))
        .hasMessageContaining("is not the query that was packaged. Run ./bosco marts generate");
  }

  private static String text(String file) {
    try {
      return Files.readString(PROJECT.resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> planned(List<LocalDate> days) {
    MartCatalog catalog = marts.catalog(BigQueryMarts::built);
    List<String> statements = MartPlan.of(catalog, marts.silver(), days).stream()
        .flatMap(List::stream)
        .toList();
    marts.check(MartPlan.tables(catalog, !days.isEmpty()), statements);
    return statements;
  }

  /** The builder's own statements, each found right by GoogleSQL. */
  @Test
  void bigQueryReplacesThePartitionsOfChangedDays() {
    List<String> statements = planned(List.of(DAY));

    List<String> unwritten = marts.catalog().marts().stream()
        .filter(mart -> mart.partition().isPresent())
        .map(mart -> "`gold_build`.`" + mart.name() + "`")
        .filter(table -> statements.stream()
                .noneMatch(sql -> sql.startsWith("DELETE FROM " + table + " WHERE "))
            || statements.stream().noneMatch(sql -> sql.startsWith("INSERT INTO " + table + " (")))
        .toList();
    assertThat(unwritten).isEmpty();
    assertThat(statements)
        .noneMatch(sql -> sql.startsWith("CREATE TABLE"))
        .anyMatch(sql -> sql.startsWith("DELETE FROM `gold_build`.`mart_campaign_daily` WHERE")
            && sql.contains("`report_date` IN (")
            && sql.contains("DATE '2026-03-31'"));
  }

  @Test
  void bigQueryMakesTheTablesOfAFirstBuild() {
    List<String> statements = planned(List.of());

    for (MartFile mart : marts.catalog().marts()) {
      assertThat(statements)
          .anyMatch(sql ->
              sql.startsWith("CREATE TABLE IF NOT EXISTS `gold_build`.`" + mart.name() + "` ("));
    }
    assertThat(statements).noneMatch(sql -> sql.contains(" IN (DATE '"));
  }

  @Test
  void peer_dbt_ad_reporting_every_amount_has_its_currency_beside_it() {
    for (TableLayout mart : marts.catalog().layouts()) {
      boolean converted = mart.columns().stream().anyMatch(column -> column.endsWith("_rc"));
      if (mart.name().startsWith("mart_") && converted) {
        assertThat(mart.columns()).as(mart.name()).contains("currency_code");
      }
      if (mart.name().startsWith("mart_") && mart.columns().contains("spend")) {
        assertThat(mart.columns())
            .as(mart.name())
            .contains("account_currency_code", "fx_rate", "fx_date");
      }
    }
  }

  @Test
  void peer_dbt_ad_reporting_money_is_never_a_float() {
    for (TableLayout mart : marts.catalog().layouts()) {
      assertThat(mart.fields().stream()
              .filter(field -> field.type().name().equals("FLOAT64"))
              .map(Field::name)
              .filter(name -> name.endsWith("_rc") || name.contains("spend")))
          .as(mart.name())
          .isEmpty();
    }
  }

  /** The peer's bounce rate was {@code impressions - clicks/impressions}; here a ratio is one sum over another, always. */
  @Test
  void peer_dbt_ad_reporting_ratios_are_ratios_of_sums() {
    Metrics metrics = Metrics.read(PROJECT);
    assertThat(metrics.metric("bounce_rate").formula())
        .isEqualTo(new Formula.Ratio("bounces", "sessions", java.math.BigDecimal.ONE));
    for (MetricSpec metric : metrics.all()) {
      if (metric.formula() instanceof Formula.Ratio ratio) {
        assertThat(metrics.metric(ratio.of()).formula()).isInstanceOf(Formula.Sum.class);
        assertThat(metrics.metric(ratio.by()).formula()).isInstanceOf(Formula.Sum.class);
      }
    }
  }

  @Test
  void peer_dbt_ad_reporting_reach_is_there_and_never_added_up() {
    Metrics metrics = Metrics.read(PROJECT);
    assertThat(metrics.metric("reach").isAdditive()).isFalse();
    Generated.files(metrics)
        .values()
        .forEach(text ->
            assertThat(text).doesNotContainPattern("(SUM|AVG)\\([^)]*\\b(reach|followers)\\b"));
    marts
        .catalog()
        .marts()
        .forEach(mart -> assertThat(mart.sql())
            .as(mart.path())
            .doesNotContainPattern("(SUM|AVG)\\([^)]*\\b(reach|followers|users)\\b"));
  }

  /** A day of a campaign with two rows has no one reach; every grain is a mart of its own, none is a sum of another. */
  @Test
  void peer_dbt_ad_reporting_grains_are_marts_of_their_own() {
    assertThat(marts.catalog().marts().stream()
            .filter(mart ->
                mart.name().equals("mart_campaign_daily") || mart.name().equals("mart_ad_daily"))
            .map(mart -> mart.sql().contains("silver.fct_ads_" + mart.name().substring(5))))
        .containsExactly(true, true);
  }
}
