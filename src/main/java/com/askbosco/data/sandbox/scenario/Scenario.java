package com.askbosco.data.sandbox.scenario;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Faults on demand, read strictly from YAML:
 *
 * <pre>{@code
 * faults:
 *   - kind: rate_limit        # any FaultKind in lower case
 *     vendor: google-ads      # all of these are optional ...
 *     client: aurora
 *     path: searchStream      # a part of the path below the vendor's prefix
 *     stream: campaign
 *     nth: 2                  # ... the 2nd matching request, or from/to; else every one
 *     retry_after: 1          # seconds, rate_limit and quota_used_up only
 *   - {kind: status, status: 503, from: 1, to: 3}
 *   - {kind: timeout, delay_ms: 500}
 *   - {kind: removed_field, field: clicks, every: 10}   # one of ten; else all
 *   - {kind: scaled_field, field: spend, times: 1000000}
 * }</pre>
 *
 * <p>The first rule whose turn it is strikes; every matching rule counts the request.
 *
 * @param rules the rules in the order of the file
 */
public record Scenario(List<FaultRule> rules) {
  private static final Set<String> KEYS = Set.of(
      "kind",
      "vendor",
      "client",
      "path",
      "stream",
      "nth",
      "from",
      "to",
      "status",
      "retry_after",
      "delay_ms",
      "field",
      "times",
      "every");
  private static final long DEFAULT_DELAY_MS = 2_000;

  public Scenario {
    rules = List.copyOf(rules);
  }

  /** Nothing fails. */
  public static Scenario none() {
    return new Scenario(List.of());
  }

  /**
   * Reads a scenario; the name is the one shown in problems.
   *
   * @throws com.askbosco.data.model.ProblemsException with every problem of the file
   */
  public static Scenario parse(String name, String yaml) {
    YamlFile file = YamlFile.parse(name, yaml);
    YamlNode root = file.root().onlyKeys(Set.of("faults"));
    List<FaultRule> rules =
        root.required("faults").list().stream().map(Scenario::rule).toList();
    file.check();
    return new Scenario(rules);
  }

  private static FaultRule rule(YamlNode node) {
    node.onlyKeys(KEYS);
    FaultKind kind = node.required("kind").oneOf(FaultKind.class);
    Optional<Long> nth = node.optional("nth").map(Scenario::positive);
    if (nth.isPresent()) {
      refuse(node, "from", "`nth` says it already");
      refuse(node, "to", "`nth` says it already");
    }
    long first = nth.or(() -> node.optional("from").map(Scenario::positive)).orElse(1L);
    long last = nth.or(() -> node.optional("to").map(Scenario::positive)).orElse(Long.MAX_VALUE);
    if (last < first) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`to` is before `from`", "Swap them.");
    }
    return new FaultRule(
        node.optional("vendor").map(YamlNode::string),
        node.optional("client").map(YamlNode::string),
        node.optional("path").map(YamlNode::string),
        node.optional("stream").map(YamlNode::string),
        first,
        last,
        fault(node, kind));
  }

  private static Fault fault(YamlNode node, FaultKind kind) {
    int status = 0;
    if (kind == FaultKind.STATUS) {
      YamlNode value = node.required("status");
      status = (int) value.integer();
      if (status < 400 || status > 599) {
        value.problem(ErrorCode.CONFIG_BAD_VALUE, "not an error status", "Use 400 to 599.");
      }
    } else {
      refuse(node, "status", "it belongs to kind `status`");
    }
    if (kind != FaultKind.RATE_LIMIT && kind != FaultKind.QUOTA_USED_UP) {
      refuse(node, "retry_after", "it belongs to kinds `rate_limit` and `quota_used_up`");
    }
    if (kind != FaultKind.TIMEOUT) {
      refuse(node, "delay_ms", "it belongs to kind `timeout`");
    }
    Optional<String> field = Optional.empty();
    if (kind.hasField()) {
      field = Optional.of(node.required("field").string());
    } else {
      refuse(node, "field", "it belongs to the kinds that change fields");
      refuse(node, "every", "it belongs to the kinds that change fields");
    }
    BigDecimal times = BigDecimal.ONE;
    if (kind.hasTimes()) {
      times = node.required("times").decimal();
      if (kind == FaultKind.FEWER_RECORDS && times.compareTo(BigDecimal.ONE) < 0) {
        node.problem(ErrorCode.CONFIG_BAD_VALUE, "`times` is below 1", "Write 2 to lose half.");
      }
    } else {
      refuse(node, "times", "it belongs to kinds `scaled_field` and `fewer_records`");
    }
    return new Fault(
        kind,
        status,
        node.optional("retry_after").map(n -> (int) n.integer()),
        Duration.ofMillis(
            node.optional("delay_ms").map(Scenario::positive).orElse(DEFAULT_DELAY_MS)),
        field,
        times,
        node.optional("every").map(Scenario::positive).orElse(1L).intValue());
  }

  private static long positive(YamlNode node) {
    long value = node.integer();
    if (value < 1) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "expected 1 or more", "Write a number from 1.");
    }
    return value;
  }

  private static void refuse(YamlNode node, String key, String why) {
    node.optional(key)
        .ifPresent(n -> n.problem(
            ErrorCode.CONFIG_BAD_VALUE, "`" + key + "` has no meaning here: " + why, "Remove it."));
  }
}
