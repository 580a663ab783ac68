package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Micros;
import com.askbosco.data.sandbox.world.SessionDay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** A report of the GA4 Data API over one property: rows grouped by the dimensions asked for, all values as texts. */
final class Ga4Report {
  private static final long MAX_LIMIT = 250_000;
  private static final int MAX_DIMENSIONS = 9;
  private static final int MAX_METRICS = 10;

  private static final Map<String, Function<SessionDay, String>> DIMENSIONS = Map.of(
      "date", row -> row.day().toString().replace("-", ""),
      "sessionSource", SessionDay::source,
      "sessionMedium", SessionDay::medium,
      "sessionCampaignName", SessionDay::campaign,
      "sessionDefaultChannelGroup", SessionDay::channelGroup,
      "deviceCategory", SessionDay::device,
      "countryId", SessionDay::country);

  private static final Map<String, ToLongFunction<SessionDay>> METRICS = Map.of(
      "sessions", SessionDay::sessions,
      "engagedSessions", SessionDay::engagedSessions,
      "totalUsers", SessionDay::totalUsers,
      "newUsers", SessionDay::newUsers,
      "keyEvents", SessionDay::keyEvents,
      "conversions", SessionDay::keyEvents,
      "transactions", SessionDay::transactions,
      "totalRevenue", SessionDay::revenueMicros);

  private final ClientWorld client;
  private final List<String> dimensions;
  private final List<Metric> metrics;
  private final DateRange days;
  private final long offset;
  private final long limit;

  /**
   * A metric asked for.
   *
   * @param name its name in the answer
   * @param expression the metric it stands for; only plain ones, no arithmetic
   */
  private record Metric(String name, String expression) {}

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException with the vendor's words when it refuses
   */
  Ga4Report(ClientWorld client, JsonNode request, LocalDate today) {
    this.client = client;
    this.dimensions = new ArrayList<>();
    request.path("dimensions").forEach(item -> dimensions.add(item.path("name").asText()));
    check(dimensions, "dimension", DIMENSIONS, MAX_DIMENSIONS);
    this.metrics = new ArrayList<>();
    for (JsonNode item : request.path("metrics")) {
      String name = item.path("name").asText();
      metrics.add(new Metric(name, item.path("expression").asText(name)));
    }
    check(metrics.stream().map(Metric::expression).toList(), "metric", METRICS, MAX_METRICS);
    JsonNode range = request.path("dateRanges").path(0);
    this.days = range(day(range.path("startDate"), today), day(range.path("endDate"), today));
    this.offset = request.path("offset").asLong(0);
    this.limit = request.path("limit").asLong(10_000);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("Limit must be between 1 and 250000.");
    }
  }

  private static void check(List<String> names, String kind, Map<String, ?> known, int most) {
    for (String name : names) {
      if (!known.containsKey(name)) {
        throw new IllegalArgumentException("Field " + name + " is not a valid " + kind
            + ". For a list of valid dimensions and metrics, see "
            + "https://developers.google.com/analytics/devguides/reporting/data/v1/api-schema ");
      }
    }
    if (names.size() > most) {
      throw new IllegalArgumentException("Requests are limited to " + most + " " + kind
          + "s. This request is for " + names.size() + ".");
    }
  }

  private static LocalDate day(JsonNode text, LocalDate today) {
    return switch (text.asText()) {
      case "today" -> today;
      case "yesterday" -> today.minusDays(1);
      default -> {
        try {
          yield LocalDate.parse(text.asText());
        } catch (DateTimeException e) {
          throw new IllegalArgumentException(
              "Dates must be in the format YYYY-MM-DD, NdaysAgo, yesterday or today.", e);
        }
      }
    };
  }

  private static DateRange range(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("startDate must not be after endDate.");
    }
    return new DateRange(from, to);
  }

  /** The answer as known on the as-of day. */
  ObjectNode json(LocalDate today) {
    Map<List<String>, long[]> groups = new LinkedHashMap<>();
    for (LocalDate day : days.days()) {
      for (SessionDay row : client.web().sessionsDaily(day, today)) {
        List<String> key = dimensions.stream()
            .map(name -> DIMENSIONS.get(name))
            .map(dimension -> dimension == null ? "" : dimension.apply(row))
            .toList();
        add(groups.computeIfAbsent(key, k -> new long[metrics.size()]), row);
      }
    }
    ObjectNode body = VendorJson.object();
    addHeaders(body);
    ArrayNode rows = VendorJson.array();
    groups.entrySet().stream()
        .skip(offset)
        .limit(limit)
        .forEach(group -> rows.add(row(group.getKey(), group.getValue())));
    if (!rows.isEmpty()) {
      body.set("rows", rows);
    }
    if (!groups.isEmpty()) {
      body.put("rowCount", groups.size());
    }
    body.putObject("metadata")
        .put("currencyCode", client.currency())
        .put("timeZone", client.zone().getId());
    body.put("kind", "analyticsData#runReport");
    return body;
  }

  private void add(long[] sums, SessionDay row) {
    for (int i = 0; i < sums.length; i++) {
      ToLongFunction<SessionDay> metric = METRICS.get(metrics.get(i).expression());
      sums[i] += metric == null ? 0 : metric.applyAsLong(row);
    }
  }

  private void addHeaders(ObjectNode body) {
    ArrayNode dimensionHeaders = body.putArray("dimensionHeaders");
    dimensions.forEach(name -> dimensionHeaders.addObject().put("name", name));
    ArrayNode metricHeaders = body.putArray("metricHeaders");
    for (Metric metric : metrics) {
      metricHeaders.addObject().put("name", metric.name()).put("type", type(metric.expression()));
    }
  }

  private static String type(String metric) {
    return switch (metric.toLowerCase(Locale.ROOT)) {
      case "totalrevenue" -> "TYPE_CURRENCY";
      case "keyevents", "conversions" -> "TYPE_FLOAT";
      default -> "TYPE_INTEGER";
    };
  }

  private ObjectNode row(List<String> key, long[] sums) {
    ObjectNode row = VendorJson.object();
    ArrayNode dimensionValues = row.putArray("dimensionValues");
    key.forEach(value -> dimensionValues.addObject().put("value", value));
    ArrayNode metricValues = row.putArray("metricValues");
    for (int i = 0; i < sums.length; i++) {
      String text = metrics.get(i).expression().equals("totalRevenue")
          ? Micros.decimal(sums[i], client.currency()).stripTrailingZeros().toPlainString()
          : Long.toString(sums[i]);
      metricValues.addObject().put("value", text);
    }
    return row;
  }
}
