package com.askbosco.data.gcp.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions and transactions of the fake, by Google's own client. */
class FakeTransactionsTest {
  private final FakeBigQuery fake = FakeBigQuery.start();
  private final Client client = new Client(fake.client());

  @BeforeEach
  void tables() {
    fake.script(
        "CREATE SCHEMA d; CREATE TABLE d.t (a INT64, b STRING); CREATE TABLE d.u (a INT64); INSERT INTO d.t (a) VALUES (1), (2)");
  }

  @AfterEach
  void close() {
    fake.close();
  }

  private void count(long rows) {
    assertThat(fake.rows("SELECT COUNT(*) FROM d.t")).containsExactly(List.of(rows));
  }

  @Test
  void what_a_transaction_does_is_seen_when_it_is_committed() {
    String session = client.session();
    client.run(session, "BEGIN TRANSACTION");
    client.run(session, "CREATE TEMP TABLE old AS SELECT a FROM d.t WHERE a = 1");
    client.run(session, "DELETE FROM d.t t WHERE EXISTS (SELECT 1 FROM old o WHERE o.a = t.a)");
    client.run(session, "INSERT INTO d.t (a) SELECT a + 10 FROM old");
    assertThat(Client.rows(client.run(session, "SELECT a FROM d.t ORDER BY a")))
        .containsExactly(List.of("2"), List.of("11"));
    assertThat(fake.rows("SELECT a FROM d.t ORDER BY a")).containsExactly(List.of(1L), List.of(2L));
    client.run(session, "DROP TABLE old");
    client.run(session, "COMMIT TRANSACTION");
    assertThat(fake.rows("SELECT a FROM d.t ORDER BY a"))
        .containsExactly(List.of(2L), List.of(11L));
  }

  @Test
  void what_is_rolled_back_never_was() {
    String session = client.session();
    client.run(session, "CREATE TEMP TABLE kept AS SELECT 1 AS a");
    client.run(session, "BEGIN TRANSACTION");
    client.run(session, "DELETE FROM d.t WHERE TRUE");
    client.run(session, "ROLLBACK TRANSACTION");
    count(2);
    assertThat(Client.rows(client.run(session, "SELECT a FROM kept")))
        .containsExactly(List.of("1"));
  }

  @Test
  void a_transaction_does_not_see_what_others_commit_meanwhile() {
    String session = client.session();
    client.run(session, "BEGIN TRANSACTION");
    client.run("INSERT INTO d.t (a) VALUES (3)");
    assertThat(Client.rows(client.run(session, "SELECT COUNT(*) FROM d.t")))
        .containsExactly(List.of("2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE d.x (a INT64)",
        "CREATE OR REPLACE VIEW d.v AS SELECT 1 AS a",
        "DROP TABLE d.t",
        "ALTER TABLE d.t ADD COLUMN c INT64",
        "CREATE TABLE d.x AS SELECT 1 AS a",
        "CREATE SCHEMA e",
        "DROP ALL ROW ACCESS POLICIES ON d.t"
      })
  void nothing_permanent_is_made_inside_a_transaction(String ddl) {
    String session = client.session();
    client.run(session, "BEGIN TRANSACTION");
    assertThatThrownBy(() -> client.run(session, ddl))
        .hasMessageContaining("DDL statements are not supported in a transaction");
  }

  @Test
  void a_transaction_has_no_transaction_within() {
    String session = client.session();
    client.run(session, "BEGIN TRANSACTION");
    assertThatThrownBy(() -> client.run(session, "BEGIN TRANSACTION"))
        .hasMessageContaining("nested transactions");
  }

  @Test
  void a_statement_that_fails_ends_the_transaction() {
    String session = client.session();
    client.run(session, "BEGIN TRANSACTION");
    client.run(session, "DELETE FROM d.t WHERE TRUE");
    assertThatThrownBy(() -> client.run(session, "SELECT nothing FROM d.t"))
        .hasMessageContaining("Unrecognized name");
    count(2);
    assertThatThrownBy(() -> client.run(session, "COMMIT TRANSACTION"))
        .hasMessageContaining("no transaction in progress");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM d.t WHERE a = 2",
        "UPDATE d.t SET a = 3 WHERE a = 2",
        "TRUNCATE TABLE d.t",
        "MERGE d.t USING d.u ON t.a = u.a WHEN MATCHED THEN DELETE"
      })
  void of_two_that_change_rows_of_a_table_the_later_is_aborted(String dml) {
    String first = client.session();
    String second = client.session();
    client.run(first, "BEGIN TRANSACTION");
    client.run(second, "BEGIN TRANSACTION");
    client.run(first, "DELETE FROM d.t WHERE a = 1");
    client.run(second, "INSERT INTO d.u (a) VALUES (1)");
    assertThatThrownBy(() -> client.run(second, dml))
        .hasMessageContaining(
            "Transaction is aborted due to concurrent update against table test-project:d.t. Transaction ID: ");
    client.run(first, "COMMIT TRANSACTION");
    count(1);
    assertThat(fake.rows("SELECT COUNT(*) FROM d.u")).containsExactly(List.of(0L));
  }

  @Test
  void a_change_after_the_snapshot_is_a_conflict_too() {
    String session = client.session();
    client.run(session, "BEGIN TRANSACTION");
    client.run("UPDATE d.t SET a = 5 WHERE a = 1");
    assertThatThrownBy(() -> client.run(session, "UPDATE d.t SET a = 6 WHERE a = 2"))
        .hasMessageContaining("aborted due to concurrent update");
  }

  @Test
  void adding_rows_conflicts_with_nothing() {
    String first = client.session();
    String second = client.session();
    client.run(first, "BEGIN TRANSACTION");
    client.run(second, "BEGIN TRANSACTION");
    client.run(first, "DELETE FROM d.t WHERE a = 1");
    client.run(second, "INSERT INTO d.t (a) VALUES (7)");
    client.run("INSERT INTO d.t (a) VALUES (8)");
    client.run(first, "COMMIT TRANSACTION");
    client.run(second, "COMMIT TRANSACTION");
    assertThat(fake.rows("SELECT a FROM d.t ORDER BY a"))
        .containsExactly(List.of(2L), List.of(7L), List.of(8L));
  }

  @Test
  void a_session_that_is_ended_leaves_nothing_behind() {
    String session = client.session();
    client.run(session, "BEGIN TRANSACTION");
    client.run(session, "DELETE FROM d.t WHERE TRUE");
    client.run("CALL BQ.ABORT_SESSION('" + session + "')");
    count(2);
    client.run("DELETE FROM d.t WHERE a = 1");
    assertThatThrownBy(() -> client.run(session, "SELECT 1"))
        .hasMessageContaining("has been terminated");
  }

  @Test
  void temporary_tables_belong_to_their_session() {
    String first = client.session();
    client.run(first, "CREATE TEMP TABLE mine AS SELECT 1 AS a");
    client.run(first, "SELECT a FROM _SESSION.mine");
    assertThatThrownBy(() -> client.run(client.session(), "SELECT a FROM mine"))
        .hasMessageContaining("must be qualified with a dataset");
    assertThatThrownBy(() -> client.run(first, "ALTER TABLE mine RENAME TO yours"))
        .hasMessageContaining("temporary");
  }

  @Test
  void a_transaction_changes_a_hundred_tables_at_most() {
    String session = client.session();
    StringBuilder tables = new StringBuilder();
    for (int i = 0; i <= 100; i++) {
      tables.append("CREATE TABLE d.t").append(i).append(" (a INT64);");
    }
    fake.script(tables.toString());
    client.run(session, "BEGIN TRANSACTION");
    for (int i = 0; i < 100; i++) {
      client.run(session, "INSERT INTO d.t" + i + " (a) VALUES (1)");
    }
    assertThatThrownBy(() -> client.run(session, "INSERT INTO d.t100 (a) VALUES (1)"))
        .hasMessageContaining("too many tables");
  }
}
