package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.FaultCase.Round;
import com.askbosco.data.sandbox.scenario.FaultKind;
import com.askbosco.data.serve.MorningReport;
import com.askbosco.data.warehouse.QueryEngine;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault a vendor can have, on a day that follows a good one: how often it is asked again, what becomes of the slice it hits
 * and of all others, what is said, and that the next good run mends it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before all tests
class FaultsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 29);
  private static final LocalDate STRUCK = FIRST.plusDays(1);
  private static final LocalDate MENDED = FIRST.plusDays(2);
  private static final String BLENDED =
      "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date";

  @TempDir
  static Path folder;

  private static PublishedTables before;
  private static PublishedTables undisturbed;
  private static PublishedTables undisturbedNextDay;
  private static Map<String, Long> requests;
  private static String truth;
  private static final Map<Round, Struck> ROUNDS = new EnumMap<>(Round.class);

  /** What a run with faults left behind, and what the run after it did. */
  private record Struck(
      RunReport run,
      PublishedTables tables,
      String blended,
      MorningReport said,
      Map<String, Long> requests,
      RunReport next,
      PublishedTables mended,
      String blendedNextDay) {}

  /** An installation; other warehouses have others. */
  Agency opened(String name) throws IOException {
    return Agency.open(folder.resolve(name), "1x3", "");
  }

  @BeforeAll
  void runTheRounds() throws IOException {
    try (Agency good = opened("good")) {
      good.run(FIRST, FIRST);
      before = good.tables();
      for (Round round : Round.values()) {
        try (Agency agency = good.copy(folder.resolve(round.name()), round.scenario())) {
          ROUNDS.put(round, strike(agency, round));
        }
      }
      good.faults("");
      good.run(STRUCK, STRUCK);
      requests = requests(good);
      undisturbed = good.tables();
      assertThat(good.csv(BLENDED)).isEqualTo(good.truth(FIRST, STRUCK));
      good.run(MENDED, MENDED);
      undisturbedNextDay = good.tables();
      truth = good.truth(FIRST, MENDED);
    }
  }

  private static Struck strike(Agency agency, Round round) throws IOException {
    agency.patience("/ecb-rates", Duration.ofMillis(700));
    RunReport run = agency.run(STRUCK, STRUCK);
    PublishedTables tables = agency.tables();
    String blended = agency.csv(BLENDED);
    MorningReport said;
    try (QueryEngine engine = agency.queries()) {
      said = MorningReport.read(engine, null);
    }
    Map<String, Long> asked = requests(agency);
    if (round != Round.UNTIL_TOMORROW) {
      agency.faults("");
    }
    RunReport next = agency.run(MENDED, MENDED);
    return new Struck(
        run, tables, blended, said, asked, next, agency.tables(), agency.csv(BLENDED));
  }

  private static Map<String, Long> requests(Agency agency) {
    Map<String, Long> sums = new HashMap<>();
    agency
        .vendors()
        .counts()
        .all()
        .forEach((source, clients) -> sums.put(
            source, clients.values().stream().mapToLong(Long::longValue).sum()));
    return sums;
  }

  private static Struck struck(Round round) {
    return Objects.requireNonNull(ROUNDS.get(round));
  }

  static Stream<FaultCase> faults() {
    return FaultCase.ALL.stream();
  }

  static Stream<Round> harmful() {
    return Stream.of(Round.LASTING, Round.UNTIL_TOMORROW);
  }

  private static List<SliceResult> slices(FaultCase fault) {
    return struck(fault.round()).run().run().slices().stream()
        .filter(each -> fault.concerns(each.slice().source(), each.slice().stream()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isRetriedAsOftenAsItShouldAndHitsOnlyItsSlices(FaultCase fault) {
    List<SliceResult> slices = slices(fault);
    List<SliceResult> hit =
        slices.stream().filter(each -> each.outcome() != Outcome.COMPLETE).toList();

    assertThat(hit).hasSize(fault.hit());
    assertThat(hit).allSatisfy(each -> {
      assertThat(each.outcome()).isEqualTo(fault.outcome());
      assertThat(each.errorCode()).isEqualTo(fault.code());
      assertThat(each.error()).isNotBlank();
    });
    assertThat(slices.stream().mapToLong(SliceResult::retries).sum())
        .as("retries")
        .isEqualTo(fault.retries());
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void theVendorsAreAskedNoMoreThanTheRetriesNeed(Round round) {
    Map<String, Long> expected = new HashMap<>(requests);
    round.cases().forEach(fault -> expected.merge(fault.source(), fault.requests(), Long::sum));

    assertThat(struck(round).requests()).isEqualTo(expected);
  }

  @Test
  void waitsAreThoseTheSourceAsksForOrGrowFromTryToTry() {
    Map<String, Long> waited = struck(Round.PASSING).run().run().slices().stream()
        .collect(Collectors.groupingBy(
            each -> each.slice().source() + " " + each.slice().stream(),
            Collectors.summingLong(SliceResult::waitedMillis)));

    assertThat(waited)
        .containsEntry("google-ads campaign", 30_000L)
        .containsEntry("google-ads ad_group_ad_legacy", 10_000L)
        .containsEntry("tiktok-marketing campaigns_reports_daily", 10_000L + 20_000L + 40_000L)
        .containsEntry("google-analytics-data-api " + FaultCase.TRAFFIC, 0L);
  }

  @Test
  void passingFaultsLeaveTheTablesOfAnUndisturbedRun() {
    Struck struck = struck(Round.PASSING);

    assertThat(struck.run().exitStatus()).isZero();
    assertThat(struck.said().failures()).isEmpty();
    assertThat(struck
            .tables()
            .content()
            .layer("gold")
            .differences(undisturbed.content().layer("gold")))
        .as("what a run cost and how it fared is of that run, and nothing else differs")
        .allMatch(row -> row.matches("[-+] gold\\.mart_(cost|data_quality) .*"));
    assertThat(struck
            .tables()
            .content()
            .layer("silver")
            .differences(undisturbed.content().layer("silver")))
        .isEmpty();
    assertThat(struck
            .tables()
            .content()
            .layer("bronze")
            .differences(undisturbed.content().layer("bronze")))
        .as("bronze shows what came; two pages came twice")
        .hasSize(6 + 43)
        .allSatisfy(row -> assertThat(row)
            .containsAnyOf("+ bronze.facebook_marketing", "+ bronze.shopify")
            .containsAnyOf(",campaigns_insights,", ",customers,"));
  }

  @ParameterizedTest
  @MethodSource("harmful")
  void peer_cortex_3_slices_that_are_hit_keep_their_data_and_all_others_are_new(Round round) {
    Struck struck = struck(round);
    Set<String> hit = new TreeSet<>();
    // The window of rates grows day by day: its old rows are those of another slice.
    hit.addAll(before.slices());
    hit.removeAll(undisturbed.slices());
    struck.run().missing().forEach(each -> hit.add(each.slice().id()));

    assertThat(struck.run().exitStatus()).isEqualTo(3);
    for (String layer : List.of("bronze", "silver")) {
      assertThat(struck
              .tables()
              .layer(layer)
              .differences(undisturbed.withSlicesOf(before, hit).layer(layer)))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("harmful")
  void peer_cortex_3_the_report_names_every_missing_slice_and_why(Round round) {
    Struck struck = struck(round);

    assertThat(struck.said().failures().stream()
            .map(line -> String.join(
                " ",
                line.clientId(),
                line.source(),
                line.stream(),
                String.valueOf(line.day()),
                line.outcome(),
                line.code(),
                line.error())))
        .containsExactlyInAnyOrderElementsOf(struck.run().missing().stream()
            .map(each -> String.join(
                " ",
                each.slice().clientId(),
                each.slice().source(),
                each.slice().stream(),
                each.slice().window() == null
                    ? "null"
                    : each.slice().window().from().toString(),
                each.outcome().name(),
                each.errorCode(),
                each.error()))
            .toList());
    assertThat(struck.said().run().failed() + struck.said().run().parked())
        .isEqualTo(struck.run().missing().size());
  }

  @ParameterizedTest
  @EnumSource(Round.class)
  void theNextGoodRunMendsEverything(Round round) {
    Struck struck = struck(round);

    assertThat(struck.next().missing()).isEmpty();
    assertThat(struck.next().exitStatus()).isZero();
    for (String layer : List.of("bronze", "silver")) {
      assertThat(struck
              .mended()
              .layer(layer)
              .content()
              .differences(undisturbedNextDay.layer(layer).content()))
          .as("a rate stays with the slice that first told it")
          .allMatch(row -> row.matches("[-+] silver\\.ref_fx_daily .*"));
    }
    assertThat(struck.blendedNextDay()).isEqualTo(truth);
  }

  @Test
  void everyKindOfFaultIsTried() {
    Set<String> tried = FaultCase.ALL.stream()
        .map(each -> each.fault().replaceAll("kind: (\\w+).*", "$1"))
        .collect(Collectors.toCollection(TreeSet::new));
    tried.addAll(FieldFaultsTest.KINDS);
    tried.addAll(BadBatchTest.KINDS);
    tried.addAll(ContractScenarioTest.KINDS);

    assertThat(tried)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FaultKind.values()).map(FaultKind::yaml).toList());
  }
}
