package com.askbosco.data.operations.cost;

import com.askbosco.data.operations.cost.CostFiles.Coefficient;
import com.askbosco.data.operations.cost.CostFiles.Prices;
import com.askbosco.data.operations.cost.Estimate.Line;
import com.askbosco.data.operations.cost.Price.Checked;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Estimates for a terminal, as JSON and as a table of Markdown. */
public final class EstimateText {
  private EstimateText() {}

  /**
   * Scenarios side by side by service, what a client costs and leaves, and how sure it is.
   *
   * @param items whether each item is listed, too
   */
  public static String text(
      List<Estimate> estimates,
      Prices prices,
      Map<String, Coefficient> coefficients,
      boolean items) {
    StringBuilder text = new StringBuilder();
    text.append("US dollars a month, list prices, ")
        .append(prices.region())
        .append(", history filled up\n\n");
    row(text, "", estimates.stream().map(each -> each.scenario().name()).toList());
    row(
        text,
        "clients",
        estimates.stream().map(e -> "" + e.scenario().clients()).toList());
    row(
        text,
        "GB of new days",
        estimates.stream()
            .map(e ->
                number(e.scenario().gbPerMonth().doubleValue() * e.scenario().peakShare()))
            .toList());
    row(
        text,
        "calls a day",
        estimates.stream()
            .map(e ->
                number(e.scenario().callsPerDay().doubleValue() * e.scenario().peakShare()))
            .toList());
    text.append("\n");
    for (String service : estimates.get(0).byService().keySet()) {
      row(
          text,
          service,
          estimates.stream()
              .map(e -> number(e.byService().getOrDefault(service, 0.0)))
              .toList());
      if (items) {
        for (Line line : estimates.get(0).lines()) {
          if (line.service().equals(service)) {
            row(
                text,
                "  " + line.item(),
                estimates.stream().map(e -> number(find(e, line).usd())).toList());
          }
        }
      }
    }
    text.append("\n");
    row(text, "all", estimates.stream().map(e -> number(e.total())).toList());
    row(text, "a client", estimates.stream().map(e -> number(e.perClient())).toList());
    row(
        text,
        "a client pays",
        estimates.stream()
            .map(e -> number(e.scenario().pricePerClient().doubleValue()))
            .toList());
    row(
        text,
        "margin",
        estimates.stream()
            .map(e -> String.format(Locale.ROOT, "%.0f %%", 100 * e.margin()))
            .toList());
    return text.append("\n").append(sureness(estimates, prices, coefficients)).toString();
  }

  private static Line find(Estimate estimate, Line like) {
    return estimate.lines().stream()
        .filter(line -> line.service().equals(like.service()) && line.item().equals(like.item()))
        .findFirst()
        .orElseThrow();
  }

  private static void row(StringBuilder text, String name, List<String> values) {
    text.append(String.format(Locale.ROOT, "%-26s", name));
    values.forEach(value -> text.append(String.format(Locale.ROOT, " %12s", value)));
    text.append("\n");
  }

  /** Which share of the money hangs on which kind of price, and on what was only assumed. */
  private static String sureness(
      List<Estimate> estimates, Prices prices, Map<String, Coefficient> coefficients) {
    Map<Checked, Double> shares = new TreeMap<>();
    double all = estimates.stream().mapToDouble(Estimate::total).sum();
    estimates.forEach(estimate -> estimate
        .lines()
        .forEach(line -> shares.merge(line.price().checked(), line.usd() / all, Double::sum)));
    StringBuilder text = new StringBuilder("Prices:");
    shares.forEach((checked, share) -> text.append(String.format(
        Locale.ROOT,
        " %.0f %% of the money %s;",
        100 * share,
        switch (checked) {
          case PAGE -> "by prices read on the vendor's page";
          case REGION -> "by prices of another region";
          case MEMORY -> "by prices from memory (unverified)";
        })));
    TreeSet<String> dates = new TreeSet<>();
    prices.prices().values().forEach(price -> dates.add(price.read().toString()));
    text.append(" looked up ").append(dates.first());
    if (dates.size() > 1) {
      text.append(" to ").append(dates.last());
    }
    long measured = coefficients.values().stream()
        .filter(each -> each.from().equals("measured"))
        .count();
    text.append(".\nCoefficients: ").append(measured).append(" measured, ");
    text.append(coefficients.size() - measured).append(" assumed or from documents");
    return text.append(" (src/main/resources/cost/model.yaml).\n").toString();
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  /** The same with every line, as JSON. */
  public static ObjectNode json(List<Estimate> estimates, Prices prices) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("currency", "USD");
    root.put("region", prices.region());
    ArrayNode scenarios = root.putArray("scenarios");
    for (Estimate estimate : estimates) {
      ObjectNode node = scenarios.addObject();
      node.put("scenario", estimate.scenario().name());
      node.put("clients", estimate.scenario().clients());
      node.put("usd_per_month", cents(estimate.total()));
      node.put("usd_per_client", cents(estimate.perClient()));
      node.put("margin", cents(estimate.margin()));
      ObjectNode services = node.putObject("services");
      estimate.byService().forEach((service, usd) -> services.put(service, cents(usd)));
      ArrayNode lines = node.putArray("lines");
      for (Line line : estimate.lines()) {
        ObjectNode each = lines.addObject();
        each.put("service", line.service());
        each.put("item", line.item());
        each.put("quantity", BigDecimal.valueOf(line.quantity()).setScale(4, RoundingMode.HALF_UP));
        each.put("unit", line.price().unit());
        each.put("usd_per_unit", line.price().usd());
        each.put("usd", cents(line.usd()));
        each.put("price_checked", line.price().checked().name().toLowerCase(Locale.ROOT));
        each.put("price_read", line.price().read().toString());
        each.put("price_source", line.price().source());
      }
    }
    return root;
  }

  private static BigDecimal cents(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
