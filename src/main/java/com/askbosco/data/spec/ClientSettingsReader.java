package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ClientSettings.Attribution;
import com.askbosco.data.spec.ClientSettings.AttributionModelName;
import com.askbosco.data.spec.ClientSettings.ClientMetric;
import com.askbosco.data.spec.ClientSettings.Fx;
import com.askbosco.data.spec.ClientSettings.FxPolicy;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads what an agency chooses for one client: KPI, attribution, rates, own rules and metrics. */
final class ClientSettingsReader {
  /** The keys of a client's file that are read here. */
  static final Set<String> KEYS = Set.of(
      "kpi",
      "attribution",
      "fx",
      "holidays",
      "channel_groups",
      "channel_rules",
      "naming",
      "conversions",
      "metrics");

  private static final Pattern CALENDAR = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
  private static final Pattern GROUP = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} &+/._-]{0,59}");

  private final MetricVocabulary vocabulary;

  ClientSettingsReader(MetricVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The settings as far as they could be read.
   *
   * @param connectors those the client has connections to
   */
  ClientSettings read(YamlNode root, Set<String> connectors) {
    ClientSettings usual = ClientSettings.DEFAULT;
    List<String> own =
        root.optional("channel_groups").map(ClientSettingsReader::groups).orElse(List.of());
    Set<String> groups = groups(root, own);
    Map<String, ClientMetric> metrics = root.optional("metrics")
        .map(node -> ClientMetricReader.readAll(node, vocabulary))
        .orElse(Map.of());
    return new ClientSettings(
        root.optional("kpi").map(node -> metric(node, metrics)).orElse(usual.kpi()),
        root.optional("attribution")
            .map(ClientSettingsReader::attribution)
            .orElse(usual.attribution()),
        root.optional("fx").map(ClientSettingsReader::fx).orElse(usual.fx()),
        root.optional("holidays").map(ClientSettingsReader::calendar),
        own,
        root.optional("channel_rules")
            .map(node -> ChannelRuleReader.readAll(node, groups))
            .orElse(List.of()),
        root.optional("naming").map(NamingReader::readAll).orElse(List.of()),
        root.optional("conversions")
            .map(node -> ConversionRuleReader.readAll(node, connectors))
            .orElse(List.of()),
        metrics);
  }

  /** The channel groups a client may use: the shared ones and its own. */
  static Set<String> groups(YamlNode root, List<String> own) {
    Set<String> groups = new LinkedHashSet<>(ChannelGroups.NAMES);
    groups.addAll(own);
    return groups;
  }

  static List<String> groups(YamlNode node) {
    Set<String> groups = new LinkedHashSet<>();
    for (YamlNode item : node.list()) {
      String group = item.string();
      if (item.isScalar() && !GROUP.matcher(group).matches()) {
        item.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + group + "` is no name for a channel group",
            "Use letters, digits and spaces, at most 60.");
      } else if (item.isScalar() && (ChannelGroups.NAMES.contains(group) || !groups.add(group))) {
        item.problem(
            ErrorCode.CONFIG_DUPLICATE, "there is a group `" + group + "` already", "Remove it.");
      }
    }
    return List.copyOf(groups);
  }

  /** A metric that there is: a shared one or one of the client's own. */
  String metric(YamlNode node, Map<String, ClientMetric> own) {
    String id = node.string();
    Set<String> known = new TreeSet<>(vocabulary.ids());
    known.addAll(own.keySet());
    if (node.isScalar() && !known.contains(id)) {
      String near = YamlNode.nearest(id, known);
      node.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "there is no metric `" + id + "`",
          near != null
              ? "Did you mean `" + near + "`?"
              : "Use one of " + String.join(", ", known) + ".");
    }
    return id;
  }

  private static Attribution attribution(YamlNode node) {
    node.onlyKeys(Set.of("model", "lookback_days"));
    map(node, "attribution: {model: linear, lookback_days: 30}");
    Attribution usual = Attribution.DEFAULT;
    return new Attribution(
        node.optional("model")
            .map(model -> model.oneOf(AttributionModelName.class))
            .orElse(usual.model()),
        node.optional("lookback_days")
            .map(days -> days(days, 1, 365))
            .orElse(usual.lookbackDays()));
  }

  private static Fx fx(YamlNode node) {
    node.onlyKeys(Set.of("policy", "close_after_days", "reopened"));
    map(node, "fx: {policy: month_end}");
    Fx usual = Fx.DEFAULT;
    List<YearMonth> reopened = new ArrayList<>();
    for (YamlNode month : node.optional("reopened").map(YamlNode::list).orElse(List.of())) {
      reopened.add(ClientReader.month(month));
    }
    return new Fx(
        node.optional("policy").map(policy -> policy.oneOf(FxPolicy.class)).orElse(usual.policy()),
        node.optional("close_after_days")
            .map(days -> days(days, 0, 90))
            .orElse(usual.closeAfterDays()),
        List.copyOf(reopened));
  }

  private static void map(YamlNode node, String example) {
    if (!node.isMap()) {
      node.problem(ErrorCode.CONFIG_WRONG_TYPE, "expected a map", "Write `" + example + "`.");
    }
  }

  private static int days(YamlNode node, int from, int to) {
    long days = node.integer();
    if (node.isScalar() && (days < from || days > to)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` days",
          "Write a number of days from " + from + " to " + to + ".");
    }
    return (int) Math.max(from, Math.min(to, days));
  }

  private static String calendar(YamlNode node) {
    String name = node.string();
    if (node.isScalar()
        && (!CALENDAR.matcher(name).matches()
            || !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
                .contains(name.substring(0, 2)))) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name + "` is no country",
          "Write an ISO 3166 code such as DE, or DE-BY for one part of it.");
    }
    return name;
  }

  /** The targets' names have to be metrics. */
  void checkTargets(Optional<YamlNode> targets, ClientSettings settings) {
    targets.map(YamlNode::map).orElse(Map.of()).forEach((name, node) -> {
      if (!name.equals("budgets")) {
        Set<String> known = new TreeSet<>(vocabulary.ids());
        known.addAll(settings.metrics().keySet());
        if (!known.contains(name)) {
          String near = YamlNode.nearest(name, known);
          node.problem(
              ErrorCode.CONFIG_UNKNOWN_KEY,
              "there is no metric `" + name + "`",
              near != null
                  ? "Did you mean `" + near + "`?"
                  : "Use budgets or one of " + String.join(", ", known) + ".");
        }
      }
    });
  }
}
