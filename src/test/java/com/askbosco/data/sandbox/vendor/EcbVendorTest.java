package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.FxRate;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcbVendorTest {
  private final TestSandbox sandbox = new TestSandbox(new EcbVendor());

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void seriesHoldsTheWorldsRatesByDay() throws Exception {
    JsonNode body = sandbox.get("/v1/2026-03-09..2026-03-13?base=EUR", Map.of()).json();

    List<FxRate> rates = TestSandbox.WORLD
        .fx()
        .rates(LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 13), TestSandbox.TODAY);
    assertThat(body.get("base").asText()).isEqualTo("EUR");
    assertThat(body.get("rates")).hasSize(5);
    for (FxRate rate : rates) {
      assertThat(body.get("rates").get(rate.day().toString()).get(rate.quote()).decimalValue())
          .isEqualByComparingTo(rate.rate());
    }
  }

  @Test
  void seriesThatBeginsOnAWeekendBeginsWithFriday() throws Exception {
    JsonNode body = sandbox.get("/v1/2026-03-07..2026-03-09", Map.of()).json();

    assertThat(body.get("start_date").asText()).isEqualTo("2026-03-06");
    assertThat(body.get("end_date").asText()).isEqualTo("2026-03-09");
    assertThat(body.get("rates")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/latest, 404",
    "/v1/2026-03-09..2026-03-08, 422",
    "/v1/2026-13-09..2026-14-08, 422",
    "/v1/2026-03-09..2026-03-10?base=USD, 422",
    "/v1/2030-03-09..2030-03-10, 404",
  })
  void whatIsNotServedIsRefused(String path, int status) throws Exception {
    TestSandbox.Reply reply = sandbox.get(path, Map.of());

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().has("message")).isTrue();
  }
}
