package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Problem;
import com.askbosco.data.spec.ClientSettings.Attribution;
import com.askbosco.data.spec.ClientSettings.AttributionModelName;
import com.askbosco.data.spec.ClientSettings.ChannelRuleSpec;
import com.askbosco.data.spec.ClientSettings.ChannelRuleSpec.Field;
import com.askbosco.data.spec.ClientSettings.ClientMetric;
import com.askbosco.data.spec.ClientSettings.ConversionRule;
import com.askbosco.data.spec.ClientSettings.Fx;
import com.askbosco.data.spec.ClientSettings.FxPolicy;
import com.askbosco.data.spec.ClientSettings.NamingTemplate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientSettingsTest {
  private static final Map<String, Set<String>> CONNECTORS =
      Map.of("facebook-marketing", Set.of("campaigns_insights"), "google-ads", Set.of("campaign"));
  private static final String CLIENT = """
      tenant: acme
      id: %s
      name: Aurora
      currency: EUR
      time_zone: Europe/Berlin
      connections:
        - {id: meta, connector: facebook-marketing, credential: none, accounts: ["1"], since: 2026-01-01}
      %s
      """;

  @TempDir
  Path dir;

  @Test
  void readsEverySetting() throws IOException {
    ClientSettings settings = read("""
        kpi: contact_cost
        targets: {contact_cost: 25, roas: 4}
        attribution: {model: position_based, lookback_days: 60}
        fx: {policy: month_end, close_after_days: 5, reopened: [2026-02]}
        holidays: DE-BY
        channel_groups: [Brand Search]
        channel_rules:
          - {group: Brand Search, source_is: [google, Google-Ads], campaign_matches: '\\bbrand\\b'}
          - {group: Email, medium_matches: ^newsletter}
        naming:
          - "{brand}_{market}_{*}_{funnel}-{product}"
          - {regex: '(?P<market>[A-Z]{2})(?:\\.|\\|)(x|y)\\((?P<brand>.*)\\)'}
        conversions:
          - {source: facebook-marketing, action_type: offline_conversion.purchase, event: purchase}
          - {source: facebook-marketing, action_type: omni_purchase, event: purchase, precedence: 2}
        metrics:
          contact_cost: {label: Cost per contact, unit: money, of: spend, by: {platform_conversions: 1, key_events: 0.5}}
          touches: {label: Touches, description: All of them, unit: count, of: [clicks, sessions], unknown_is_zero: true}
        """).settings();

    assertThat(settings)
        .isEqualTo(new ClientSettings(
            "contact_cost",
            new Attribution(AttributionModelName.POSITION_BASED, 60),
            new Fx(FxPolicy.MONTH_END, 5, List.of(YearMonth.of(2026, 2))),
            Optional.of("DE-BY"),
            List.of("Brand Search"),
            List.of(
                new ChannelRuleSpec(
                    "Brand Search",
                    Map.of(
                        Field.SOURCE, "^(?:google|google-ads)$",
                        Field.CAMPAIGN, "(?i)\\bbrand\\b"),
                    15),
                new ChannelRuleSpec("Email", Map.of(Field.MEDIUM, "(?i)^newsletter"), 16)),
            List.of(
                new NamingTemplate(
                    "(?P<brand>[^_]+)_(?P<market>[^_]+)_[^_]+_(?P<funnel>[^\\-]+)-(?P<product>.+)",
                    Map.of(
                        "brand", "^(?:([^_]+)_(?:[^_]+)_[^_]+_(?:[^\\-]+)-(?:.+))$",
                        "market", "^(?:(?:[^_]+)_([^_]+)_[^_]+_(?:[^\\-]+)-(?:.+))$",
                        "funnel", "^(?:(?:[^_]+)_(?:[^_]+)_[^_]+_([^\\-]+)-(?:.+))$",
                        "product", "^(?:(?:[^_]+)_(?:[^_]+)_[^_]+_(?:[^\\-]+)-(.+))$"),
                    18),
                new NamingTemplate(
                    "(?P<market>[A-Z]{2})(?:\\.|\\|)(x|y)\\((?P<brand>.*)\\)",
                    Map.of(
                        "market", "^(?:([A-Z]{2})(?:\\.|\\|)(?:x|y)\\((?:.*)\\))$",
                        "brand", "^(?:(?:[A-Z]{2})(?:\\.|\\|)(?:x|y)\\((.*)\\))$"),
                    19)),
            List.of(
                new ConversionRule(
                    "facebook-marketing", "offline_conversion.purchase", "purchase", 1, 21),
                new ConversionRule("facebook-marketing", "omni_purchase", "purchase", 2, 22)),
            Map.of(
                "contact_cost",
                new ClientMetric(
                    "contact_cost",
                    "Cost per contact",
                    "",
                    MetricSpec.Unit.MONEY,
                    Map.of("spend", BigDecimal.ONE),
                    Map.of(
                        "platform_conversions",
                        BigDecimal.ONE,
                        "key_events",
                        new BigDecimal("0.5")),
                    BigDecimal.ONE,
                    false,
                    24),
                "touches",
                new ClientMetric(
                    "touches",
                    "Touches",
                    "All of them",
                    MetricSpec.Unit.COUNT,
                    Map.of("clicks", BigDecimal.ONE, "sessions", BigDecimal.ONE),
                    Map.of(),
                    BigDecimal.ONE,
                    true,
                    25))));
  }

  @Test
  void aFileThatSaysNothingHasTheDefaults() throws IOException {
    assertThat(read("").settings()).isEqualTo(ClientSettings.DEFAULT);
    assertThat(read("").targets()).isEqualTo(ClientSpec.Targets.NONE);
  }

  @Test
  void everyMistakeIsFoundAtOnceWithItsLine() throws IOException {
    write("aurora.yaml", CLIENT.formatted("aurora", """
        kpi: roaz
        targets: {roass: 4, whatever: 1}
        attribution: {model: last, lookback_days: 0, window: 3}
        fx: month_end
        holidays: Bavaria
        channel_groups: ["Email", "", Fine, Fine]
        channel_rules:
          - {group: Brand, source_is: [google]}
          - {group: Emale, source_is: [], source_matches: a}
          - {group: Email}
          - {group: Fine, campaign_matches: '(?=x)y', medium_contains: cpc}
        naming:
          - "{brand}{market}"
          - "{brnd}_{brand}_{brand}"
          - "plain"
          - {regex: '(x'}
          - {pattern: x}
        conversions:
          - {source: facebook, action_type: a, event: sale, precedence: 0}
          - {source: facebook-marketing, action_type: b, event: lead}
          - {source: facebook-marketing, action_type: b, event: purchase}
        metrics:
          roas: {label: a, unit: money, of: spend}
          Bad: {label: a, unit: euro, of: ctr, by: spendd, times: 0}
          c: {label: a, unit: money, of: [], times: 5}
          d: {unit: money, of: [spend, spend]}
        """));
    assertThat(problems("aurora"))
        .containsExactly(
            "8 CONFIG_UNKNOWN_REFERENCE kpi there is no metric `roaz`. Did you mean `roas`?",
            "9 CONFIG_UNKNOWN_KEY targets.roass there is no metric `roass`. Did you mean `roas`?",
            "9 CONFIG_UNKNOWN_KEY targets.whatever there is no metric `whatever`.",
            "10 CONFIG_UNKNOWN_KEY attribution.window unknown key `window`.",
            "10 CONFIG_BAD_VALUE attribution.model `last` is not known.",
            "10 CONFIG_BAD_VALUE attribution.lookback_days `0` days. Write a number of days from 1 to 365.",
            "11 CONFIG_WRONG_TYPE fx expected a map. Write `fx: {policy: month_end}`.",
            "12 CONFIG_BAD_VALUE holidays `Bavaria` is no country.",
            "13 CONFIG_DUPLICATE channel_groups[0] there is a group `Email` already. Remove it.",
            "13 CONFIG_BAD_VALUE channel_groups[1] `` is no name for a channel group.",
            "13 CONFIG_DUPLICATE channel_groups[3] there is a group `Fine` already. Remove it.",
            "15 CONFIG_BAD_VALUE channel_rules[0].group `Brand` is no channel group.",
            "16 CONFIG_BAD_VALUE channel_rules[1].group `Emale` is no channel group. Did you mean `Email`?",
            "16 CONFIG_DUPLICATE channel_rules[1].source_matches source is tested twice.",
            "16 CONFIG_BAD_VALUE channel_rules[1].source_is no value.",
            "17 CONFIG_MISSING_KEY channel_rules[2] a rule without a test fits everything. Add source_is, medium_matches, campaign_matches or the like.",
            "18 CONFIG_UNKNOWN_KEY channel_rules[3].medium_contains unknown key `medium_contains`.",
            "18 CONFIG_BAD_VALUE channel_rules[3].campaign_matches no regular expression: error parsing regexp: invalid or unsupported Perl syntax: `(?=`.",
            "20 CONFIG_BAD_VALUE naming[0] nothing tells where {brand} ends.",
            "21 CONFIG_UNKNOWN_REFERENCE naming[1] a name has no part {brnd}.",
            "21 CONFIG_DUPLICATE naming[1] {brand} stands here twice. Write {*} once.",
            "22 CONFIG_BAD_VALUE naming[2] a template that finds no part of a name.",
            "23 CONFIG_BAD_VALUE naming[3].regex no regular expression: error parsing regexp: missing closing ): `(x`.",
            "24 CONFIG_UNKNOWN_KEY naming[4].pattern unknown key `pattern`.",
            "24 CONFIG_MISSING_KEY naming[4] `regex` is missing. Add it.",
            "26 CONFIG_UNKNOWN_REFERENCE conversions[0].source this client reads no `facebook`.",
            "26 CONFIG_BAD_VALUE conversions[0].event `sale` is no canonical event.",
            "26 CONFIG_BAD_VALUE conversions[0].precedence `0` is no precedence.",
            "28 CONFIG_DUPLICATE conversions[2] a second event of `b`.",
            "30 CONFIG_DUPLICATE metrics.roas `roas` is a metric of all clients.",
            "31 CONFIG_BAD_VALUE metrics.Bad `Bad` is no name for a metric.",
            "31 CONFIG_BAD_VALUE metrics.Bad.times a factor of 0 or less. Write one above 0.",
            "31 CONFIG_BAD_VALUE metrics.Bad.unit `euro` is not known.",
            "31 CONFIG_UNKNOWN_REFERENCE metrics.Bad.of `ctr` cannot be added up.",
            "31 CONFIG_UNKNOWN_REFERENCE metrics.Bad.by there is no metric `spendd`. Did you mean `spend`?",
            "32 CONFIG_BAD_VALUE metrics.c.times a factor of a sum. Write weights under `of`.",
            "32 CONFIG_BAD_VALUE metrics.c.of no metric. Name at least one.",
            "33 CONFIG_MISSING_KEY metrics.d `label` is missing. Add it.",
            "33 CONFIG_DUPLICATE metrics.d.of[1] `spend` stands here twice. Keep one.");
  }

  @Test
  void aFileThatIsWrongStopsItsOwnClientAlone() throws IOException {
    write("aurora.yaml", CLIENT.formatted("aurora", ""));
    write("b.yaml", CLIENT.formatted("bergwerk", "kpi: x9x9x9"));
    write("c.yaml", CLIENT.formatted("citrine", ""));
    write("c2.yaml", CLIENT.formatted("citrine", ""));
    write("dunlin.yaml", "a: [");
    Files.write(dir.resolve("ember.yml"), new byte[] {'a', ':', ' ', (byte) 0xff});

    ClientFiles.Loaded loaded = load(ClientLimits.NONE);

    assertThat(loaded.clients()).extracting(ClientSpec::id).containsExactly("aurora");
    assertThat(loaded.refused())
        .containsOnlyKeys("bergwerk", "citrine", "dunlin", "ember")
        .allSatisfy((id, problems) -> assertThat(problems).hasSize(1));
    assertThat(loaded.refused().get("citrine"))
        .extracting(Problem::what)
        .containsExactly("`citrine` is the id of " + dir.resolve("c.yaml") + " too");
  }

  @ParameterizedTest
  @CsvSource({
    "sandbox, true",
    "http://localhost:8080/x, true",
    "https://127.0.0.1/x, true",
    "https://api.example.com/v1, true",
    "https://API.example.com:8443, true",
    "http://api.example.com, false",
    "https://evil.example.com, false",
    "https://api.example.com@evil.com/, false",
    "https://me:pw@api.example.com/, false",
    "https://api.example.com.evil.com/, false",
    "https:///x, false",
    "'https://a b/', false"
  })
  void anEndpointIsOnThisMachineOrAnAllowedHost(String endpoint, boolean allowed)
      throws IOException {
    write(
        "aurora.yaml",
        CLIENT.formatted("aurora", "").replace("since:", "endpoint: \"" + endpoint + "\", since:"));
    ClientLimits limits =
        ClientLimits.of(Map.of("BOSCO_ENDPOINT_HOSTS", " api.example.com, b.example.com,"));
    assertThat(load(limits).refused().isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "(?P<brand>a)(b)(?:c)§brand§(?P<brand>a)(?:b)(?:c)",
        "(?<brand>a)(?P<market>b)§market§(?:a)(?P<market>b)",
        "[(](?P<brand>[^)]+)[]()]§brand§[(](?P<brand>[^)]+)[]()]",
        "[^](](x)§brand§[^](](?:x)",
        "\\((x)\\Q(y)\\E(z)§brand§\\((?:x)\\Q(y)\\E(?:z)",
        "(?i)(a)\\Q(§brand§(?i)(?:a)\\Q("
      })
  void onlyOneGroupOfAnExpressionIsLeft(String regex, String part, String expected) {
    assertThat(NamingReader.withOnlyGroup(regex, part)).isEqualTo(expected);
  }

  private ClientSpec read(String settings) throws IOException {
    write("aurora.yaml", CLIENT.formatted("aurora", settings));
    return load(ClientLimits.NONE).all().get(0);
  }

  private ClientFiles.Loaded load(ClientLimits limits) {
    return ClientFiles.read(dir, CONNECTORS, LocalDate.of(2026, 4, 1), limits, SecretCheck.LATER);
  }

  /** Problems with the first sentence of how to mend them, where it is no list of names. */
  private List<String> problems(String client) {
    return load(ClientLimits.NONE).refused().getOrDefault(client, List.of()).stream()
        .map(problem -> problem.line() + " " + problem.code() + " " + problem.path() + " "
            + problem.what() + "."
            + (problem
                    .mend()
                    .matches(
                        "(Did|Remove|Add|Keep one\\.|Name at least one\\.|Write (\\{|`fx|one|weights|a number of days)).*")
                ? " " + problem.mend()
                : ""))
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }
}
