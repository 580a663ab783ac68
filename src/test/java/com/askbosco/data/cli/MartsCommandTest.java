package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.bigquery.BigQueryMarts;
import com.askbosco.data.gcp.bigquery.BigQuerySettings;
import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.gcp.fake.FakeBigQuery;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.mart.PackagedMarts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What marts would read in a project, as a user asks it: Google's client, dry-run jobs, the stand-in. */
@Tag("cloud")
class MartsCommandTest {
  private static final String HOST = "bosco.bigquery.host";

  private static String marts(String... options) {
    StringWriter out = new StringWriter();
    CommandLine bosco = Bosco.commandLine().setOut(new PrintWriter(out, true));
    assertThat(bosco.execute(options)).isZero();
    return out.toString();
  }

  @Test
  void a_project_says_how_many_bytes_each_mart_reads() {
    try (FakeBigQuery fake = FakeBigQuery.start()) {
      System.setProperty(HOST, fake.url());
      Collection<TableSpec> canon = Canon.load().values();
      try (BigQueryWarehouse warehouse = BigQueryWarehouse.open(
          BigQuerySettings.of(FakeBigQuery.PROJECT, "EU"),
          "test",
          canon,
          BigQueryMarts::packaged)) {
        warehouse.buildMarts();
      }
      // One row of the only table that mart_cost reads: what its query names of it is known to the
      // byte.
      fake.rows("INSERT INTO ops.ctl_cost (run_id, client_id, records) VALUES ('r', 'aurora', 7)");

      String told =
          marts("marts", "--target", "bigquery", "--dry-run", "--project", FakeBigQuery.PROJECT);

      List<String> lines =
          told.lines().filter(line -> line.startsWith("-- gold.")).toList();
      assertThat(lines).hasSize(PackagedMarts.load().gold().marts().size());
      assertThat(told)
          .contains("by a dry run in " + FakeBigQuery.PROJECT)
          .contains("-- Job 1 of ", "COMMIT TRANSACTION;", "UPDATE `ops`.`ctl_fence`");
      assertThat(lines).anyMatch(line -> line.matches("-- gold\\.mart_seo +0 *"));
      // 'r' and 'aurora' as texts, 3 and 8 bytes, and one number, 8.
      assertThat(lines).anyMatch(line -> line.matches("-- gold\\.mart_cost +19 *"));
    } finally {
      System.clearProperty(HOST);
    }
  }
}
