package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** When the example agency's clients have their figures, as a user asks it. */
class PlanCommandTest {
  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int plan(String... options) {
    String[] args = new String[options.length + 5];
    String[] fixed = {"plan", "--clients", "clients", "--date", "2026-08-31"};
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    System.arraycopy(options, 0, args, fixed.length, options.length);
    CommandLine bosco = Bosco.commandLine();
    bosco.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return bosco.execute(args);
  }

  @Test
  void theExampleAgencyHasItsFiguresByEightAndKnowsWhichAreProvisional() {
    assertThat(plan()).isZero();
    assertThat(out.toString())
        .contains("aurora               Europe/Berlin", "provisional", "PROVISIONAL aurora/ga4")
        .doesNotContain("LATE");
    assertThat(plan("--strict")).isEqualTo(5);
  }

  @Test
  void aPromiseThatCannotBeKeptIsSaidBeforeItIsBroken() {
    assertThat(plan("--client", "aurora", "--by", "03:30")).isEqualTo(4);
    assertThat(out.toString()).contains("LATE aurora: ready", "No start can mend that");
  }

  @Test
  void theSchedulesStartsKeepThePromise() {
    Path schedule = Path.of("composer/schedule.yaml");
    assumeThat(schedule).exists();
    assertThat(plan("--schedule", schedule.toString())).as(out.toString()).isZero();
  }

  @Test
  void whatAScheduleForgetsAndWhatItBeginsTooEarlyAreFindings() throws IOException {
    Path schedule = Files.writeString(folder.resolve("schedule.yaml"), """
        tiers: {europe: {clients: {aurora: Europe/Berlin}}}
        sources: {all: {connectors: [google-ads, shopify], latency: 1h}}
        """);
    assertThat(plan("--client", "aurora", "--schedule", schedule.toString())).isEqualTo(4);
    assertThat(out.toString())
        .contains("TOO EARLY aurora/google_ads: scheduled for 01:00")
        .contains("NOT SCHEDULED aurora/meta_ads")
        .doesNotContain("NOT SCHEDULED aurora/shopify");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    CommandLine bosco = Bosco.commandLine();
    bosco.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    assertThat(bosco.execute("plan", "--clients", "nowhere", "--date", "2026-08-31"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("There is no folder nowhere.");
  }
}
