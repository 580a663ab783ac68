package com.askbosco.data.attribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.askbosco.data.warehouse.mart.MartStep;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributionStepTest {
  private static final Path PUBLIC = Path.of("..", "shared", "data", "attribution-paths.csv.gz");
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final List<String> MODELS = List.of(
      "first_touch",
      "last_non_direct",
      "last_touch",
      "linear",
      "markov",
      "position_based",
      "shapley",
      "time_decay");

  private final List<List<@Nullable Object>> made = new ArrayList<>();

  private void run(MartStep.RowSource rows) {
    made.clear();
    new AttributionStep().run(rows, made::add);
  }

  /** The rows of one journey; an order is worth an amount, a journey without one is worth nothing. */
  private static void journey(
      Consumer<List<@Nullable Object>> row,
      LocalDate day,
      String key,
      List<String> channels,
      @Nullable Boolean isNew,
      @Nullable BigDecimal revenue) {
    for (int i = 0; i < channels.size(); i++) {
      boolean isKnown = !channels.get(i).equals("(not set)");
      row.accept(Arrays.asList(
          "t",
          "c",
          day,
          "shopify",
          "a",
          key,
          isKnown ? i + 1L : 0L,
          86_400L * (channels.size() - i),
          channels.get(i),
          "s",
          "campaign " + i % 2,
          isNew != null,
          Boolean.TRUE.equals(isNew),
          revenue,
          revenue));
    }
  }

  /** Sums of a figure by the given columns of the result. */
  private Map<String, @Nullable BigDecimal> sums(int figure, int... by) {
    Map<String, @Nullable BigDecimal> sums = new TreeMap<>();
    for (List<@Nullable Object> row : made) {
      String key = String.join(
          " ", Arrays.stream(by).mapToObj(i -> String.valueOf(row.get(i))).toList());
      BigDecimal value = (BigDecimal) row.get(figure);
      BigDecimal before = sums.containsKey(key) ? sums.get(key) : BigDecimal.ZERO;
      sums.put(key, value == null || before == null ? null : before.add(value));
    }
    return sums;
  }

  /** Order by order, on the days of one month, as the mart would hold them. */
  @Test
  void publicPathsGiveThePublishedFigures() throws IOException {
    assumeTrue(Files.exists(PUBLIC), "No file " + PUBLIC);
    List<String> lines;
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(PUBLIC)), UTF_8))) {
      lines = in.lines().skip(1).toList();
    }
    run(row -> {
      for (int day = 0; day < 31; day++) {
        for (int line = day; line < lines.size(); line += 31) {
          String[] cells = lines.get(line).split(",");
          List<String> path = List.of(cells[0].split(" > "));
          for (int i = 0; i < Integer.parseInt(cells[1]); i++) {
            journey(row, MARCH.plusDays(day), line + "/" + i, path, false, BigDecimal.ONE);
          }
          for (int i = 0; i < Integer.parseInt(cells[3]); i++) {
            journey(row, MARCH.plusDays(day), line + "-" + i, path, null, null);
          }
        }
      }
    });

    Map<String, @Nullable BigDecimal> credits = sums(8, 3, 5);
    Map.ofEntries(
            Map.entry("first_touch alpha", 6308.0),
            Map.entry("first_touch beta", 2831.0),
            Map.entry("last_touch alpha", 8447.0),
            Map.entry("last_touch eta", 4167.0),
            Map.entry("linear alpha", 7574.719),
            Map.entry("linear beta", 2083.500),
            Map.entry("position_based alpha", 7444.824),
            Map.entry("position_based iota", 3944.948),
            Map.entry("markov alpha", 5344.948),
            Map.entry("markov iota", 3884.615),
            Map.entry("markov lambda", 1282.847))
        .forEach((credited, orders) -> assertThat(
                java.util.Objects.requireNonNull(credits.get(credited)).doubleValue())
            .as(credited)
            .isEqualTo(orders, within(1e-3)));
    assertThat(sums(8, 3).keySet()).containsExactlyElementsOf(MODELS);
    assertThat(sums(8, 3).values()).allMatch(sum -> sum.compareTo(new BigDecimal(19_785)) == 0);
  }

  @Test
  void everyModelGivesEveryDayOutWithoutRest() {
    Random random = new Random(11);
    List<String> channels = List.of("Direct", "Email", "Paid Search", "Paid Social");
    for (int round = 0; round < 20; round++) {
      Map<LocalDate, BigDecimal> orders = new TreeMap<>();
      Map<LocalDate, BigDecimal> revenue = new TreeMap<>();
      run(row -> {
        for (int day = 0; day < 40; day++) {
          for (int i = random.nextInt(6); i > 0; i--) {
            List<String> path = new ArrayList<>();
            for (int n = random.nextInt(7); n > 0; n--) {
              path.add(channels.get(random.nextInt(4)));
            }
            if (path.isEmpty()) {
              path.add("(not set)");
            }
            BigDecimal worth = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 9);
            boolean isOrder = random.nextInt(3) > 0;
            LocalDate on = MARCH.plusDays(day);
            journey(row, on, "j" + i, path, isOrder ? i % 2 == 0 : null, isOrder ? worth : null);
            if (isOrder) {
              orders.merge(on, BigDecimal.ONE, BigDecimal::add);
              revenue.merge(on, worth, BigDecimal::add);
            }
          }
        }
      });

      Map<String, @Nullable BigDecimal> creditedOrders = sums(8, 2, 3);
      Map<String, @Nullable BigDecimal> creditedRevenue = sums(9, 2, 3);
      for (String model : MODELS) {
        orders.forEach((day, sum) -> {
          assertThat(creditedOrders.get(day + " " + model)).isEqualByComparingTo(sum);
          assertThat(creditedRevenue.get(day + " " + model)).isEqualByComparingTo(revenue.get(day));
        });
      }
      assertThat(sums(8, 2).keySet()).hasSameSizeAs(orders.keySet());
    }
  }

  @Test
  void anOrderOfUnknownWorthMakesTheRevenueOfThoseItCreditsUnknownAndNoOther() {
    run(row -> {
      journey(row, MARCH, "a", List.of("Email"), true, null);
      journey(row, MARCH, "b", List.of("Direct"), true, BigDecimal.TEN);
    });

    assertThat(sums(9, 3, 5))
        .containsEntry("linear Email", null)
        .containsEntry("linear Direct", BigDecimal.TEN)
        .containsEntry("markov Direct", null);
    assertThat(sums(8, 3, 5).get("linear Email")).isEqualByComparingTo("1");
  }

  @Test
  void monthsAndClientsAreChainsOfTheirOwnAndAnOrderNobodyFollowedIsInNone() {
    run(row -> {
      journey(row, MARCH, "a", List.of("Email", "Direct"), false, BigDecimal.ONE);
      journey(row, MARCH, "b", List.of("(not set)"), false, BigDecimal.ONE);
      journey(row, MARCH.plusMonths(1), "c", List.of("Email"), false, BigDecimal.ONE);
    });

    Map<String, @Nullable BigDecimal> credits = sums(8, 2, 3, 5);
    credits.keySet().removeIf(key -> !key.contains("markov"));
    assertThat(credits.keySet())
        .containsExactly(
            "2026-03-01 markov (not set)",
            "2026-03-01 markov Direct",
            "2026-03-01 markov Email",
            "2026-04-01 markov Email");
    assertThat(credits.get("2026-03-01 markov Email")).isEqualByComparingTo("0.5");
    assertThat(credits.get("2026-03-01 markov (not set)")).isEqualByComparingTo("1");
    run(row -> {});
    assertThat(made).isEmpty();
  }
}
