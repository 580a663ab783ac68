package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one client's file; everything wrong is noted in the file's problems. */
final class ClientReader {
  static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  private static final Set<String> KEYS = Set.of(
      "tenant", "id", "name", "currency", "time_zone", "targets", "attribution", "connections");
  private static final Set<String> BUDGET_KEYS = Set.of("channel_group", "month", "amount");

  private final ConnectionReader connectionReader;
  private final ClientSettingsReader settingsReader;

  ClientReader(ConnectionReader connectionReader, MetricVocabulary metrics) {
    this.connectionReader = connectionReader;
    this.settingsReader = new ClientSettingsReader(metrics);
  }

  /** The client as far as it could be read. */
  ClientSpec read(YamlFile file) {
    Set<String> keys = new HashSet<>(KEYS);
    keys.addAll(ClientSettingsReader.KEYS);
    YamlNode root = file.root().onlyKeys(keys);
    String tenant = id(root.required("tenant"));
    String id = id(root.required("id"));
    String name = root.required("name").string();
    String currency = currency(root.required("currency"));
    ZoneId zone = zone(root.required("time_zone"));
    List<ConnectionSpec> connections = connectionReader.readAll(root.required("connections"));
    Set<String> connectors =
        connections.stream().map(ConnectionSpec::connector).collect(Collectors.toSet());
    ClientSettings settings = settingsReader.read(root, connectors);
    ClientSpec.Targets targets = targets(
        root.optional("targets"), ClientSettingsReader.groups(root, settings.channelGroups()));
    settingsReader.checkTargets(root.optional("targets"), settings);
    return new ClientSpec(
        tenant, id, name, currency, zone, targets, settings, List.copyOf(connections), file.name());
  }

  static String id(YamlNode node) {
    String id = node.string();
    if (node.isScalar() && !ID.matcher(id).matches()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + id + "` is no id",
          "Use lower case letters, digits, dash and underscore, at most 63.");
    }
    return id;
  }

  static String currency(YamlNode node) {
    String code = node.string();
    if (node.isScalar()
        && Currency.getAvailableCurrencies().stream()
            .noneMatch(known -> known.getCurrencyCode().equals(code))) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + code + "` is no currency",
          "Use an ISO 4217 code such as EUR.");
    }
    return code;
  }

  private static ZoneId zone(YamlNode node) {
    String name = node.string();
    if (node.isScalar() && ZoneId.getAvailableZoneIds().contains(name)) {
      return ZoneId.of(name);
    }
    if (node.isScalar()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name + "` is no time zone",
          "Use an IANA name such as Europe/Berlin.");
    }
    return ZoneOffset.UTC;
  }

  private static ClientSpec.Targets targets(Optional<YamlNode> node, Set<String> groups) {
    if (node.isEmpty()) {
      return ClientSpec.Targets.NONE;
    }
    YamlNode targets = node.get();
    if (!targets.isMap()) {
      targets.problem(
          ErrorCode.CONFIG_WRONG_TYPE, "expected a map of targets", "Write `roas: 4.0`.");
    }
    Map<String, BigDecimal> byMetric = new TreeMap<>();
    targets.map().forEach((name, value) -> {
      if (!name.equals("budgets") && !value.isNull()) {
        byMetric.put(name, positive(value));
      }
    });
    return new ClientSpec.Targets(
        Collections.unmodifiableMap(byMetric), budgets(targets.optional("budgets"), groups));
  }

  private static List<ClientSpec.Budget> budgets(Optional<YamlNode> node, Set<String> groups) {
    List<ClientSpec.Budget> budgets = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode item : node.map(YamlNode::list).orElse(List.of())) {
      item.onlyKeys(BUDGET_KEYS);
      Optional<String> group =
          item.optional("channel_group").map(name -> ChannelRuleReader.group(name, groups));
      YamlNode monthNode = item.required("month");
      YearMonth month = month(monthNode);
      YamlNode amountNode = item.required("amount");
      BigDecimal amount = amountNode.decimal();
      if (amount.signum() < 0) {
        amountNode.problem(
            ErrorCode.CONFIG_BAD_VALUE, "a budget below 0", "Write an amount of 0 or more.");
      }
      if (!seen.add(group.orElse("") + "/" + month) && monthNode.isScalar()) {
        item.problem(
            ErrorCode.CONFIG_DUPLICATE,
            "a second budget of " + group.orElse("the whole client") + " for " + month,
            "Keep one.");
      }
      budgets.add(new ClientSpec.Budget(group, month, amount));
    }
    return List.copyOf(budgets);
  }

  static YearMonth month(YamlNode node) {
    try {
      return node.isScalar() ? YearMonth.parse(node.string()) : YearMonth.of(1970, 1);
    } catch (DateTimeException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is no month",
          "Write a month such as 2026-03.");
      return YearMonth.of(1970, 1);
    }
  }

  private static BigDecimal positive(YamlNode node) {
    BigDecimal value = node.decimal();
    if (node.isScalar() && value.signum() < 0) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "a target below 0", "Write a number of 0 or more.");
    }
    return value;
  }
}
