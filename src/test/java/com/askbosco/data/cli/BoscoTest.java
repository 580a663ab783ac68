package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a user of the command line sees when nothing has to run. */
class BoscoTest {
  @TempDir
  private Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void liveInAnEmptyFolder() {
    System.setProperty("bosco.home", home.toString());
    System.setProperty("bosco.caller", home.toString());
  }

  @AfterEach
  void moveOut() {
    System.clearProperty("bosco.home");
    System.clearProperty("bosco.caller");
  }

  private int run(String... args) {
    CommandLine bosco = Bosco.commandLine();
    bosco.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return bosco.execute(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo", "run", "report", "query", "rebuild", "serve", "sandbox", "bench", "test", "help"
      })
  void helpNamesEveryVerb(String verb) {
    assertThat(run("help")).isZero();
    assertThat(out.toString()).containsPattern("(?m)^ +" + verb + " ");
  }

  @Test
  void anUnknownVerbIsWrongUse() {
    assertThat(run("ingest")).isEqualTo(2);
    assertThat(err.toString()).contains("Unmatched argument at index 0: 'ingest'");
  }

  @Test
  void aQueryBeforeAnyRunSaysWhatToRun() {
    assertThat(run("query", "SELECT 1")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "BOSCO-1501 There is no workspace `local` yet. Run ./bosco demo or ./bosco run first.");
  }

  @Test
  void daysHaveToBeSaid() {
    assertThat(run("run", "--clients", ".")).isEqualTo(2);
    assertThat(err.toString()).contains("Say --date DAY, or --from DAY --to DAY");
  }

  @Test
  void aFolderWithoutClientsIsNamed() {
    assertThat(run("run", "--clients", "nowhere", "--date", "2026-03-31")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no folder nowhere.");
  }

  @Test
  void aScaleOutOfRangeIsExplained() {
    assertThat(run("sandbox", "truth", "--scale", "0x7")).isEqualTo(2);
    assertThat(err.toString())
        .contains("A world has 1 to 10000 clients and 1 to 3650 days, not 0x7.");
  }

  @Test
  void truthPrintsOneRowPerClientAndDay() {
    assertThat(run("sandbox", "truth", "--scale", "2x3")).isZero();
    assertThat(out.toString().lines())
        .hasSize(7)
        .first()
        .asString()
        .startsWith("tenant_id,client_id,report_date,currency_code,spend_rc,");
  }

  @Test
  void aWorkspaceCannotLieElsewhere() {
    assertThat(run("query", "SELECT 1", "--workspace", "../elsewhere")).isEqualTo(2);
    assertThat(err.toString()).contains("is no name of a workspace");
  }
}
