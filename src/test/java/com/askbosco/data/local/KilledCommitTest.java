package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer killed by {@code kill -9} at any moment leaves one whole run behind and no lock. */
class KilledCommitTest {
  @TempDir
  Path folder;

  private Process start(int first) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + Workspace.open(folder.resolve("work")).temp(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CommitLoop.class.getName(),
            folder.toString(),
            Integer.toString(first))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  void afterEachKillTheTablesAreThoseOfTheNewestRunInTheLedger() throws Exception {
    Random random = new Random(7);
    int next = 1;
    for (int kill = 0; kill < 3; kill++) {
      int printed = killedAfter(start(next), random.nextInt(1, 400));
      next = 1 + newestRunIsWhole(printed);
    }
  }

  /** Lets the process commit twice and go on for some milliseconds; returns the last run it said was committed. */
  private int killedAfter(Process process, int millis) throws Exception {
    try (BufferedReader out = process.inputReader()) {
      int printed = Integer.parseInt(out.readLine());
      if (printed == 1) {
        assertLocked(process.pid());
      }
      printed = Integer.parseInt(out.readLine());
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      // By its handle: the process object would close the stream with the lines still in it.
      process.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        printed = Integer.parseInt(line);
      }
      process.waitFor();
      return printed;
    }
  }

  private void assertLocked(long pid) {
    assertThatThrownBy(() -> open(Duration.ZERO))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE_LOCKED))
        .hasMessageContaining("Process " + pid + " is writing");
  }

  private LocalWarehouse open(Duration patience) {
    return LocalWarehouse.open(
        Workspace.open(folder.resolve("work")), TestCanon.TABLES, Path.of("sql"), patience);
  }

  private int newestRunIsWhole(int printed) {
    try (LocalWarehouse warehouse = open(Duration.ofSeconds(2))) {
      DuckDbSession session = warehouse.session();
      long newest = (Long) session
          .rows("SELECT MAX(CAST(substr(run_id, 2) AS BIGINT)) FROM ops.ctl_run")
          .get(0)
          .get(0);
      assertThat(newest).isGreaterThanOrEqualTo(printed);
      List<Object> expected = List.of("r" + newest, newest, (long) CommitLoop.ROWS);
      assertThat(session.rows("SELECT _run_id, clicks, COUNT(*) FROM silver.fct_ads GROUP BY 1, 2"))
          .isEqualTo(List.of(expected));
      assertThat(session.rows(
              "SELECT _run_id, CAST(gross_sales AS BIGINT), COUNT(*) FROM silver.fct_order"
                  + " GROUP BY 1, 2"))
          .isEqualTo(List.of(expected));
      assertThat(session.rows(
              "SELECT run_id, " + newest + ", COUNT(*) FROM bronze.google_ads GROUP BY 1"))
          .isEqualTo(List.of(expected));
      assertThat(warehouse.committed("r" + newest)).isPresent();
      assertThat(warehouse.committed("r" + (newest + 1))).isEmpty();
      // The run that was cut off is simply made again.
      warehouse.commit(CommitLoop.run(folder, (int) newest + 1));
      return (int) newest + 1;
    }
  }
}
