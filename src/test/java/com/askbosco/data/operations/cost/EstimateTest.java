package com.askbosco.data.operations.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.operations.cost.CostFiles.Coefficient;
import com.askbosco.data.operations.cost.CostFiles.Prices;
import com.askbosco.data.operations.cost.Estimate.Line;
import com.askbosco.data.operations.cost.Price.Checked;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Prices PRICES =
      CostFiles.prices("prices.yaml", CostFiles.shipped("prices.yaml"));
  private static final Map<String, Coefficient> MODEL =
      CostFiles.coefficients("model.yaml", CostFiles.shipped("model.yaml"));
  private static final Map<String, Scenario> SCENARIOS =
      CostFiles.scenarios("scenarios.yaml", CostFiles.shipped("scenarios.yaml"));

  private static Scenario scenario(String name) {
    return Objects.requireNonNull(SCENARIOS.get(name));
  }

  private static Estimate estimate(String scenario) {
    return Estimate.of(scenario(scenario), PRICES, MODEL);
  }

  private static Line line(Estimate estimate, String service, String item) {
    return estimate.lines().stream()
        .filter(each -> each.service().equals(service) && each.item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLineIsQuantityTimesPriceBeyondWhatIsFree() {
    Estimate agency = estimate("agency");
    // 50 clients, 8 sources, two versions each; 6 are free
    assertThat(line(agency, "Secret Manager", "versions").quantity()).isEqualTo(800);
    assertThat(line(agency, "Secret Manager", "versions").usd()).isCloseTo(47.64, within(0.001));
    // 8 units for 730 hours
    assertThat(line(agency, "Composer", "environment").usd()).isCloseTo(350.4, within(0.001));
    // 60 GB a month, 1.8 times as large in the warehouse, three months, 10 GB free
    assertThat(line(agency, "BigQuery", "active storage").quantity()).isCloseTo(324, within(0.001));
    assertThat(line(agency, "BigQuery", "active storage").usd()).isCloseTo(6.28, within(0.001));
  }

  @Test
  void theTotalIsTheSumOfItsServicesAndOfItsLines() {
    for (String name : SCENARIOS.keySet()) {
      Estimate estimate = estimate(name);
      double services =
          estimate.byService().values().stream().mapToDouble(each -> each).sum();
      assertThat(services).isCloseTo(estimate.total(), within(1e-6));
      assertThat(estimate.lines()).allMatch(each -> each.usd() >= 0 && each.quantity() >= 0);
      assertThat(estimate.perClient() * estimate.scenario().clients())
          .isCloseTo(estimate.total(), within(1e-6));
    }
  }

  @Test
  void marginIsWhatIsLeftOfThePrice() {
    Estimate starter = estimate("starter");
    assertThat(starter.margin()).isCloseTo((150 - starter.perClient()) / 150, within(1e-9));
    assertThat(starter.margin()).isBetween(0.5, 0.95);
  }

  @Test
  void fivePeakDaysOfTenTimesTheDataAreTwoAndAHalfMonths() {
    assertThat(scenario("peak").peakShare()).isCloseTo(2.48, within(0.005));
    assertThat(line(estimate("peak"), "BigQuery", "long-term storage").usd()
            / line(estimate("large"), "BigQuery", "long-term storage").usd())
        .isCloseTo(2.48, within(0.005));
  }

  @Test
  void moreClientsNeverCostLess() {
    double before = 0;
    for (int clients : List.of(1, 10, 50, 100, 500)) {
      Scenario scenario = new Scenario(
          "n",
          clients,
          8,
          BigDecimal.valueOf(clients),
          BigDecimal.valueOf(300L * clients),
          24,
          1,
          0,
          BigDecimal.TEN,
          BigDecimal.ONE,
          0);
      double total = Estimate.of(scenario, PRICES, MODEL).total();
      assertThat(total).isGreaterThan(before);
      before = total;
    }
  }

  @Test
  void everyPriceSaysWhereAndWhenItWasReadAndHowSureItIs() {
    assertThat(PRICES.prices().values())
        .allSatisfy(price -> assertThat(price.source()).startsWith("https://cloud.google.com/"))
        .allSatisfy(price -> assertThat(price.read()).isAfter("2026-01-01"))
        .anyMatch(price -> price.checked() == Checked.PAGE);
    String text = EstimateText.text(List.of(estimate("starter")), PRICES, MODEL, true);
    assertThat(text).contains("by prices from memory (unverified)", "looked up 2026-11-21");
  }

  @Test
  void everyPriceTheModelUsesIsAskedFor() {
    Map<String, Price> fewer = new LinkedHashMap<>(PRICES.prices());
    fewer.keySet().retainAll(Estimate.PRICES);
    assertThat(Estimate.of(scenario("large"), new Prices("x", fewer), MODEL).total())
        .isEqualTo(estimate("large").total());
  }

  @Test
  void allProblemsOfAPriceListAreSaidTogether() {
    assertThatThrownBy(() -> CostFiles.prices("mine.yaml", """
            region: europe-west1
            prices:
              nat_gib: {usd: -1, unit: GiB, checked: sometime, read: today, source: here}
            """))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemsException.class))
        .satisfies(error -> assertThat(error.problems())
            .extracting(Problem::what)
            .contains(
                "`-1` is negative", "`sometime` is not known", "`composer_dcu_hour` has no price"));
  }
}
