package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.fake.FakeBigQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements a project is set up with and marts are built with, run one after another on the fake of BigQuery. */
@Tag("cloud")
class BigQueryStatementsRunTest {
  private static final Path DDL = Path.of("sql/ddl/bigquery");

  @TempDir
  static Path folder;

  private static FakeBigQuery bigQuery;
  private static LocalMarts marts;

  @BeforeAll
  static void setUp() throws IOException {
    bigQuery = FakeBigQuery.start();
    Workspace workspace = GoldFixture.workspace(folder.resolve("work"));
    marts = LocalMarts.of(Path.of(""), workspace.cache().resolve("lowered"));
    GoldFixture.leave(workspace);
    List<Path> files = new ArrayList<>(
        List.of(DDL.resolve("datasets.sql"), DDL.resolve("bronze.sql"), DDL.resolve("ops.sql")));
    try (Stream<Path> silver = Files.list(DDL.resolve("silver"))) {
      silver.sorted().forEach(files::add);
    }
    for (Path file : files) {
      assertThat(refusals(List.of(Files.readString(file)))).as(file.toString()).isEmpty();
    }
  }

  @AfterAll
  static void tearDown() {
    bigQuery.close();
  }

  private static List<String> refusals(List<String> statements) {
    List<String> refusals = new ArrayList<>();
    for (String sql : statements) {
      try {
        bigQuery.script(sql);
      } catch (RuntimeException e) {
        refusals.add(sql.lines().filter(l -> !l.startsWith("--")).findFirst().orElse("") + ": "
            + e.getMessage());
      }
    }
    return refusals;
  }

  @Test
  void marts_are_built_as_a_whole_and_by_days() {
    assertThat(refusals(marts.bigQuery(List.of()))).isEmpty();
    assertThat(refusals(marts.bigQuery(List.of(LocalDate.of(2026, 3, 31))))).isEmpty();
  }
}
