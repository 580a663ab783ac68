package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The marts of the project over a small agency, against figures worked out by hand. */
class GoldTest {
  @TempDir
  Path folder;

  private LocalWarehouse warehouse;

  @BeforeEach
  void open() {
    warehouse = LocalWarehouse.open(
        Workspace.open(folder.resolve("work")), GoldFixture.CANON, GoldFixture.SQL);
    warehouse.commit(GoldFixture.first(folder));
    warehouse.buildMarts();
  }

  @AfterEach
  void close() {
    warehouse.close();
  }

  private List<String> rows(String sql) {
    return warehouse.session().rows(sql).stream().map(Object::toString).toList();
  }

  @Test
  void blendedDaysAddUpWhatAdsCostAndTheShopSold() {
    // 11 USD x 1/1.1 = 9.999999999 (rate 0.909090909); with 12.345678 EUR that is 22.345677999.
    assertThat(rows("SELECT * FROM gold.mart_blended_daily ORDER BY 1, 2"))
        .containsExactly(
            "[aurora, 2026-02-28, EUR, 22.345677999, 1100, 40, 3.5, 59.999999998, 10, 4, 2, 6, 170, 10, 0, 160, 100,"
                + " 7.160221319, 4.475138324, 0.139660487, 11.172839, 40, 0.375]",
            "[aurora, 2026-03-01, EUR, 5, 50, 5, 0, 0, 0, 0, 0, 0, 0, 0, 20, -20, 0, -4, 0, -0.25, null, null, 0]",
            "[bergwerk, 2026-02-28, GBP, 2.64, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null]",
            "[bergwerk, 2026-03-01, GBP, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, null, null]");
  }
}
