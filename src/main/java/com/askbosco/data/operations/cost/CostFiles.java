package com.askbosco.data.operations.cost;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.operations.cost.Price.Checked;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads prices, coefficients and scenarios strictly; everything wrong in a file is said at once. */
public final class CostFiles {
  private CostFiles() {}

  /** A price list. */
  public record Prices(String region, Map<String, Price> prices) {}

  /**
   * What a unit of work needs.
   *
   * @param from {@code measured}, {@code assumed} or {@code page}
   */
  public record Coefficient(BigDecimal value, String from, String note) {}

  /** A file of the product: {@code prices.yaml}, {@code model.yaml} or {@code scenarios.yaml}. */
  public static String shipped(String name) {
    try (InputStream in =
        Objects.requireNonNull(CostFiles.class.getResourceAsStream("/cost/" + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("The jar has no " + name, e);
    }
  }

  /** Reads a price list; it has to have every price the model asks for. */
  public static Prices prices(String name, String text) {
    YamlFile file = YamlFile.parse(name, text);
    YamlNode root = file.root().onlyKeys(Set.of("region", "currency", "prices"));
    Map<String, Price> prices = new LinkedHashMap<>();
    root.required("prices").map().forEach((id, node) -> {
      node.onlyKeys(Set.of("usd", "unit", "free", "checked", "read", "source", "note"));
      prices.put(
          id,
          new Price(
              notNegative(node.required("usd")),
              node.required("unit").string(),
              node.optional("free").map(CostFiles::notNegative).orElse(BigDecimal.ZERO),
              node.required("checked").oneOf(Checked.class),
              node.required("read").date(),
              node.required("source").string(),
              node.optional("note").map(YamlNode::string).orElse("")));
    });
    for (String id : Estimate.PRICES) {
      if (!prices.containsKey(id)) {
        root.required("prices")
            .problem(ErrorCode.CONFIG_MISSING_KEY, "`" + id + "` has no price", "Add it.");
      }
    }
    String region = root.required("region").string();
    file.check();
    return new Prices(region, prices);
  }

  /** Reads the coefficients. */
  public static Map<String, Coefficient> coefficients(String name, String text) {
    YamlFile file = YamlFile.parse(name, text);
    Map<String, Coefficient> all = new LinkedHashMap<>();
    file.root()
        .onlyKeys(Set.of("coefficients"))
        .required("coefficients")
        .map()
        .forEach((id, node) -> {
          node.onlyKeys(Set.of("value", "from", "note"));
          String from = node.required("from").string();
          if (!Set.of("measured", "assumed", "page").contains(from)) {
            node.problem(
                ErrorCode.CONFIG_BAD_VALUE,
                "`" + from + "` says nothing",
                "Write measured, assumed or page.");
          }
          all.put(
              id,
              new Coefficient(
                  notNegative(node.required("value")),
                  from,
                  node.optional("note").map(YamlNode::string).orElse("")));
        });
    file.check();
    return all;
  }

  /** Reads the scenarios in the order of the file. */
  public static Map<String, Scenario> scenarios(String name, String text) {
    YamlFile file = YamlFile.parse(name, text);
    Map<String, Scenario> all = new LinkedHashMap<>();
    file.root().onlyKeys(Set.of("scenarios")).required("scenarios").map().forEach((id, node) -> {
      node.onlyKeys(Set.of(
          "clients",
          "sources",
          "gb_per_month",
          "calls_per_day",
          "runs_per_day",
          "workers",
          "streaming_workers",
          "price_per_client",
          "peak_factor",
          "peak_days"));
      all.put(
          id,
          new Scenario(
              id,
              (int) positive(node.required("clients")),
              (int) positive(node.required("sources")),
              notNegative(node.required("gb_per_month")),
              notNegative(node.required("calls_per_day")),
              (int) positive(node.required("runs_per_day")),
              (int) positive(node.required("workers")),
              node.optional("streaming_workers")
                  .map(each -> (int) positive(each))
                  .orElse(0),
              notNegative(node.required("price_per_client")),
              node.optional("peak_factor").map(CostFiles::notNegative).orElse(BigDecimal.ONE),
              node.optional("peak_days").map(days -> (int) days.integer()).orElse(0)));
    });
    file.check();
    return all;
  }

  private static long positive(YamlNode node) {
    long value = node.integer();
    if (value < 1 || value > 1_000_000) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + value + "`", "Write 1 to 1000000.");
    }
    return value;
  }

  private static BigDecimal notNegative(YamlNode node) {
    BigDecimal value = node.decimal();
    if (value.signum() < 0) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + value + "` is negative", "Write 0 or more.");
    }
    return value;
  }
}
