package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.askbosco.data.local.LocalQueries;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.world.AttributionTruth;
import com.askbosco.data.sandbox.world.TruthMart;
import com.askbosco.data.serve.PageServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of the data against the simulated world: gold shows what happened, to the cent. */
class TruthTest {
  private static final LocalDate TO = LocalDate.of(2026, 3, 31);
  private static final String BLENDED =
      "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date";

  @TempDir
  private Path folder;

  @Test
  void goldEqualsTheSimulatedWorldPerClientAndDay() throws IOException {
    try (Agency agency = Agency.open(folder, "5x9", "")) {
      LocalDate from = agency.world().firstDay();

      RunReport report = agency.run(from, TO);

      assertThat(report.missing()).isEmpty();
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(from, TO));
      attributionIsWhatTheVisitsSay(agency, from);
      for (TruthMart mart : TruthMart.values()) {
        assertThat(agency.csv(mart.query()))
            .as(mart.name())
            .isEqualTo(agency.truth(mart, from, TO));
      }
      thePageShowsTheSameFigures(agency);
    }
  }

  private static void attributionIsWhatTheVisitsSay(Agency agency, LocalDate from)
      throws IOException {
    StringBuilder csv = new StringBuilder();
    new AttributionTruth(agency.world(), TO.plusDays(1)).print(new DateRange(from, TO), csv);
    List<String> truth = csv.toString().lines().skip(1).toList();
    List<List<Object>> rows = agency
        .query(
            "SELECT client_id, report_date, model, channel_group, SUM(conversions), SUM(revenue_rc)"
                + " FROM gold.mart_attribution"
                + " WHERE model NOT IN ('markov', 'shapley', 'time_decay') AND conversions > 0"
                + " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4")
        .rows();
    assertThat(rows).hasSameSizeAs(truth);
    for (int i = 0; i < rows.size(); i++) {
      List<Object> row = rows.get(i);
      String[] line = truth.get(i).split(",");
      assertThat(row.subList(0, 4).stream().map(Object::toString))
          .containsExactly(Arrays.copyOf(line, 4));
      for (int k = 4; k < 6; k++) {
        assertThat((BigDecimal) row.get(k))
            .as(truth.get(i))
            .isCloseTo(new BigDecimal(line[k]), within(new BigDecimal("0.000002")));
      }
    }
  }

  private static void thePageShowsTheSameFigures(Agency agency) throws IOException {
    List<List<Object>> expected = agency
        .query("SELECT client_id, spend_rc, net_revenue_rc, orders FROM gold.mart_blended_daily"
            + " WHERE report_date = DATE '2026-03-31' ORDER BY client_id")
        .rows();
    try (PageServer server = PageServer.start(0, () -> LocalQueries.open(agency.workspace()))) {
      JsonNode report = get(server, "api/report");
      assertThat(report.path("report_date").asText()).isEqualTo("2026-03-31");
      assertThat(report.path("clients")).hasSize(5);
      for (int i = 0; i < 5; i++) {
        JsonNode line = report.path("clients").get(i);
        List<Object> row = expected.get(i);
        assertThat(line.path("client_id").asText()).isEqualTo(row.get(0));
        assertThat(new BigDecimal(line.path("spend_rc").asText()))
            .isEqualByComparingTo((BigDecimal) row.get(1));
        assertThat(new BigDecimal(line.path("net_revenue_rc").asText()))
            .isEqualByComparingTo((BigDecimal) row.get(2));
        assertThat(line.path("orders").asLong()).isEqualTo(row.get(3));
      }
      assertThat(report.path("sources"))
          .allMatch(source -> !source.path("state").asText().equals("late"));
      JsonNode series = get(server, "api/clients/aurora");
      assertThat(series.path("daily")).hasSize(9);
      assertThat(series.path("channels").size()).isGreaterThan(2);
      assertThat(status(server, "api/clients/aurora'%20OR%20''='")).isEqualTo(404);
      assertThat(status(server, "")).isEqualTo(200);
      assertThat(status(server, "chart.js")).isEqualTo(200);
      assertThat(status(server, "../secret")).isEqualTo(404);
    }
  }

  private static JsonNode get(PageServer server, String path) throws IOException {
    try (InputStream body = server.uri().resolve(path).toURL().openStream()) {
      return new ObjectMapper().readTree(body);
    }
  }

  private static int status(PageServer server, String path) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.uri() + path)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void aLaterRunReplacesWhatWasRestatedSince() throws IOException {
    try (Agency agency = Agency.open(folder, "3x9", "")) {
      LocalDate from = agency.world().firstDay();
      agency.run(from, TO.minusDays(3));
      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(from, TO.minusDays(3)));

      agency.run(TO, TO);

      assertThat(agency.csv(BLENDED)).isEqualTo(agency.truth(from, TO));
      assertThat(agency
              .query("SELECT COUNT(*) FROM ops.ctl_restatement WHERE rows_removed > 0")
              .rows()
              .get(0)
              .get(0))
          .as("slices with rows that vanished")
          .isNotEqualTo(0L);
    }
  }
}
