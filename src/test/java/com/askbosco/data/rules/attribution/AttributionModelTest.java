package com.askbosco.data.rules.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionModelTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // model          | path with days before the end   | credits
        "first_touch      | a:9 b:5 c:0                     | a=10.0 b=0.0 c=0.0",
        "last_touch       | a:9 b:5 c:0                     | a=0.0 b=0.0 c=10.0",
        "last_touch       | a:9                             | a=10.0",
        "last_non_direct  | a:9 b:5 direct:0                | a=0.0 b=10.0 direct=0.0",
        "last_non_direct  | a:9 direct:5 direct:0           | a=10.0 direct=0.0",
        "last_non_direct  | direct:5 direct:0               | direct=10.0",
        "linear           | a:9 b:5 a:3 c:0                 | a=5.0 b=2.5 c=2.5",
        "position_based   | a:9 b:5 c:3 d:0                 | a=4.0 b=1.0 c=1.0 d=4.0",
        "position_based   | a:9 b:0                         | a=5.0 b=5.0",
        "position_based   | a:9 b:5 a:0                     | a=8.0 b=2.0",
        "position_based   | a:0                             | a=10.0",
        "time_decay       | a:14 b:7 c:0                    | a=1.4286 b=2.8571 c=5.7143",
        "time_decay       | a:9014 b:9007                   | a=3.3333 b=6.6667",
        "shapley          | a:9 b:5 a:3 c:0                 | a=3.3333 b=3.3333 c=3.3333",
        "markov           | a:9 b:5 c:0                     | a=3.3333 b=3.3333 c=3.3333",
      })
  void oneJourneyIsSharedOut(String model, String path, String expected) {
    List<Touch> touches = Arrays.stream(path.strip().split(" "))
        .map(t -> new Touch(t.split(":")[0], Double.parseDouble(t.split(":")[1])))
        .toList();

    Map<String, Credit> credits = model(model).credit(List.of(new Journey(touches, 10, 500, 3)));

    List<String> shown = new ArrayList<>();
    credits.forEach((channel, credit) -> {
      shown.add(channel + "=" + Math.round(credit.conversions() * 10_000) / 10_000.0);
      assertThat(credit.value()).isEqualTo(credit.conversions() * 50, within(1e-9));
    });
    assertThat(String.join(" ", shown)).isEqualTo(expected.strip());
  }

  @Test
  void markovCreditsAChannelByWhatItsRemovalLoses() {
    // Half of all walks go over a, half over b; those over a convert always, those over b in one of
    // four.
    List<Journey> journeys =
        List.of(Journey.of(List.of("a"), 40, 0, 0), Journey.of(List.of("b"), 10, 0, 30));

    Map<String, Credit> credits = new MarkovModel().credit(journeys);

    // Without a 40 of 50 conversions are lost, without b 10 of 50.
    assertThat(Objects.requireNonNull(credits.get("a")).conversions()).isEqualTo(40, within(1e-9));
    assertThat(Objects.requireNonNull(credits.get("b")).conversions()).isEqualTo(10, within(1e-9));
  }

  @Test
  void markovGivesNothingWhereNothingConverts() {
    assertThat(new MarkovModel().credit(List.of(Journey.of(List.of("a", "b"), 0, 0, 5))))
        .isEqualTo(Map.of("a", Credit.NONE, "b", Credit.NONE));
    assertThat(new MarkovModel().credit(List.of())).isEmpty();
  }

  /** Compares the closed form with the definition: the mean of a channel's marginal wins over all orders of joining. */
  @Test
  void shapleyEqualsItsDefinition() {
    Random random = new Random(7);
    List<String> channels = List.of("a", "b", "c", "d", "e");
    List<Journey> journeys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<String> path = new ArrayList<>();
      for (int j = 0; j <= random.nextInt(6); j++) {
        path.add(channels.get(random.nextInt(channels.size())));
      }
      journeys.add(Journey.of(path, random.nextInt(5), 0, random.nextInt(5)));
    }
    Map<String, Double> expected = new TreeMap<>();
    List<List<String>> orders = orders(channels);
    for (List<String> order : orders) {
      Set<String> joined = new HashSet<>();
      for (String channel : order) {
        double before = won(journeys, joined);
        joined.add(channel);
        expected.merge(channel, (won(journeys, joined) - before) / orders.size(), Double::sum);
      }
    }

    new ShapleyModel()
        .credit(journeys)
        .forEach((channel, credit) ->
            assertThat(credit.conversions()).isEqualTo(expected.get(channel), within(1e-9)));
  }

  private static double won(List<Journey> journeys, Set<String> by) {
    return journeys.stream()
        .filter(j -> by.containsAll(
            new TreeSet<>(j.touches().stream().map(Touch::channel).toList())))
        .mapToDouble(Journey::conversions)
        .sum();
  }

  private static List<List<String>> orders(List<String> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : items) {
      List<String> rest = new ArrayList<>(items);
      rest.remove(first);
      for (List<String> order : orders(rest)) {
        List<String> one = new ArrayList<>(List.of(first));
        one.addAll(order);
        all.add(one);
      }
    }
    return all;
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Journey(List.of(), 1, 1, 0)).hasMessageContaining("touch");
    assertThatThrownBy(() -> Journey.of(List.of("a"), -1, 1, 0)).hasMessageContaining("negative");
    assertThatThrownBy(() -> new Touch("a", -1)).hasMessageContaining("after the end");
    assertThatThrownBy(() -> TouchModel.timeDecay(0)).hasMessageContaining("half-life");
    assertThatThrownBy(() -> TouchModel.positionBased(0.6, 0.6)).hasMessageContaining("parts of 1");
  }

  private static AttributionModel model(String id) {
    return AttributionModel.all(Set.of("direct")).stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
