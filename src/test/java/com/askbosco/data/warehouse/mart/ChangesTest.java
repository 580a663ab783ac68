package com.askbosco.data.warehouse.mart;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.mart.MartFile.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days are computed anew when a day they read has changed. */
class ChangesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-15, 0, , 2026-03-15, 2026-03-15",
    "2026-03-15, 6, , 2026-03-15, 2026-03-21",
    "2026-03-15, 0, MONTH, 2026-03-01, 2026-03-31",
    "2026-02-28, 0, MONTH, 2026-02-01, 2026-02-28",
    "2026-03-28, 6, MONTH, 2026-03-01, 2026-04-30",
  })
  void aChangedDayReachesTheDaysThatReadItAndTheirPeriods(
      LocalDate changed, int lookback, Period period, LocalDate first, LocalDate last) {
    Changes changes = new Changes();
    changes.add("silver.fct_a", changed);
    changes.add("silver.fct_other", changed.plusYears(1));

    assertThat(changes.dependents(
            Set.of("silver.fct_a", "silver.dim_b"), lookback, Optional.ofNullable(period)))
        .containsExactlyElementsOf(first.datesUntil(last.plusDays(1)).toList());
  }

  @ParameterizedTest
  @CsvSource({"silver.fct_a, true, false", "silver.dim_b, true, true", "silver.fct_c, false, false"
  })
  void aChangeWithoutADayIsOneOfTheWholeTable(String table, boolean any, boolean whole) {
    Changes changes = new Changes();
    changes.add("silver.fct_a", LocalDate.of(2026, 3, 1));
    changes.add("silver.dim_b", null);

    assertThat(changes.any(List.of(table))).isEqualTo(any);
    assertThat(changes.anyWhole(List.of(table))).isEqualTo(whole);
    assertThat(changes.dependents(List.of("silver.dim_b"), 3, Optional.empty())).isEmpty();
  }
}
