package com.askbosco.data.pipeline.source.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.testing.PostgresDatabase;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redshift's own driver over the protocol it shares with PostgreSQL, against a PostgreSQL to which it is
 * introduced: no Redshift can be had here. */
@Tag("cloud")
class RedshiftReadTest {
  private static PostgresDatabase server;
  private static RedshiftGreeting greeting;

  @BeforeAll
  static void start() throws Exception {
    // The driver takes PostgreSQL's newer handshake for one of Redshift's own.
    server = PostgresDatabase.startWith("md5");
    greeting = new RedshiftGreeting(server.port());
    server.execute(
        "CREATE TABLE sales (id bigint PRIMARY KEY, at timestamp NOT NULL, seen timestamptz, amount numeric(12,2),"
            + " big numeric(38,9), ok boolean, day date, name varchar(20))",
        "INSERT INTO sales SELECT i, timestamp '2026-03-30 12:00' + i * interval '1 hour',"
            + " timestamptz '2026-03-30 12:00+02', i * 1.10, 12345678901234567890.5, i % 2 = 0, '2026-03-30', 'n' || i"
            + " FROM generate_series(0, 40) i");
  }

  @AfterAll
  static void end() throws Exception {
    if (server != null) {
      greeting.close();
      server.close();
    }
  }

  private static DatabaseUnderTest database(String more) {
    DatabaseUnderTest postgres = DatabaseUnderTest.of(server, more);
    return new DatabaseUnderTest(
        postgres
            .config()
            .replace("database: postgresql", "database: redshift")
            .replace("port: " + server.port(), "port: " + greeting.port()),
        postgres.zone(),
        postgres.secret(),
        postgres.waits());
  }

  @Test
  void rowsOfADayAreReadExactlyAndInOrder() throws Exception {
    assertThat(database("timestamp_zone: UTC, page_rows: 5, fetch_rows: 3")
            .rows(
                "{name: sales, key: [id], event_time: at, windowed: true}",
                DateRange.day(LocalDate.parse("2026-03-30"))))
        .hasSize(12)
        .first()
        .isEqualTo(
            "{\"id\":0,\"at\":\"2026-03-30T12:00:00Z\",\"seen\":\"2026-03-30T10:00:00Z\",\"amount\":0.00,"
                + "\"big\":\"12345678901234567890.500000000\",\"ok\":true,\"day\":\"2026-03-30\",\"name\":\"n0\"}");
  }

  @Test
  void severalConnectionsNeedToGiveUpTheOneMoment() throws Exception {
    assertThatThrownBy(() -> database("connections: 3, tables: {sales: {split_by: id}}")
            .rows("{name: sales, key: [id]}", null))
        .hasMessageContaining("consistent: false");
    assertThat(database("connections: 3, consistent: false, tables: {sales: {split_by: id}}")
            .rows("{name: sales, key: [id]}", null))
        .hasSize(41)
        .doesNotHaveDuplicates();
  }

  @Test
  void nothingCanBeWritten() {
    assertThatThrownBy(() -> database("").rows("{name: q, query: \"SELECT nextval('x')\"}", null))
        .isInstanceOf(BoscoException.class);
    assertThatThrownBy(() -> database("").with("wrong").rows("{name: sales, key: [id]}", null))
        .extracting(e -> ((BoscoException) e).code())
        .isEqualTo(ErrorCode.SOURCE_UNAUTHORISED);
  }
}
