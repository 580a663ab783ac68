package com.askbosco.data.pipeline.commit;

import com.askbosco.data.spec.ClientSettings;
import com.askbosco.data.spec.ClientSettings.ChannelRuleSpec;
import com.askbosco.data.spec.ClientSettings.ClientMetric;
import com.askbosco.data.spec.ClientSettings.NamingTemplate;
import com.askbosco.data.spec.ClientSpec;
import com.askbosco.data.spec.MetricSpec.Unit;
import com.askbosco.data.spec.MetricVocabulary;
import com.askbosco.data.warehouse.StagedRun.BudgetRow;
import com.askbosco.data.warehouse.StagedRun.ChoiceRow;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import com.askbosco.data.warehouse.StagedRun.RuleRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a client's file says as rows of the warehouse: its choices, and its rows of the reference tables. */
final class ClientRows {
  private static final Map<String, MetricVocabulary.Entry> SHARED =
      MetricVocabulary.shipped().metrics().stream()
          .collect(Collectors.toMap(MetricVocabulary.Entry::id, Function.identity()));

  /** Targets in a client's file hold for all days. */
  private static final String ALWAYS = "2000-01-01";

  private final ClientSpec client;
  private final List<RuleRow> rows = new ArrayList<>();

  private ClientRows(ClientSpec client) {
    this.client = client;
  }

  static ClientRow of(ClientSpec client) {
    ClientSettings settings = client.settings();
    return new ClientRow(
        client.id(),
        client.name(),
        client.currency(),
        client.timeZone().getId(),
        client.targets().budgets().stream()
            .map(budget -> new BudgetRow(
                budget.channelGroup().orElse(""), budget.month().toString(), budget.amount()))
            .toList(),
        new ChoiceRow(
            settings.kpi(),
            settings.attribution().model().id(),
            settings.attribution().lookbackDays(),
            settings.fx().policy().id(),
            settings.fx().closeAfterDays(),
            settings.holidays().orElse("")),
        new ClientRows(client).rules());
  }

  private List<RuleRow> rules() {
    ClientSettings settings = client.settings();
    channels(settings.channelRules());
    names(settings.naming());
    settings
        .conversions()
        .forEach(rule -> add(
            "ref_event_map",
            rule.source(),
            rule.actionType(),
            rule.event(),
            Integer.toString(rule.precedence())));
    client
        .targets()
        .byMetric()
        .forEach((metric, target) -> add(
            "fct_target",
            metric,
            "(all)",
            ALWAYS,
            "",
            target.toPlainString(),
            Boolean.toString(metric.equals(settings.kpi())),
            isMoney(metric) ? client.currency() : ""));
    settings
        .fx()
        .reopened()
        .forEach(month -> add("ref_fx_reopened", month.atDay(1).toString()));
    metrics();
    return List.copyOf(rows);
  }

  private void channels(List<ChannelRuleSpec> rules) {
    int position = 0;
    for (ChannelRuleSpec rule : rules) {
      position++;
      add(
          "ref_channel_rule",
          Integer.toString(position),
          rule.group(),
          rule.patterns().getOrDefault(ChannelRuleSpec.Field.SOURCE, ""),
          "",
          rule.patterns().getOrDefault(ChannelRuleSpec.Field.MEDIUM, ""),
          rule.patterns().getOrDefault(ChannelRuleSpec.Field.CAMPAIGN, ""));
    }
  }

  private void names(List<NamingTemplate> templates) {
    int position = 0;
    for (NamingTemplate template : templates) {
      position++;
      List<String> values = new ArrayList<>();
      values.add(Integer.toString(position));
      values.add("^(?:" + template.regex() + ")$");
      for (String part : NamingTemplate.PARTS) {
        values.add(template.patternOfPart().getOrDefault(part, ""));
      }
      rows.add(new RuleRow("ref_naming_template", List.copyOf(values)));
    }
  }

  private boolean isMoney(String metric) {
    ClientMetric own = client.settings().metrics().get(metric);
    MetricVocabulary.Entry shared = SHARED.get(metric);
    return own != null
        ? own.unit() == Unit.MONEY
        : shared != null && shared.unit().equals("money");
  }

  /** The KPI, the metrics with a target and the client's own. */
  private void metrics() {
    ClientSettings settings = client.settings();
    Set<String> wanted = new TreeSet<>(client.targets().byMetric().keySet());
    wanted.add(settings.kpi());
    wanted.addAll(settings.metrics().keySet());
    for (String id : wanted) {
      ClientMetric own = settings.metrics().get(id);
      MetricVocabulary.Entry shared = SHARED.get(id);
      if (own != null) {
        metric(own, true);
      } else if (shared != null) {
        metric(metric(shared), false);
      }
    }
  }

  private static ClientMetric metric(MetricVocabulary.Entry shared) {
    return new ClientMetric(
        shared.id(),
        shared.label(),
        shared.description(),
        Unit.valueOf(shared.unit().toUpperCase(Locale.ROOT)),
        Map.of(shared.additive() ? shared.id() : shared.of(), BigDecimal.ONE),
        shared.additive() ? Map.of() : Map.of(shared.by(), BigDecimal.ONE),
        new BigDecimal(shared.times()),
        false,
        0);
  }

  private void metric(ClientMetric metric, boolean own) {
    add(
        "ref_client_metric",
        metric.id(),
        metric.label(),
        metric.description(),
        metric.unit().name().toLowerCase(Locale.ROOT),
        Boolean.toString(metric.isAdditive()),
        Boolean.toString(metric.id().equals(client.settings().kpi())),
        Boolean.toString(own),
        metric.times().toPlainString(),
        Boolean.toString(metric.unknownIsZero()));
    part(metric, "NUMERATOR", metric.of());
    part(metric, "DENOMINATOR", metric.by());
  }

  private void part(ClientMetric metric, String side, Map<String, BigDecimal> parts) {
    parts.forEach((measure, weight) ->
        add("ref_client_metric_part", metric.id(), side, measure, weight.toPlainString()));
  }

  private void add(String table, String... values) {
    rows.add(new RuleRow(table, List.of(values)));
  }
}
