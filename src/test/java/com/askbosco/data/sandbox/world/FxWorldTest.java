package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxWorldTest {
  private final FxWorld fx = new FxWorld(7);
  private final LocalDate far = LocalDate.of(2030, 1, 1);

  private List<LocalDate> days(String from, String to) {
    return fx.rates(LocalDate.parse(from), LocalDate.parse(to), far).stream()
        .map(FxRate::day)
        .distinct()
        .toList();
  }

  @Test
  void publishesOnTargetDaysOnly() {
    // Good Friday and Easter Monday of 2026 are April 3rd and 6th
    assertThat(days("2026-03-28", "2026-04-08"))
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-03-30", "2026-03-31", "2026-04-01", "2026-04-02", "2026-04-07", "2026-04-08");
    assertThat(days("2025-12-24", "2025-12-30"))
        .extracting(LocalDate::toString)
        .containsExactly("2025-12-24", "2025-12-29", "2025-12-30");
    assertThat(days("2026-01-01", "2026-01-02"))
        .extracting(LocalDate::toString)
        .containsExactly("2026-01-02");
    assertThat(days("2026-05-01", "2026-05-03")).isEmpty();
  }

  @Test
  void knowsEasterOfManyYears() {
    assertThat(List.of(2024, 2025, 2026, 2027, 2038))
        .map(year -> TargetCalendar.easter(year).toString())
        .containsExactly("2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25");
  }

  @Test
  void showsNoRateOfTheAsOfDayOrLater() {
    LocalDate monday = LocalDate.of(2026, 3, 30);
    assertThat(fx.rates(monday, monday.plusDays(3), monday.plusDays(1)))
        .extracting(FxRate::day)
        .containsOnly(monday);
    assertThat(fx.rates(monday, monday, monday)).isEmpty();
  }

  @Test
  void walksSlowlyAroundALevelAndTellsEveryQuoteInOrder() {
    List<FxRate> rates = fx.rates(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 3, 31), far);
    assertThat(rates.subList(0, 5))
        .extracting(FxRate::quote)
        .containsExactlyElementsOf(FxWorld.QUOTES);
    List<BigDecimal> dollars = rates.stream()
        .filter(rate -> rate.quote().equals("USD"))
        .map(FxRate::rate)
        .toList();
    for (int i = 1; i < dollars.size(); i++) {
      assertThat(dollars.get(i).doubleValue() / dollars.get(i - 1).doubleValue())
          .isBetween(.98, 1.02);
    }
    assertThat(dollars).allSatisfy(rate -> assertThat(rate.scale()).isEqualTo(4));
    assertThat(dollars.stream().distinct().count()).isGreaterThan(200);
  }
}
