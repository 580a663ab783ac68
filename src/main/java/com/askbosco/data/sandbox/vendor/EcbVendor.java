package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.FxRate;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ECB reference rates as Frankfurter, version 1, serves them: a time series with EUR as base. Needs no key. A series begins with
 * the last working day at or before its first day.
 */
public final class EcbVendor implements Vendor {
  private static final Pattern SERIES =
      Pattern.compile("/v1/([0-9]{4}-[0-9]{2}-[0-9]{2})\\.\\.([0-9]{4}-[0-9]{2}-[0-9]{2})");
  private static final int LONGEST_HOLIDAY = 7;

  /** The first day needs the last rates before it, which may be a week old. */
  private static final int LEAD_DAYS = 10;

  @Override
  public String source() {
    return "ecb-rates";
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    return Optional.of("rates");
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return Optional.empty();
  }

  /** Rates are the agency's, not a client's: the first client's connection brings them. */
  @Override
  public List<Connection> connections(ClientWorld client) {
    return client.index() == 0
        ? List.of(new Connection(
            "ecb_rates",
            source(),
            List.of("ECB"),
            Optional.empty(),
            List.of("rates"),
            Map.of(),
            LEAD_DAYS))
        : List.of();
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    VendorJson.send(exchange, answer(exchange));
  }

  private static Answer answer(Exchange exchange) {
    Matcher series = SERIES.matcher(exchange.path());
    if (!series.matches() || !exchange.method().equals("GET")) {
      return refusal(404, "not found");
    }
    if (!exchange.query().getOrDefault("base", "EUR").equals("EUR")) {
      return refusal(422, "this server serves EUR as base only");
    }
    try {
      DateRange days =
          new DateRange(LocalDate.parse(series.group(1)), LocalDate.parse(series.group(2)));
      return series(exchange, days, exchange.query().getOrDefault("symbols", ""));
    } catch (DateTimeException | IllegalArgumentException e) {
      return refusal(422, "invalid date");
    }
  }

  private static Answer series(Exchange exchange, DateRange days, String symbols) {
    TreeMap<LocalDate, Map<String, BigDecimal>> rates = new TreeMap<>();
    for (FxRate rate : exchange
        .world()
        .fx()
        .rates(days.from().minusDays(LONGEST_HOLIDAY), days.to(), exchange.today())) {
      if (symbols.isEmpty() || List.of(symbols.split(",", -1)).contains(rate.quote())) {
        rates.computeIfAbsent(rate.day(), day -> new TreeMap<>()).put(rate.quote(), rate.rate());
      }
    }
    LocalDate first = rates.floorKey(days.from());
    Map<LocalDate, Map<String, BigDecimal>> shown =
        rates.tailMap(first == null ? days.from() : first, true);
    if (shown.isEmpty()) {
      return refusal(404, "not found");
    }
    ObjectNode body = VendorJson.object()
        .put("amount", new BigDecimal("1.0"))
        .put("base", "EUR")
        .put("start_date", shown.keySet().iterator().next().toString())
        .put("end_date", rates.lastKey().toString());
    ObjectNode byDay = body.putObject("rates");
    shown.forEach((day, quotes) -> {
      ObjectNode ofDay = byDay.putObject(day.toString());
      quotes.forEach(ofDay::put);
    });
    return VendorJson.answer(200, body);
  }

  private static Answer refusal(int status, String message) {
    return VendorJson.answer(status, VendorJson.object().put("message", message));
  }
}
