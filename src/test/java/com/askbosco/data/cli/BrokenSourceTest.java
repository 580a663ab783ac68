package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.SandboxFiles;
import com.askbosco.data.sandbox.SandboxServer;
import com.askbosco.data.sandbox.scenario.Scenario;
import com.askbosco.data.sandbox.world.Scale;
import com.askbosco.data.sandbox.world.Truth;
import com.askbosco.data.sandbox.world.TruthMart;
import com.askbosco.data.sandbox.world.World;
import com.askbosco.data.spec.ResourceFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A day on which a vendor sends figures in another unit, as the people who run Bosco live through it: verbs, statuses, figures. */
class BrokenSourceTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 30);
  private static final LocalDate NEXT = FIRST.plusDays(1);
  private static final World WORLD = World.of(World.DEFAULT_SEED, Scale.parse("2x2"));
  private static final String MICROS =
      "faults:\n  - {kind: scaled_field, field: spend, times: 1000000, vendor: facebook-marketing, stream: campaigns_insights}\n";
  private static final List<String> FOLDERS = List.of("sql", "metrics");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  private Path home;

  private SandboxServer vendors;
  private String printed = "";

  @BeforeEach
  void moveIn() throws IOException {
    System.setProperty("bosco.home", home.toString());
    System.setProperty("bosco.caller", home.toString());
    for (String folder : FOLDERS) {
      Files.createSymbolicLink(home.resolve(folder), Path.of(folder).toAbsolutePath());
    }
    vendors = SandboxServer.start(WORLD, Scenario.none(), 0);
    SandboxFiles.of(vendors).writeClients(home.resolve("clients"), Path.of("credentials"));
    SandboxFiles.of(vendors).writeCredentials(home.resolve("credentials"));
  }

  @AfterEach
  void moveOut() throws IOException {
    vendors.close();
    for (String folder : FOLDERS) {
      Files.delete(home.resolve(folder));
    }
    System.clearProperty("bosco.home");
    System.clearProperty("bosco.caller");
  }

  private void vendors(Scenario scenario) throws IOException {
    vendors.close();
    vendors = SandboxServer.start(WORLD, scenario, 0);
    SandboxFiles.of(vendors).writeCredentials(home.resolve("credentials"));
  }

  private int bosco(String... verb) {
    StringWriter out = new StringWriter();
    CommandLine bosco = Bosco.commandLine();
    bosco.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(new StringWriter(), true));
    int status = bosco.execute(verb);
    printed = out.toString();
    return status;
  }

  private int run(LocalDate day, String... more) {
    List<String> verb = new ArrayList<>(List.of(
        "run",
        "--clients",
        "clients",
        "--sandbox",
        vendors.uri().toString(),
        "--date",
        day.toString()));
    verb.addAll(List.of(more));
    return bosco(verb.toArray(String[]::new));
  }

  private String published() {
    assertThat(bosco(
            "query",
            "SELECT * FROM gold.mart_blended_daily ORDER BY client_id, report_date",
            "--format",
            "csv"))
        .isZero();
    return printed;
  }

  private static String truth(LocalDate to) throws IOException {
    StringBuilder out = new StringBuilder();
    new Truth(WORLD, to.plusDays(1)).print(TruthMart.BLENDED, new DateRange(FIRST, to), out);
    return out.toString();
  }

  /** A folder in which the connector of Meta takes spend for micros. */
  private Path mended() throws IOException {
    String yaml = Objects.requireNonNull(
        ResourceFolder.texts("connectors/facebook-marketing", "silver.yaml").get("silver.yaml"));
    Path connector = Files.createDirectories(home.resolve("mended/facebook-marketing"));
    Files.writeString(
        connector.resolve("silver.yaml"),
        yaml.replace(
            "spend: {path: spend, default: \"0\"}",
            "spend: {path: spend, unit: micros, default: \"0\"}"));
    return home.resolve("mended");
  }

  @Test
  void a_broken_source_never_changes_what_was_last_published() throws IOException {
    assertThat(run(FIRST)).isZero();
    String before = published();
    assertThat(before).isEqualTo(truth(FIRST));

    vendors(Scenario.parse("micros.yaml", MICROS));
    assertThat(run(NEXT, "--json")).isEqualTo(4);
    JsonNode told = JSON.readTree(printed);
    assertThat(told.path("outcome").asText()).isEqualTo("not_published");
    assertThat(told.path("blocking").findValuesAsText("check")).containsExactly("refused_share");
    assertThat(told.path("blocking").get(0).path("clients"))
        .extracting(JsonNode::asText)
        .containsExactly("aurora", "bergwerk");
    assertThat(published()).as("after the bad batch").isEqualTo(before);
    assertThat(bosco("report")).isZero();
    assertThat(printed)
        .startsWith("NOT PUBLISHED: run ")
        .contains("(data up to " + FIRST + ")", "fail refused_share (silver)");

    vendors(Scenario.none());
    assertThat(run(NEXT, "--client", "bergwerk"))
        .as("that one client is well again mends nothing for the other")
        .isEqualTo(4);
    assertThat(published()).as("after a good run of another client").isEqualTo(before);
    assertThat(bosco("rebuild", "--from", FIRST.toString(), "--to", NEXT.toString()))
        .as("nothing was mended yet")
        .isEqualTo(4);
    assertThat(published()).as("after a rebuild").isEqualTo(before);

    assertThat(bosco("replay", "--dead-letters", "--connectors", mended().toString()))
        .isZero();
    assertThat(published()).as("after the mend").isEqualTo(truth(NEXT));
    assertThat(bosco("report")).isZero();
    assertThat(printed).startsWith("Morning report for " + NEXT);
  }
}
