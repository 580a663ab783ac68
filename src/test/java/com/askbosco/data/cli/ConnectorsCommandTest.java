package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConnectorsCommandTest {
  @TempDir
  Path folder;

  private final StringWriter out = new StringWriter();

  private int run(String... args) {
    out.getBuffer().setLength(0);
    CommandLine line = Bosco.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    return line.execute(args);
  }

  private int connectors(String verb, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "connectors";
    args[1] = verb;
    System.arraycopy(more, 0, args, 2, more.length);
    args[more.length + 2] = "--connectors";
    args[more.length + 3] = folder.toString();
    return run(args);
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = folder.resolve("my-ads").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void everyShippedConnectorIsListedWithItsStreams() {
    assertThat(run("connectors", "list")).isZero();
    assertThat(out.toString())
        .containsPattern("ecb-rates +rates\\*")
        .containsPattern("shopify +orders\\*, customers\\*");
  }

  @Test
  void showTellsKeysAuthenticationBudgetsAndConfig() {
    assertThat(run("connectors", "show", "klaviyo")).isZero();
    assertThat(out.toString())
        .contains("campaigns  key id; cursor none; mapped")
        .contains("ApiKeyAuthenticator")
        .contains("calls in PT1M")
        .contains("api_key  string, required, secret");
    assertThat(run("connectors", "show", "ecb-rates")).isZero();
    assertThat(out.toString())
        .contains("cursor date; windows of 30 days, 7 read again")
        .contains("NoAuth")
        .contains("the spec names no field");
  }

  @Test
  void aNewConnectorPassesItsTestAtOnce() {
    assertThat(connectors("new", "my-ads")).isZero();
    assertThat(out.toString()).contains("Now: ./bosco connectors test my-ads --connectors");
    assertThat(connectors("test", "my-ads")).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("1 stream", "1 mapped stream", "cases/two-pages  as it has to be");
    assertThat(connectors("list")).isZero();
    assertThat(out.toString()).contains("campaigns_daily*");
  }

  @Test
  void whatACaseDoesDifferentlyIsShownAndMayBeAccepted() throws IOException {
    connectors("new", "my-ads");
    change("manifest.yaml", "field_name: page_token", "field_name: after");
    change("cases/two-pages.yaml", "{page_token: p2}", "{after: p2}");
    assertThat(connectors("test", "my-ads")).isEqualTo(1);
    assertThat(out.toString()).contains("cases/two-pages  differs", "page_token=p2", "after=p2");
    assertThat(connectors("test", "my-ads", "--accept")).isZero();
    assertThat(out.toString()).contains("read it:");
    assertThat(connectors("test", "my-ads")).isZero();
  }

  @Test
  void aCaseWithoutItsGoldenFileIsShown() throws IOException {
    connectors("new", "my-ads");
    Files.delete(folder.resolve("my-ads/cases/two-pages.golden.json"));
    assertThat(connectors("test", "my-ads")).isEqualTo(1);
    assertThat(out.toString())
        .contains("is new")
        .contains("\"campaign_id\":\"7\"")
        .contains("--accept");
  }

  @Test
  void mistakesAreShownWithTheirPlace() throws IOException {
    connectors("new", "my-ads");
    change("manifest.yaml", "http_method: GET", "http_methd: GET");
    assertThat(connectors("test", "my-ads")).isEqualTo(2);
    assertThat(out.toString()).contains("manifest.yaml:", "http_methd", "Did you mean");
  }

  @Test
  void aMappingOfAStreamThatThereIsNotIsAMistake() throws IOException {
    connectors("new", "my-ads");
    change("silver.yaml", "  campaigns_daily:", "  campaigns:");
    assertThat(connectors("test", "my-ads")).isEqualTo(2);
    assertThat(out.toString()).contains("there is no stream `campaigns`");
  }

  @Test
  void withoutMappingAndCasesThereIsLessToTest() throws IOException {
    connectors("new", "my-ads");
    Files.delete(folder.resolve("my-ads/silver.yaml"));
    Files.delete(folder.resolve("my-ads/cases/two-pages.golden.json"));
    Files.delete(folder.resolve("my-ads/cases/two-pages.yaml"));
    assertThat(connectors("test", "my-ads")).isZero();
    assertThat(out.toString()).contains("records end in bronze", "There are no cases");
    connectors("show", "my-ads");
    assertThat(out.toString()).contains("; not mapped", "budgets         none");
  }

  @Test
  void namesAreCheckedAndNothingIsOverwritten() {
    assertThat(connectors("new", "My Ads")).isEqualTo(2);
    assertThat(out.toString()).contains("no name of a connector");
    connectors("new", "my-ads");
    assertThat(connectors("new", "my-ads")).isEqualTo(2);
    assertThat(out.toString()).contains("is there already");
    assertThat(connectors("show", "other")).isEqualTo(2);
    assertThat(out.toString()).contains("There are my-ads", "connectors new other");
  }
}
