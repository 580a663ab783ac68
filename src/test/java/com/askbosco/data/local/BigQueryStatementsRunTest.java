package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.fake.FakeBigQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The statements a project may be set up with, run one after another on the fake of BigQuery. */
@Tag("cloud")
class BigQueryStatementsRunTest {
  private static final Path DDL = Path.of("sql/ddl/bigquery");

  @Test
  void a_project_is_set_up_by_the_files() throws IOException {
    try (FakeBigQuery bigQuery = FakeBigQuery.start()) {
      List<Path> files = new ArrayList<>(
          List.of(DDL.resolve("datasets.sql"), DDL.resolve("bronze.sql"), DDL.resolve("ops.sql")));
      try (Stream<Path> silver = Files.list(DDL.resolve("silver"))) {
        silver.sorted().forEach(files::add);
      }
      for (Path file : files) {
        assertThat(refusals(bigQuery, Files.readString(file)))
            .as(file.toString())
            .isEmpty();
      }
    }
  }

  private static List<String> refusals(FakeBigQuery bigQuery, String sql) {
    try {
      bigQuery.script(sql);
      return List.of();
    } catch (RuntimeException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
