package com.askbosco.data.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whether two tables say the same, as a user asks it. */
class CompareCommandTest {
  private static final String OLD = """
      date,campaign,cost,clicks
      2026-03-01,7,10.00,5
      2026-03-01,8,20.00,6
      2026-03-02,7,30.00,
      """;

  @TempDir
  private Path home;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void liveInAnEmptyFolder() throws IOException {
    System.setProperty("bosco.home", home.toString());
    System.setProperty("bosco.caller", home.toString());
    Files.createDirectories(home.resolve(".bosco/tmp"));
    Files.writeString(home.resolve("old.csv"), OLD);
  }

  @AfterEach
  void moveOut() {
    System.clearProperty("bosco.home");
    System.clearProperty("bosco.caller");
  }

  private int compare(String fresh, String... options) throws IOException {
    Files.writeString(home.resolve("new.csv"), fresh);
    return compareFiles("old.csv", "new.csv", options);
  }

  private int compareFiles(String old, String fresh, String... options) {
    String[] args = new String[options.length + 3];
    args[0] = "compare";
    args[1] = old;
    args[2] = fresh;
    System.arraycopy(options, 0, args, 3, options.length);
    CommandLine bosco = Bosco.commandLine();
    bosco.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return bosco.execute(args);
  }

  @Test
  void theSameTableInAnotherOrderSaysTheSame() throws IOException {
    int status = compare(
        "date,campaign,cost,clicks\n2026-03-02,7,30,\n2026-03-01,8,20,6\n2026-03-01,7,10,5\n",
        "--key",
        "date,campaign",
        "--measure",
        "cost,clicks");
    assertThat(out.toString()).isEqualTo("""
        old  old.csv: 3 rows
        new  new.csv: 3 rows
        key  date, campaign
        measures  cost ±0, clicks ±0

        The tables say the same.
        """);
    assertThat(status).isZero();
  }

  @Test
  void everyKindOfDifferenceIsToldWithItsRowsAndDays() throws IOException {
    int status = compare(
        "date,campaign,spend,clicks\n2026-03-01,7,10.50,5\n2026-03-02,7,30.00,0\n2026-03-03,9,1,1\n",
        "--key",
        "date,campaign",
        "--measure",
        "spend,clicks",
        "--rename",
        "cost=spend");
    assertThat(out.toString()).isEqualTo("""
        old  old.csv: 3 rows
        new  new.csv: 3 rows
        key  date, campaign
        measures  spend ±0, clicks ±0

                 1 missing: in the old table, not in the new one
                 1 extra: in the new table, not in the old one
                 2 differ: spend 1, clicks 1

        missing
          2026-03-01 | 8  spend 20 → none, clicks 6 → none

        extra
          2026-03-03 | 9  spend none → 1, clicks none → 1

        differ
          2026-03-01 | 7  spend 10 → 10.5 (+0.5)
          2026-03-02 | 7  clicks none → 0

        days whose totals lie apart
          2026-03-01  spend 30 → 10.5 (-19.5), clicks 11 → 5 (-6)
          2026-03-03  spend 0 → 1 (+1), clicks 0 → 1 (+1)
        """);
    assertThat(status).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(textBlock = """
      10.01, 0.01,      0
      10.01, 0.009,     4
      10.10, 1%,        0
      10.11, 1%,        4
      10.11, cost=2%,   0
      """)
  void figuresMayLieApartByTheTolerance(String cost, String tolerance, int status)
      throws IOException {
    Files.writeString(home.resolve("old.csv"), "campaign,cost\n7,10.00\n");
    assertThat(compare(
            "campaign,cost\n7," + cost + "\n",
            "--key",
            "campaign",
            "--measure",
            "cost",
            "--tolerance",
            tolerance))
        .isEqualTo(status);
  }

  @Test
  void rowsThatAreThereTwiceAreAddedUpAndTold() throws IOException {
    int status =
        compare(OLD + "2026-03-01,7,0.00,0\n", "--key", "date,campaign", "--measure", "cost");
    assertThat(status).isZero();
    assertThat(out.toString())
        .contains("new  new.csv: 4 rows, 1 keys more than once (their figures are added up)");
  }

  @Test
  void missingFiguresAreNoughtOnlyWhenAskedFor() throws IOException {
    String fresh = OLD.replace("30.00,", "30.00,0");
    assertThat(compare(fresh, "--key", "date,campaign", "--measure", "clicks")).isEqualTo(4);
    assertThat(compare(fresh, "--key", "date,campaign", "--measure", "clicks", "--null-as-zero"))
        .isZero();
  }

  @Test
  void daysOutsideTheRangeAreNotCompared() throws IOException {
    String fresh = OLD.replace("20.00", "21.00");
    assertThat(
            compare(fresh, "--key", "date,campaign", "--measure", "cost", "--from", "2026-03-02"))
        .isZero();
    assertThat(compare(fresh, "--key", "date,campaign", "--measure", "cost", "--to", "2026-03-01"))
        .isEqualTo(4);
  }

  @Test
  void parquetAndDuckDbFilesAreTablesToo() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + home + "/new.duckdb");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA gold");
      statement.execute(
          "CREATE TABLE gold.mart AS SELECT * FROM read_csv_auto('" + home + "/old.csv')");
      statement.execute("COPY gold.mart TO '" + home + "/new.parquet' (FORMAT parquet)");
    }
    assertThat(compareFiles(
            "old.csv", "new.duckdb#gold.mart", "--key", "date,campaign", "--measure", "cost"))
        .as(err.toString())
        .isZero();
    assertThat(compareFiles("new.parquet", "*.csv", "--key", "date,campaign", "--measure", "cost"))
        .as(err.toString())
        .isZero();
  }

  @Test
  void jsonHasTheSameExactly() throws IOException {
    compare(
        OLD.replace("20.00", "20.000000001"),
        "--key",
        "date,campaign",
        "--measure",
        "cost",
        "--json");
    assertThat(out.toString())
        .contains("\"differing\" : 1")
        .contains("\"new\" : 20.000000001")
        .contains("\"is_equal\" : false");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      a missing file      | nowhere.csv | --key date                              | There is no file
      an unknown kind     | old.txt     | --key date                              | is of no kind that can be read
      a missing column    | new.csv     | --key nothing                           | nothing
      no figures          | new.csv     | --key date --measure campaign_name      | campaign_name
      a bad tolerance     | new.csv     | --key date --measure cost --tolerance x | is no tolerance
      a foreign tolerance | new.csv     | --key date --tolerance cost=1           | there is no such --measure
      a day that is none  | new.csv     | --key date --day cost                   | is no --key
      SQL for a column    | new.csv     | --key date);--                          | is no name of a column
      """)
  void wrongUseIsExplained(String what, String fresh, String options, String message)
      throws IOException {
    Files.writeString(home.resolve("new.csv"), OLD);
    Files.writeString(home.resolve("old.txt"), OLD);
    assertThat(compareFiles("old.csv", fresh, options.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }
}
