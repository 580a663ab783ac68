package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.local.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of a partner over several deliveries, with {@code kill -9} in the middle of runs: what is in the tables is what a plain
 * computation over the deliveries gives. {@code -Dbosco.histories=20} makes 20 histories.
 */
class FilesScenarioTest {
  private static final int HISTORIES = Integer.getInteger("bosco.histories", 1);
  private static final LocalDate DAY = LocalDate.parse("2026-03-19");

  @TempDir
  Path home;

  static Stream<Integer> histories() {
    return IntStream.rangeClosed(1, HISTORIES).boxed();
  }

  @ParameterizedTest
  @Tag("cloud")
  @MethodSource("histories")
  void filesKilledInTheMiddleGiveTheRowsOfAPlainComputation(int seed) throws Exception {
    Path folder = home.resolve("in");
    PartnerFiles.project(home, folder);
    PartnerFiles partner = new PartnerFiles(folder, seed);
    Random random = new Random(seed);
    for (int delivery = 0; delivery < 3; delivery++) {
      partner.deliver();
      LocalDate day = DAY.plusDays(delivery);
      if (delivery > 0) {
        kill(day, random);
      }

      RunReport report = IngestOnce.run(home, day);

      assertThat(report.commit().failed()).as("%s", report.run().slices()).isZero();
      check(partner);
      partner.clearOld();
    }

    RunReport idle = IngestOnce.run(home, DAY.plusDays(9));

    assertThat(idle.run().slices()).as("nothing changed, nothing is read").isEmpty();
    check(partner);
  }

  private void check(PartnerFiles partner) throws Exception {
    assertThat(rows(
            "SELECT concat_ws(' ', report_date, campaign_id, clicks, CAST(spend AS DOUBLE), campaign_type)"
                + " FROM silver.fct_ads_campaign_daily"))
        .containsExactlyElementsOf(partner.expectedSpend().stream()
            .map(FilesScenarioTest::asDouble)
            .sorted()
            .toList());
    assertThat(rows(
            "SELECT concat_ws(' ', lead_id, replace(source, chr(10), ' ')) FROM silver.fct_lead"))
        .containsExactlyElementsOf(partner.expectedLeads());
    assertThat(
            rows(
                "SELECT COUNT(*) FROM ops.ctl_quarantine WHERE stage = 'decode' AND error_code = 'BOSCO-3007'"))
        .containsExactly(String.valueOf(partner.expectedBroken()));
    assertThat(
            rows(
                "SELECT COUNT(*) FROM ops.ctl_quarantine WHERE raw_file LIKE '%/in/spend_%' AND raw_offset >= 3"))
        .containsExactly(String.valueOf(partner.expectedBroken()));
    assertThat(rows("SELECT COUNT(*) FROM ops.ctl_file"))
        .containsExactly(String.valueOf(partner.files()));
  }

  private static String asDouble(String row) {
    String[] parts = row.split(" ", 5);
    parts[3] = String.valueOf(Double.parseDouble(parts[3]));
    return String.join(" ", parts);
  }

  /** Starts the run as a process of its own and kills it at some instant after it began to read. */
  private void kill(LocalDate day, Random random) throws Exception {
    Path log = home.resolve("killed.txt");
    Process process = new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-Duser.timezone=UTC",
            "-cp",
            System.getProperty("java.class.path"),
            IngestOnce.class.getName(),
            home.toString(),
            day.toString())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
    Workspace workspace = IngestOnce.workspace(home);
    long before = count(workspace.raw());
    int delay = random.nextInt(300);
    boolean ended = false;
    while (!ended && count(workspace.raw()) == before) {
      ended = process.waitFor(2, TimeUnit.MILLISECONDS);
    }
    process.waitFor(delay, TimeUnit.MILLISECONDS);
    process.toHandle().destroyForcibly();
    process.waitFor();
    assertThat(count(workspace.raw())).as(Files.readString(log)).isGreaterThan(before);
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).count();
    } catch (java.io.UncheckedIOException vanishedMeanwhile) {
      return 0;
    }
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(
            "jdbc:duckdb:" + IngestOnce.workspace(home).database());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows.stream().sorted().toList();
  }

  @Test
  void aFileThatCannotBeReadFailsAloneAndIsReadOnceItIsMended() throws Exception {
    Path folder = home.resolve("in");
    PartnerFiles.project(home, folder);
    Path broken = folder.resolve("spend_2026-03-01.csv.gz");
    old(Files.write(broken, new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}));
    old(Files.writeString(
        folder.resolve("spend_2026-03-02.csv"), "day,campaign,clicks,spend\n2026-03-02,a,1,2.5\n"));

    RunReport report = IngestOnce.run(home, DAY);

    assertThat(report.exitStatus()).isEqualTo(3);
    assertThat(report.commit().failed()).isEqualTo(1);
    assertThat(report.run().slices().stream()
            .filter(slice -> !slice.errorCode().isEmpty())
            .map(slice -> slice.slice().part() + " " + slice.errorCode()))
        .containsExactly("spend_2026-03-01.csv.gz BOSCO-2016");
    assertThat(rows("SELECT campaign_id FROM silver.fct_ads_campaign_daily")).containsExactly("a");

    Files.delete(broken);
    old(Files.writeString(broken, "day,campaign,clicks,spend\n2026-03-01,b,1,2.5\n"));
    RunReport mended = IngestOnce.run(home, DAY.plusDays(1));

    assertThat(mended.exitStatus()).isZero();
    assertThat(rows("SELECT campaign_id FROM silver.fct_ads_campaign_daily"))
        .containsExactly("a", "b");
    assertThat(rows("SELECT concat_ws(' ', file_name, records, length(sha256)) FROM ops.ctl_file"))
        .containsExactly("spend_2026-03-01.csv.gz 1 64", "spend_2026-03-02.csv 1 64");
  }

  @Test
  void aFileThatWasWrittenToJustNowWaitsAndAFolderThatIsNotThereFails() throws Exception {
    Path folder = home.resolve("in");
    PartnerFiles.project(home, folder);
    Files.writeString(folder.resolve("spend_2026-03-02.csv"), "day,campaign,clicks,spend\n");

    assertThat(IngestOnce.run(home, DAY).run().slices()).isEmpty();

    Files.delete(folder.resolve("spend_2026-03-02.csv"));
    Files.delete(folder);
    RunReport gone = IngestOnce.run(home, DAY.plusDays(1));
    assertThat(gone.exitStatus()).isEqualTo(3);
    assertThat(gone.run().slices())
        .extracting(slice -> slice.errorCode())
        .containsExactly("BOSCO-2004", "BOSCO-2004");
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(
        file,
        java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2026-03-01T00:00:00Z")));
  }
}
