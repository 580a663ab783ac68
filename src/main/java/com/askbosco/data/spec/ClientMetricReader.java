package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ClientSettings.ClientMetric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a client's own metrics: sums of the shared metrics that are sums, perhaps divided by others. */
final class ClientMetricReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Set<String> KEYS =
      Set.of("label", "description", "unit", "of", "by", "times", "unknown_is_zero");

  private ClientMetricReader() {}

  static Map<String, ClientMetric> readAll(YamlNode node, MetricVocabulary shared) {
    Map<String, ClientMetric> metrics = new TreeMap<>();
    if (!node.isMap()) {
      node.problem(
          ErrorCode.CONFIG_WRONG_TYPE,
          "expected a map of metrics",
          "Write `cost_per_contact:` and its keys under it.");
    }
    node.map().forEach((id, value) -> metrics.put(id, read(id, value, shared)));
    return Collections.unmodifiableMap(metrics);
  }

  private static ClientMetric read(String id, YamlNode node, MetricVocabulary shared) {
    node.onlyKeys(KEYS);
    if (!ID.matcher(id).matches()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + id + "` is no name for a metric",
          "Use lower case letters, digits and underscores.");
    } else if (shared.ids().contains(id)) {
      node.problem(
          ErrorCode.CONFIG_DUPLICATE,
          "`" + id + "` is a metric of all clients",
          "Give yours another name; every shared metric can be the KPI as it is.");
    }
    Optional<YamlNode> times = node.optional("times");
    if (times.isPresent() && node.optional("by").isEmpty()) {
      times
          .get()
          .problem(ErrorCode.CONFIG_BAD_VALUE, "a factor of a sum", "Write weights under `of`.");
    }
    BigDecimal factor = times.map(YamlNode::decimal).orElse(BigDecimal.ONE);
    if (factor.signum() <= 0 && times.isPresent()) {
      times
          .get()
          .problem(ErrorCode.CONFIG_BAD_VALUE, "a factor of 0 or less", "Write one above 0.");
    }
    return new ClientMetric(
        id,
        node.required("label").string(),
        node.optional("description").map(YamlNode::string).orElse("").strip(),
        node.required("unit").oneOf(MetricSpec.Unit.class),
        parts(node.required("of"), shared),
        node.optional("by").map(by -> parts(by, shared)).orElse(Map.of()),
        factor,
        node.optional("unknown_is_zero").map(YamlNode::bool).orElse(false),
        node.line());
  }

  /** {@code leads}, {@code [leads, calls]} or {@code {leads: 1, calls: 0.5}}. */
  private static Map<String, BigDecimal> parts(YamlNode node, MetricVocabulary shared) {
    Map<String, BigDecimal> parts = new LinkedHashMap<>();
    if (node.isMap()) {
      node.map().forEach((id, weight) -> {
        parts.put(id, weight.decimal());
        sum(weight, id, shared);
      });
    } else if (node.isList()) {
      for (YamlNode item : node.list()) {
        sum(item, item.string(), shared);
        if (parts.put(item.string(), BigDecimal.ONE) != null) {
          item.problem(
              ErrorCode.CONFIG_DUPLICATE, "`" + item.string() + "` stands here twice", "Keep one.");
        }
      }
    } else if (node.isScalar()) {
      sum(node, node.string(), shared);
      parts.put(node.string(), BigDecimal.ONE);
    }
    if ((node.isMap() || node.isList()) && parts.isEmpty()) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "no metric", "Name at least one.");
    }
    return Collections.unmodifiableMap(parts);
  }

  private static void sum(YamlNode node, String id, MetricVocabulary shared) {
    if (node.isScalar() && !shared.sums().contains(id)) {
      String near = YamlNode.nearest(id, shared.sums());
      node.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          shared.ids().contains(id)
              ? "`" + id + "` cannot be added up"
              : "there is no metric `" + id + "`",
          near != null
              ? "Did you mean `" + near + "`?"
              : "Use sums: " + String.join(", ", shared.sums()) + ".");
    }
  }
}
