package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.sandbox.SandboxServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code kill -9} at seeded random instants, spread over all stages of a run, and the run once more: the tables are those of a
 * run nobody disturbed. {@code -Dbosco.kills=25} kills 25 times.
 */
class KillTest {
  private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
  private static final int MINUTES = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path folder;

  /** How far a run has come, by what it left on disk. */
  enum Stage {
    STARTING,
    READING,
    STAGED,
    COMMITTED,
    PUBLISHED;

    static Stage of(ChildRun run) throws IOException {
      String printed = run.printed();
      if (printed.contains("published.")) {
        return PUBLISHED;
      }
      if (printed.contains("Committed run")) {
        return COMMITTED;
      }
      Workspace place = run.workspace();
      if (run.files(place.staging()).stream().anyMatch(name -> name.endsWith("run.json"))) {
        return STAGED;
      }
      return run.files(place.raw()).isEmpty() ? STARTING : READING;
    }
  }

  /** What the killer waits for, and how long it then waits at most, in milliseconds. */
  record Aim(Stage stage, int longest) {}

  private static final List<Aim> AIMS = List.of(
      new Aim(Stage.READING, 700),
      new Aim(Stage.STAGED, 400),
      new Aim(Stage.COMMITTED, 1_200),
      new Aim(Stage.READING, 2_500));

  static final SandboxServer VENDORS = ChildRun.vendors();

  @AfterAll
  static void close() {
    VENDORS.close();
  }

  /** A run that may be killed; other warehouses have others. */
  ChildRun child(String name) throws IOException {
    return ChildRun.in(folder.resolve(name), VENDORS);
  }

  /** Where to kill, one after another and from the start again. */
  List<Aim> aims() {
    return AIMS;
  }

  /** How often to kill. */
  int kills() {
    return Integer.getInteger("bosco.kills", AIMS.size());
  }

  @TestFactory
  Stream<DynamicTest> killedAndRunAgainItIsAsIfNothingHadHappened() throws Exception {
    ChildRun whole = child("whole");
    Process process = whole.start();
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(whole.printed()).isZero();
    PublishedTables expected = whole.tables();
    Random random = new Random(7);
    List<DynamicTest> kills = new ArrayList<>();
    List<Aim> aims = aims();
    for (int i = 0; i < kills(); i++) {
      int number = i;
      Aim aim = aims.get(i % aims.size());
      int delay = random.nextInt(aim.longest());
      kills.add(DynamicTest.dynamicTest(
          "kill " + (i + 1) + ", " + delay + " ms after " + aim.stage(),
          () -> killAndRunAgain(number, aim.stage(), delay, whole, expected)));
    }
    return kills.stream();
  }

  private void killAndRunAgain(
      int number, Stage aim, int delay, ChildRun whole, PublishedTables expected) throws Exception {
    ChildRun run = child("killed-" + number);
    run.cacheOf(whole);
    Process process = run.start();
    boolean ended = false;
    while (!ended && Stage.of(run).compareTo(aim) < 0) {
      ended = process.waitFor(3, TimeUnit.MILLISECONDS);
    }
    ended = process.waitFor(delay, TimeUnit.MILLISECONDS);
    process.toHandle().destroyForcibly();
    process.waitFor();
    Stage stage = Stage.of(run);
    LOG.info("kill {}: {}{}", number + 1, stage, ended ? ", it had ended" : "");
    int attempts = ended || stage == Stage.COMMITTED || stage == Stage.PUBLISHED ? 2 : 1;

    Process again = run.start();
    assertThat(again.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();

    assertThat(again.exitValue()).as(run.printed()).isZero();
    PublishedTables tables = run.tables();
    for (String layer : List.of("bronze", "silver", "gold")) {
      assertThat(tables.layer(layer).differences(expected.layer(layer)))
          .as("what reading cost is of each run, and nothing else may differ")
          .allMatch(row -> row.matches("[-+] gold\\.mart_(cost|data_quality) .*"));
    }
    nothingIsLeftBehind(run, attempts);
  }

  private static void nothingIsLeftBehind(ChildRun run, int attempts) throws IOException {
    Workspace place = run.workspace();
    assertThat(run.files(place.staging())).isEmpty();
    run.leavesNothingElse();
    List<String> raw = run.files(place.raw());
    List<String> runs = raw.stream().filter(name -> name.startsWith("_runs/")).toList();
    assertThat(runs.size()).isBetween(1, attempts);
    Set<String> named = new TreeSet<>(runs);
    for (String file : raw) {
      if (file.endsWith("/slice.json")) {
        named.add(file);
        String slice = file.substring(0, file.length() - "slice.json".length());
        for (JsonNode page :
            JSON.readTree(Files.readAllBytes(place.raw().resolve(file))).path("pages")) {
          named.add(slice + page.path("file").asText());
        }
      }
    }
    // A file that was being written keeps its temporary name, which nothing reads.
    assertThat(named)
        .containsAll(
            raw.stream().filter(name -> !name.contains(".tmp-")).collect(Collectors.toSet()));
    // Taken at once: whoever was killed holds no lock.
    run.isFree();
  }
}
