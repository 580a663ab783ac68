package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.warehouse.DeadLetterFilter;
import com.askbosco.data.warehouse.NotPublishedException;
import com.askbosco.data.warehouse.Warehouse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A replay of the dead letters of two runs that is killed between its steps, or by {@code kill -9}, and done again: every record is
 * back once, and the tables are those of a replay nobody disturbed. What dies within a commit is tried statement by statement elsewhere.
 */
class ReplayKillTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 30);
  private static final String MICROS =
      "faults:\n  - {kind: scaled_field, field: spend, times: 1000000, vendor: facebook-marketing, stream: campaigns_insights}\n";
  private static final String LETTERS = "SELECT outcome, COUNT(*) AS letters,"
      + " COUNT(DISTINCT CONCAT(slice_id, raw_file, '#', CAST(raw_offset AS STRING), table_name)) AS records"
      + " FROM ops.ctl_replay GROUP BY 1";

  @TempDir
  private static Path folder;

  private static Agency struck;
  private static Agency undisturbed;
  private static Path connectors;

  /** Two runs, one a client, whose figures of Meta came in micros; the connector is mended, the vendor is not asked again. */
  @BeforeAll
  static void strike() throws IOException {
    struck = Agency.open(folder.resolve("struck/.bosco"), "2x2", MICROS);
    for (String client : List.of("aurora", "bergwerk")) {
      assertThatThrownBy(() -> struck.run(FIRST, FIRST, client))
          .isInstanceOf(NotPublishedException.class);
    }
    String yaml = Objects.requireNonNull(
        ResourceFolder.texts("connectors/facebook-marketing", "silver.yaml").get("silver.yaml"));
    Path connector = Files.createDirectories(folder.resolve("mended/facebook-marketing"));
    Files.writeString(
        connector.resolve("silver.yaml"),
        yaml.replace(
            "spend: {path: spend, default: \"0\"}",
            "spend: {path: spend, unit: micros, default: \"0\"}"));
    connectors = Objects.requireNonNull(connector.getParent());
    undisturbed = copy("undisturbed");
    assertThat(undisturbed.replay(DeadLetterFilter.all()))
        .as("a replay of two runs")
        .hasSize(2);
    assertThat(undisturbed.csv(LETTERS)).matches("outcome,letters,records\nMENDED,(\\d+),\\1\n");
  }

  @AfterAll
  static void close() {
    undisturbed.close();
    struck.close();
  }

  private static Agency copy(String name) throws IOException {
    Agency copy = struck.copy(folder.resolve(name).resolve(".bosco"), "");
    copy.connectors(connectors);
    return copy;
  }

  private static void isAsIfNothingHadHappened(Agency killed) {
    PublishedTables expected = PublishedTables.of(undisturbed.workspace());
    PublishedTables tables = PublishedTables.of(killed.workspace());
    for (String layer : List.of("bronze", "silver", "gold")) {
      assertThat(tables.layer(layer).differences(expected.layer(layer)))
          .as("what reading cost is of each run, and nothing else may differ")
          .allMatch(row -> row.matches("[-+] gold\\.mart_(cost|data_quality) .*"));
    }
    assertThat(killed.csv(LETTERS)).isEqualTo(undisturbed.csv(LETTERS));
    assertThat(killed.csv("SELECT COUNT(*) AS n FROM ops.ctl_quarantine")).isEqualTo("n\n0\n");
  }

  @ParameterizedTest
  @CsvSource({"replay, 1, true", "replay, 2, true", "publish, 1, false"})
  void killed_between_its_steps_and_done_again_every_record_is_back_once(
      String step, int call, boolean after) throws IOException {
    try (Agency killed = copy("killed-" + step + call)) {
      try (LocalWarehouse warehouse = killed.warehouse()) {
        assertThatThrownBy(
                () -> killed.replay(DeadLetterFilter.all(), dying(warehouse, step, call, after)))
            .isInstanceOf(Killed.class);
      }
      killed.replay(DeadLetterFilter.all());

      isAsIfNothingHadHappened(killed);
    }
  }

  @Test
  void killed_by_the_system_and_run_again_every_record_is_back_once() throws Exception {
    try (Agency killed = copy("killed")) {
      Path home = folder.resolve("killed");
      ChildRun.sql(home);
      Process process = replay(home);
      // As soon as the second run is staged the first one is committed.
      while (runsStaged(killed) < 2 && !process.waitFor(3, TimeUnit.MILLISECONDS)) {
        assertThat(process.isAlive()).isTrue();
      }
      process.toHandle().destroyForcibly();
      process.waitFor();

      Process again = replay(home);
      assertThat(again.waitFor(3, TimeUnit.MINUTES)).isTrue();

      assertThat(again.exitValue())
          .as(Files.readString(home.resolve("out.txt")))
          .isZero();
      isAsIfNothingHadHappened(killed);
    }
  }

  private static Process replay(Path home) throws IOException {
    return ChildRun.bosco(
        home,
        "replay",
        "--dead-letters",
        "--workspace",
        "workspace",
        "--connectors",
        connectors.toString());
  }

  private int staged;
  private String last = "";

  /** How many folders of staged runs there have been; each is cleared after its commit. */
  private int runsStaged(Agency agency) throws IOException {
    Path staging = agency.workspace().staging();
    if (Files.isDirectory(staging)) {
      try (Stream<Path> runs = Files.list(staging)) {
        for (Path run : runs.toList()) {
          if (!run.toString().equals(last)) {
            last = run.toString();
            staged++;
          }
        }
      }
    }
    return staged;
  }

  /** The process is dead, as far as the code under test can tell. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A warehouse that dies before or after a call. */
  private static Warehouse dying(Warehouse warehouse, String method, int call, boolean after) {
    int[] calls = {0};
    return (Warehouse) Proxy.newProxyInstance(
        Warehouse.class.getClassLoader(),
        new Class<?>[] {Warehouse.class},
        (proxy, called, args) -> {
          boolean last = called.getName().equals(method) && ++calls[0] == call;
          if (last && !after) {
            throw new Killed();
          }
          Object result;
          try {
            result = called.invoke(warehouse, args);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
          if (last) {
            throw new Killed();
          }
          return result;
        });
  }
}
