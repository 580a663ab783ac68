package com.askbosco.data.rules.attribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public set of 10,000 paths that comes with the ChannelAttribution package; the figures were computed without this code. */
class PublicPathsTest {
  private static final Path FILE = Path.of("..", "shared", "data", "attribution-paths.csv.gz");

  private static List<Journey> journeys = List.of();

  @BeforeAll
  static void read() throws IOException {
    assumeTrue(Files.exists(FILE), "No file " + FILE + ": the public paths are not checked.");
    List<Journey> all = new ArrayList<>();
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",");
        all.add(Journey.of(
            List.of(cells[0].split(" > ")),
            Double.parseDouble(cells[1]),
            Double.parseDouble(cells[2]),
            Double.parseDouble(cells[3])));
      }
    }
    journeys = all;
  }

  @ParameterizedTest
  @CsvSource({
    "first_touch,    alpha, 6308",
    "first_touch,    iota,  4606",
    "first_touch,    eta,   3164",
    "first_touch,    beta,  2831",
    "last_touch,     alpha, 8447",
    "last_touch,     eta,   4167",
    "last_touch,     iota,  3355",
    "linear,         alpha, 7574.719",
    "linear,         iota,  3857.096",
    "linear,         eta,   3539.951",
    "linear,         beta,  2083.500",
    "position_based, alpha, 7444.824",
    "position_based, iota,  3944.948",
    "markov,         alpha, 5344.948",
    "markov,         iota,  3884.615",
    "markov,         eta,   3340.847",
    "markov,         beta,  2527.352",
    "markov,         theta, 1971.913",
    "markov,         lambda, 1282.847",
  })
  void aModelCreditsAChannelAsPublished(String model, String channel, double conversions) {
    Map<String, Credit> credits = AttributionModel.all(Set.of()).stream()
        .filter(m -> m.id().equals(model))
        .findFirst()
        .orElseThrow()
        .credit(journeys);

    assertThat(Objects.requireNonNull(credits.get(channel)).conversions())
        .isEqualTo(conversions, within(1e-3));
  }

  @Test
  void theSetIsTheOneDescribed() {
    assertThat(journeys).hasSize(10_000);
    assertThat(journeys.stream().mapToDouble(Journey::conversions).sum()).isEqualTo(19_785);
    assertThat(journeys.stream().mapToDouble(Journey::value).sum())
        .isEqualTo(74_802.972, within(1e-3));
    assertThat(journeys.stream().mapToDouble(Journey::lost).sum()).isEqualTo(68_602);
    assertThat(MarkovModel.conversionRate(journeys)).isEqualTo(0.223845, within(1e-6));
  }

  @Test
  void everyModelConservesCredit() {
    for (AttributionModel model : AttributionModel.all(Set.of("alpha"))) {
      Map<String, Credit> credits = model.credit(journeys);

      assertThat(credits).as(model.id()).hasSize(12);
      assertThat(credits.values().stream().mapToDouble(Credit::conversions).sum())
          .as(model.id())
          .isEqualTo(19_785, within(1e-6));
      assertThat(credits.values().stream().mapToDouble(Credit::value).sum())
          .as(model.id())
          .isEqualTo(74_802.972, within(1e-3));
    }
  }
}
