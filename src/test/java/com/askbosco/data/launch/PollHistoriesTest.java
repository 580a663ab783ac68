package com.askbosco.data.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalSecrets;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random histories of polls over three days of the simulated vendors, whose figures of a day change until it is final and for days after:
 * the job is killed ({@code kill -9}) at random instants and started again, at the same moment or a later one; requests fail, records
 * come twice, some are unreadable, a field appears on the way. In the end silver is what one batch run over the same days makes of it.
 * {@code -Dbosco.histories=20} makes twenty.
 */
@Tag("cloud")
@SuppressWarnings("NullAway.Init") // set before all tests
class PollHistoriesTest {
  private static final Logger LOG = LoggerFactory.getLogger(PollHistoriesTest.class);
  private static final String SCALE = "1x4";
  private static final int DAYS = 3;
  private static final int MINUTES = 5;
  private static final int LINES_OF_A_MOMENT = 8;
  /** What stays wrong, in each reading of a record. */
  private static final String LASTING = """
      faults:
        - {kind: field_type_change, field: costMicros, every: 8, vendor: google-ads, stream: campaign}
        - {kind: doubled_records, vendor: shopify, stream: orders}
        - {kind: duplicate_page, vendor: shopify, stream: customers}
      """;

  @TempDir
  static Path folder;

  private static Map<String, List<String>> expected;

  static LongStream histories() {
    return LongStream.rangeClosed(1, Long.getLong("bosco.histories", 1));
  }

  @BeforeAll
  static void readAllAtOnce() throws Exception {
    try (Agency batch = Agency.open(folder.resolve("batch"), SCALE, LASTING)) {
      LocalDate today = batch.world().lastDay();
      batch.vendors().today(today);
      try (Warehouse into = batch.warehouse()) {
        IngestRun.execute(
            batch
                .args(today.minusDays(DAYS), today)
                .asOf(today)
                .withSandbox(batch.vendors().uri().toString()),
            into,
            () -> new LocalSecrets(Path.of("")),
            ProgressListener.NONE,
            RunJournal.none());
      }
      expected = facts(batch);
    }
    assertThat(expected.keySet())
        .contains("fct_order", "fct_ads_campaign_daily", "fct_web_traffic_daily");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void pollsThatAreKilledEndAsOneBatchRun(long seed) throws Exception {
    Random random = new Random(seed);
    try (Agency agency =
        Agency.open(folder.resolve("history-" + seed), SCALE, LASTING + passing(random))) {
      Files.createDirectories(home(agency).resolve(".bosco/tmp"));
      LocalDate last = agency.world().lastDay();
      int killed = 0;
      for (LocalDate day = last.minusDays(DAYS - 1); !day.isAfter(last); day = day.plusDays(1)) {
        agency.vendors().today(day);
        killed += day(agency, day, day.equals(last), random);
      }

      LOG.info("history {}: killed {} times", seed, killed);
      assertThat(killed).isPositive();
      Map<String, List<String>> facts = facts(agency);
      assertThat(facts.keySet()).isEqualTo(expected.keySet());
      expected.forEach((table, rows) -> {
        List<String> there = facts.getOrDefault(table, List.of());
        assertThat(minus(there, rows)).as("too much in " + table).isEmpty();
        assertThat(minus(rows, there)).as("missing in " + table).isEmpty();
      });
      assertThat(Files.list(agency.workspace().staging())).isEmpty();
      assertThat(rows(
              agency,
              "SELECT COUNT(*) FROM ops.ctl_schema_drift WHERE field_path LIKE '%surprise%'"))
          .as("the new field was noticed")
          .doesNotContain("0");
    }
  }

  /** The first rows that are in one list more often than in another. */
  private static List<String> minus(List<String> rows, List<String> others) {
    Map<String, Integer> left = new HashMap<>();
    others.forEach(row -> left.merge(row, 1, Integer::sum));
    return rows.stream()
        .filter(row -> left.merge(row, -1, Integer::sum) < 0)
        .limit(5)
        .toList();
  }

  /** What passes by itself: a few requests fail, and from one on there is a field more. */
  private static String passing(Random random) {
    StringBuilder rules = new StringBuilder();
    for (String kind : List.of("reset", "status, status: 503", "truncated_json", "html_200")) {
      rules.append("  - {kind: ").append(kind).append(", nth: ").append(1 + random.nextInt(60));
      rules.append("}\n");
    }
    return rules + "  - {kind: new_field, field: surprise, vendor: facebook-marketing, from: "
        + (1 + random.nextInt(6)) + "}\n";
  }

  private static Path home(Agency agency) {
    return Objects.requireNonNull(agency.workspace().root().getParent());
  }

  /** Polls at some moments of a day, while the job is killed now and then; the last job of the last day ends by itself. */
  private static int day(Agency agency, LocalDate day, boolean last, Random random)
      throws Exception {
    List<Instant> moments = new ArrayList<>();
    for (int quarter = random.nextInt(20); quarter < 96; quarter += 20 + random.nextInt(60)) {
      moments.add(
          day.atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofMinutes(15L * quarter)));
    }
    int killed = 0;
    while (!moments.isEmpty()) {
      boolean dies = killed == 0 || killed < 3 && random.nextInt(3) > 0;
      int lines = random.nextInt(moments.size() * LINES_OF_A_MOMENT / 2);
      int delay = random.nextInt(700);
      Process job = start(agency, moments);
      if (dies && !ended(agency, job, lines) && !job.waitFor(delay, TimeUnit.MILLISECONDS)) {
        job.destroyForcibly().waitFor();
        killed++;
        int done = moments.indexOf(momentOf(agency, moments));
        // started again at once, within the same quarter, or only later
        int later = done + random.nextInt(2);
        moments = last
            ? moments.subList(Math.min(later, moments.size() - 1), moments.size())
            : moments.subList(Math.min(later, moments.size()), moments.size());
        continue;
      }
      assertThat(job.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(job.exitValue()).as(printed(agency)).isZero();
      moments = List.of();
    }
    return killed;
  }

  private static Process start(Agency agency, List<Instant> moments) throws IOException {
    List<String> main = new ArrayList<>(List.of(
        PollsChild.class.getName(),
        agency.workspace().root().toString(),
        agency.vendors().uri().toString()));
    moments.forEach(moment -> main.add(moment.toString()));
    return ChildRun.java(home(agency), main);
  }

  private static boolean ended(Agency agency, Process job, int lines)
      throws IOException, InterruptedException {
    boolean ended = false;
    while (!ended && said(agency) < lines) {
      ended = job.waitFor(3, TimeUnit.MILLISECONDS);
    }
    return ended;
  }

  private static long said(Agency agency) throws IOException {
    return printed(agency)
        .lines()
        .filter(line -> line.startsWith(PollsChild.SAID))
        .count();
  }

  /** The moment that was being polled. */
  private static Instant momentOf(Agency agency, List<Instant> moments) throws IOException {
    String printed = printed(agency);
    return moments.stream()
        .filter(moment -> printed.contains(PollsChild.SAID + moment))
        .reduce((first, second) -> second)
        .orElse(moments.get(0));
  }

  private static String printed(Agency agency) throws IOException {
    Path out = home(agency).resolve("out.txt");
    return Files.exists(out) ? Files.readString(out) : "";
  }

  /** All facts of silver that have rows, without what says which run brought them. */
  private static Map<String, List<String>> facts(Agency agency) throws Exception {
    Map<String, List<String>> facts = new TreeMap<>();
    for (String name : rows(
        agency,
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'silver'"
            + " AND table_name LIKE 'fct_%' AND column_name = '_source_file'")) {
      List<String> rows = rows(
          agency,
          "SELECT CAST(r AS VARCHAR) FROM (SELECT * EXCLUDE (_run_id, _extracted_at, _source_file) FROM silver."
              + name + ") r ORDER BY 1");
      if (!rows.isEmpty()) {
        facts.put(name, rows);
      }
    }
    return facts;
  }

  private static List<String> rows(Agency agency, String query) throws IOException, SQLException {
    Path file;
    try (Stream<Path> files = Files.list(agency.workspace().warehouse())) {
      file =
          files.filter(path -> path.toString().endsWith(".duckdb")).findFirst().orElseThrow();
    }
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
