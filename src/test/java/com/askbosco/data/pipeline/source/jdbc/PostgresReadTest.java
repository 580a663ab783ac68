package com.askbosco.data.pipeline.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a real PostgreSQL: every value exactly, every row once, and nothing else. */
@Tag("cloud")
class PostgresReadTest {
  private static PostgresDatabase server;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresDatabase.start();
    server.execute(
        "CREATE TABLE numbered (id bigint PRIMARY KEY, note text NOT NULL)",
        "INSERT INTO numbered SELECT i, 'n' || i FROM generate_series(1, 1000) i",
        "CREATE TABLE texted (code text PRIMARY KEY, n int)",
        "INSERT INTO texted SELECT md5(i::text), i FROM generate_series(1, 500) i",
        "CREATE SEQUENCE s",
        "CREATE TABLE odd (\"Ünit\"\" name\" int, \"select\" text)",
        "INSERT INTO odd VALUES (1, 'x')");
  }

  @AfterAll
  static void end() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  private static DatabaseUnderTest database(String... more) {
    return DatabaseUnderTest.of(server, String.join(", ", more));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
          {name: numbered, key: [id], event_time: id, windowed: true}   | BOSCO-2012 | event_time_unit
          {name: numbered, key: [id], event_time: note, windowed: true} | BOSCO-2012 | neither a day nor a moment
          {name: numbered, key: [id], event_time: at, windowed: true}   | BOSCO-2012 | There is no column `at`; there are [id, note]
          {name: numbered, key: [nr]}                                   | BOSCO-2012 | There is no column `nr`
          {name: nowhere}                                               | BOSCO-2012 | relation "nowhere" does not exist
          {name: q, query: "SELECT 1 AS a, 2 AS a"}                     | BOSCO-2007 | Two columns of the query are called `a`
          {name: q, query: "SELECT 1 / (id - id) FROM numbered"}        | BOSCO-2007 | division by zero
          {name: q, query: "WITH d AS (DELETE FROM numbered RETURNING id) SELECT * FROM d"} | BOSCO-2007 | WITH clause
          {name: q, query: "SELECT nextval('s')"}                       | BOSCO-2007 | read-only transaction
          """)
  void whatCannotBeReadSaysWhy(String stream, String code, String text) {
    DateRange window =
        stream.contains("windowed") ? DateRange.day(LocalDate.parse("2026-03-30")) : null;

    assertThatThrownBy(() -> database().rows(stream, window))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining(text)
        .satisfies(e -> assertThat(((BoscoException) e).code().code()).isEqualTo(code));
  }

  @Test
  void namesStandInQuotesAndValuesAreParameters() throws Exception {
    assertThat(database("schema: public").rows("{name: odd}", null))
        .containsExactly("{\"Ünit\\\" name\":1,\"select\":\"x\"}");
    assertThatThrownBy(
            () -> database("tables: {odd: 'odd\"; DROP TABLE odd; --'}").rows("{name: odd}", null))
        .hasMessageContaining("does not exist");
    assertThat(database("tables: {odd: {account_column: select}}").rows("{name: odd}", null))
        .isEmpty();
    assertThat(database().rows("{name: odd}", null)).hasSize(1);
  }

  @Test
  void anAccountHasItsRowsOfASharedTable() throws Exception {
    server.execute(
        "CREATE TABLE shared AS SELECT * FROM (VALUES (1, 'acme'), (2, 'other'), (3, 'acme')) v(id, shop)");

    assertThat(database("tables: {shared: {account_column: shop, columns: [id]}}")
            .rows("{name: shared}", null))
        .containsExactlyInAnyOrder("{\"id\":1}", "{\"id\":3}");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void rangesGiveEveryRowOnceAndTheSamePagesEachTime(int connections) throws Exception {
    for (String stream : List.of("{name: numbered, key: [id]}", "{name: texted, key: [code]}")) {
      DatabaseUnderTest database = database(
          "connections: " + connections,
          "page_rows: 37",
          "tables: {numbered: {split_by: id}, texted: {split_by: code}}"
              .replaceAll(
                  stream.contains("numbered") ? ", texted.*" : "numbered[^}]*}, ",
                  stream.contains("numbered") ? "}" : ""));
      List<String> rows = database.rows(stream, null);

      assertThat(rows).doesNotHaveDuplicates().hasSize(stream.contains("numbered") ? 1000 : 500);
      assertThat(database.rows(stream, null)).isEqualTo(rows);
    }
  }

  @Test
  void rowsWithoutAValueOfTheSplitColumnAreReadToo() throws Exception {
    server.execute(
        "CREATE TABLE gappy AS SELECT CASE WHEN i % 10 > 0 THEN i END AS n, i FROM generate_series(1, 100) i");

    assertThat(database("connections: 4", "tables: {gappy: {split_by: n}}")
            .rows("{name: gappy}", null))
        .hasSize(100)
        .doesNotHaveDuplicates();
  }

  @Test
  void allConnectionsSeeTheStateOfOneMoment() throws Exception {
    server.execute(
        "CREATE TABLE moving (id int PRIMARY KEY, v int NOT NULL)",
        "INSERT INTO moving SELECT i, 0 FROM generate_series(1, 400) i");
    int sum = 0;
    int rows = 0;
    try (Pages pages = database(
            "connections: 4", "page_rows: 10", "tables: {moving: {split_by: id}}")
        .open("{name: moving, key: [id]}", null, null)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        for (var record : page.records()) {
          sum += record.tree().get("v").intValue();
          rows++;
        }
        server.execute(
            "UPDATE moving SET v = v + 1",
            "DELETE FROM moving WHERE id = 400",
            "INSERT INTO moving VALUES (" + (1000 + rows) + ", 1)");
      }
    }

    assertThat(List.of(rows, sum)).containsExactly(400, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void afterAnyPageReadingGoesOnInAnotherProcess(int connections) throws Exception {
    server.execute(
        "DROP TABLE IF EXISTS paired",
        "CREATE TABLE paired (a int NOT NULL, b numeric(9,2) NOT NULL, c timestamptz NOT NULL, PRIMARY KEY (a, b, c))",
        "INSERT INTO paired SELECT i / 50, i / 7 * 1.50, timestamptz '2026-03-31 08:00:00.000001Z' + i * interval '1 s'"
            + " FROM generate_series(1, 300) i");
    DatabaseUnderTest database = database(
        "consistent: false",
        "page_rows: 11",
        "connections: " + connections,
        "tables: {paired: {split_by: a, columns: [b, c]}}");
    String stream = "{name: paired, key: [a, b, c]}";
    List<String> whole = database.rows(stream, null);
    List<String> pieces = new ArrayList<>();
    String position = null;
    do {
      try (Pages pages = database.open(stream, null, position)) {
        Page page = Objects.requireNonNull(pages.next());
        pieces.addAll(DatabaseUnderTest.rows(page));
        position = page.nextPosition();
      }
    } while (position != null);

    assertThat(whole).hasSize(300);
    assertThat(pieces).isEqualTo(whole);
  }

  @Test
  void rowsOfOneKeyAreNotPartedByAPosition() throws Exception {
    server.execute(
        "CREATE TABLE twins (k int NOT NULL, i int)",
        "INSERT INTO twins SELECT i / 8, i FROM generate_series(0, 79) i");
    DatabaseUnderTest database = database("consistent: false", "page_rows: 5");
    Set<String> rows = new HashSet<>();
    int read = 0;
    List<Boolean> positions = new ArrayList<>();
    try (Pages pages = database.open("{name: twins, key: [k]}", null, null)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        rows.addAll(DatabaseUnderTest.rows(page));
        read += page.records().size();
        positions.add(page.nextPosition() != null);
      }
    }

    assertThat(rows).hasSize(80);
    assertThat(read).isEqualTo(80);
    // Only after 40 rows a page ends where a key does, and nothing goes on after the last.
    assertThat(positions)
        .isEqualTo(IntStream.rangeClosed(1, 16).mapToObj(page -> page == 8).toList());
  }

  @Test
  void aSliceOfOneMomentIsNotTakenUpInTheMiddle() throws Exception {
    try (Pages pages = database("page_rows: 10").open("{name: numbered, key: [id]}", null, null)) {
      assertThat(pages.next()).extracting(Page::nextPosition).isNull();
    }
  }

  @Test
  void largeRowsStayWithinTheBuffer() throws Exception {
    server.execute(
        "CREATE TABLE large AS SELECT i AS id, repeat(md5(i::text), 32768) AS t FROM generate_series(1, 150) i");

    long bytes = 0;
    try (Pages pages = database().open("{name: large, key: [id]}", null, null)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        assertThat(page.body().length).isLessThan(10 << 20);
        bytes += page.body().length;
      }
    }

    assertThat(bytes).isGreaterThan(150L << 20);
  }

  @Test
  void aStatementThatTakesTooLongIsEnded() {
    assertThatThrownBy(() -> database("statement_timeout: 1s")
            .rows("{name: q, query: 'SELECT pg_sleep(60) AS s'}", null))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("longer `statement_timeout`")
        .extracting(e -> ((BoscoException) e).code())
        .isEqualTo(ErrorCode.SOURCE_TIMEOUT);
  }

  @Test
  void aWrongPasswordIsACredentialsMatterAndShownNowhere() {
    DatabaseUnderTest database = database().with("not-the-password");

    assertThatThrownBy(() -> database.rows("{name: numbered}", null))
        .hasMessageContaining("password authentication failed")
        .hasMessageNotContaining("not-the-password")
        .extracting(e -> ((BoscoException) e).code())
        .isEqualTo(ErrorCode.SOURCE_UNAUTHORISED);
    assertThat(database.waits()).isEmpty();
  }

  @Test
  void aDatabaseThatIsNotThereIsTriedAFewTimes() {
    DatabaseUnderTest gone = new DatabaseUnderTest(
        "{database: postgresql, host: 127.0.0.1, port: 1, name: x, user: y}",
        "UTC",
        "z",
        new ArrayList<>());

    assertThatThrownBy(() -> gone.rows("{name: numbered}", null))
        .extracting(e -> ((BoscoException) e).code())
        .isEqualTo(ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(gone.waits())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(9));
  }

  @Test
  void aCredentialIsSentToItsOwnHostAlone() throws Exception {
    String secret = "{\"username\": \"" + PostgresDatabase.USER + "\", \"password\": \""
        + PostgresDatabase.PASSWORD + "\", \"host\": \"%s\"}";

    assertThat(database().with(secret.formatted("127.0.0.1")).rows("{name: odd}", null))
        .hasSize(1);
    assertThatThrownBy(
            () -> database().with(secret.formatted("db.example.com")).rows("{name: odd}", null))
        .hasMessageContaining("belongs to another host");
  }

  @Test
  void aServerWithoutTlsIsRefusedWhereTlsIsAsked() {
    assertThatThrownBy(() -> database("tls: verify").rows("{name: odd}", null))
        .hasMessageContaining("SSL");
  }
}
