package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFilesTest {
  private static final Map<String, Set<String>> CONNECTORS =
      Map.of("google-ads", Set.of("campaign", "conversions"), "ecb-rates", Set.of("rates"));
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
  private static final String GOOD = """
      tenant: acme
      id: aurora
      name: Aurora Outdoor
      currency: EUR
      time_zone: Europe/Berlin
      targets:
        roas: 4.0
        budgets: [{channel_group: Paid Search, month: 2026-03, amount: 12000.50}, {month: 2026-03, amount: 1}]
      attribution: {model: time_decay, lookback_days: 14}
      connections:
        - id: google_ads
          connector: google-ads
          credential: env:GOOGLE_ADS
          endpoint: sandbox
          accounts: ["0012345678"]
          account_currency: USD
          streams: [campaign]
          since: 2026-01-01
          config: {login_customer_id: "0099", page_size: 100, deep: {flag: true, rate: 0.5, none: null, list: [a]}}
        - {id: fx, connector: ecb-rates, credential: none, accounts: [ecb], since: 2026-01-01}
      """;

  @TempDir
  Path dir;

  @Test
  void readsEveryKeyOfAClient() throws Exception {
    write("aurora.yaml", GOOD);
    ClientSpec client = ClientFiles.load(dir, CONNECTORS, TODAY).get(0);

    assertThat(client)
        .isEqualTo(new ClientSpec(
            "acme",
            "aurora",
            "Aurora Outdoor",
            "EUR",
            ZoneId.of("Europe/Berlin"),
            new ClientSpec.Targets(
                Map.of("roas", new BigDecimal("4.0")),
                List.of(
                    new ClientSpec.Budget(
                        Optional.of("Paid Search"),
                        YearMonth.of(2026, 3),
                        new BigDecimal("12000.50")),
                    new ClientSpec.Budget(
                        Optional.empty(), YearMonth.of(2026, 3), BigDecimal.ONE))),
            new ClientSettings(
                "roas",
                new ClientSettings.Attribution(ClientSettings.AttributionModelName.TIME_DECAY, 14),
                ClientSettings.Fx.DEFAULT,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of()),
            client.connections(),
            dir.resolve("aurora.yaml").toString()));
    ConnectionSpec ads = client.connections().get(0);
    assertThat(ads.credential())
        .isEqualTo(new SecretReference(SecretReference.Kind.ENV, "GOOGLE_ADS"));
    assertThat(ads.endpoint()).contains("sandbox");
    assertThat(ads.accounts()).containsExactly("0012345678");
    assertThat(ads.accountCurrency()).contains("USD");
    assertThat(ads.streams()).containsExactly("campaign");
    assertThat(ads.since()).isEqualTo("2026-01-01");
    assertThat(ads.config()).hasToString("""
            {"login_customer_id":"0099","page_size":100,"deep":{"flag":true,"rate":0.5,"none":null,"list":["a"]}}""");
    assertThat(client.connections().get(1).streams()).containsExactly("rates");
  }

  @Test
  void reportsEverythingWrongInAllFilesAtOnce() throws Exception {
    write("a.yaml", """
        tenant: Acme!
        id: aurora
        name: [x]
        curency: EUR
        currency: EURO
        time_zone: Berlin
        targets: {roas: -1, budgets: [{channel_group: Search, month: March, amount: -5}, {month: 2026-01, amount: 1}, {month: 2026-01, amount: 2}]}
        connections:
          - {id: x, connector: google-adz, credential: "ya29.geheim", accounts: [], since: 2027-01-01}
          - {id: x, connector: google-ads, credential: "vault:x", endpoint: ftp://x, accounts: [1, 1], streams: [campain, conversions, conversions], since: soon}
          - {id: y, connector: google-ads, credential: env:MISSING, accounts: [1], streams: [], since: 2026-01-01, config: {api_key: geheim}}
          - {id: z, connector: google-ads, credential: env:A, accounts: [1], streams: [conversions], since: 2026-01-01, config: geheim}
          - nothing
        """);
    write("b.yaml", GOOD);
    write("c.yml", "a: [");

    ProblemsException problems = catchThrowableOfType(
        ProblemsException.class,
        () -> ClientFiles.load(
            dir,
            CONNECTORS,
            TODAY,
            s -> s.name().equals("MISSING")
                ? Optional.of(ErrorCode.SECRET_MISSING)
                : Optional.empty()));

    assertThat(problems.problems().stream()
            .map(p -> Path.of(p.file()).getFileName() + ":" + p.line() + " " + p.code() + " "
                + p.path() + " " + p.what()))
        .containsExactly(
            "a.yaml:1 CONFIG_BAD_VALUE tenant `Acme!` is no id",
            "a.yaml:3 CONFIG_WRONG_TYPE name expected text, found a list",
            "a.yaml:4 CONFIG_UNKNOWN_KEY curency unknown key `curency`",
            "a.yaml:5 CONFIG_BAD_VALUE currency `EURO` is no currency",
            "a.yaml:6 CONFIG_BAD_VALUE time_zone `Berlin` is no time zone",
            "a.yaml:7 CONFIG_BAD_VALUE targets.roas a target below 0",
            "a.yaml:7 CONFIG_BAD_VALUE targets.budgets[0].channel_group `Search` is no channel group",
            "a.yaml:7 CONFIG_BAD_VALUE targets.budgets[0].month `March` is no month",
            "a.yaml:7 CONFIG_BAD_VALUE targets.budgets[0].amount a budget below 0",
            "a.yaml:7 CONFIG_DUPLICATE targets.budgets[2] a second budget of the whole client for 2026-01",
            "a.yaml:9 CONFIG_UNKNOWN_REFERENCE connections[0].connector there is no connector `google-adz`",
            "a.yaml:9 CONFIG_BAD_VALUE connections[0].credential not a reference to a secret",
            "a.yaml:9 CONFIG_BAD_VALUE connections[0].accounts no account",
            "a.yaml:9 CONFIG_BAD_VALUE connections[0].since `2027-01-01` lies in the future of this run (2026-04-01)",
            "a.yaml:10 CONFIG_BAD_VALUE connections[1].credential not a reference to a secret",
            "a.yaml:10 CONFIG_BAD_VALUE connections[1].endpoint `ftp://x` is no endpoint",
            "a.yaml:10 CONFIG_DUPLICATE connections[1].accounts an account stands here twice",
            "a.yaml:10 CONFIG_UNKNOWN_REFERENCE connections[1].streams[0] there is no stream `campain`",
            "a.yaml:10 CONFIG_DUPLICATE connections[1].streams[2] `conversions` stands here twice",
            "a.yaml:10 CONFIG_WRONG_TYPE connections[1].since expected a day such as 2026-03-31, found `soon`",
            "a.yaml:10 CONFIG_DUPLICATE connections[1] a second connection `x`",
            "a.yaml:11 SECRET_MISSING connections[2].credential there is no secret at env:MISSING",
            "a.yaml:11 CONFIG_BAD_VALUE connections[2].streams no stream",
            "a.yaml:11 CONFIG_BAD_VALUE connections[2].config.api_key a secret has no place in this file",
            "a.yaml:12 CONFIG_WRONG_TYPE connections[3].config expected a map of the connector's settings",
            "a.yaml:12 CONFIG_DUPLICATE connections[3] stream `conversions` of account 1 is read twice",
            "a.yaml:13 CONFIG_WRONG_TYPE connections[4] expected a connection",
            "a.yaml:13 CONFIG_MISSING_KEY connections[4] `id` is missing",
            "a.yaml:13 CONFIG_MISSING_KEY connections[4] `connector` is missing",
            "a.yaml:13 CONFIG_MISSING_KEY connections[4] `credential` is missing",
            "a.yaml:13 CONFIG_MISSING_KEY connections[4] `accounts` is missing",
            "a.yaml:13 CONFIG_MISSING_KEY connections[4] `since` is missing",
            "b.yaml:2 CONFIG_DUPLICATE id `aurora` is the id of " + dir.resolve("a.yaml") + " too",
            "c.yml:1 CONFIG_SYNTAX  not valid YAML: expected the node content, but found '<stream end>'");
    assertThat(problems).hasMessageNotContaining("geheim");
  }

  @Test
  void refusesAFolderThatIsAbsentOrHoldsNoClient() {
    assertThatThrownBy(() -> ClientFiles.load(dir, CONNECTORS, TODAY))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("there is no *.yaml in it");
    assertThatThrownBy(() -> ClientFiles.load(dir.resolve("none"), CONNECTORS, TODAY))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void refusesAFileThatIsNotUtf8() throws Exception {
    Files.write(dir.resolve("a.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
    ProblemsException problems = catchThrowableOfType(
        ProblemsException.class, () -> ClientFiles.load(dir, CONNECTORS, TODAY));
    assertThat(problems.problems().get(0).code()).isEqualTo(ErrorCode.CONFIG_SYNTAX);
  }

  @Test
  void readsReferencesToSecretsAndWritesThemBack() {
    for (String good : List.of(
        "env:A_1", "file:.env/x.json", "secretmanager:projects/p/secrets/s/versions/3", "none")) {
      assertThat(SecretReference.parse(good).map(SecretReference::toString)).contains(good);
    }
    for (String bad : List.of("env:1A", "file: ", "secretmanager:s", "vault:x", "geheim", "")) {
      assertThat(SecretReference.parse(bad)).as(bad).isEmpty();
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(dir.resolve(name), text);
  }
}
