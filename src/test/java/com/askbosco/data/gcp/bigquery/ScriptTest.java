package com.askbosco.data.gcp.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.gcp.bigquery.Channel.Answer;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes as one job, and what an error says of one statement of many. */
class ScriptTest {
  private final List<Script> sent = new ArrayList<>();
  private final List<Boolean> again = new ArrayList<>();

  private final Channel channel = (script, mayBeRepeated) -> {
    sent.add(script);
    again.add(mayBeRepeated);
    return new Answer() {
      @Override
      public long changed() {
        return 7;
      }

      @Override
      public void rows(Consumer<List<Object>> row) {
        row.accept(List.of(3L));
      }
    };
  };

  private static final SessionGuard GUARD = new SessionGuard() {
    @Override
    public void opened(String session) {}

    @Override
    public void before() {}

    @Override
    public void beforeCommit(BigQuerySession session) {
      WriterLease.fence("me").forEach(session::run);
    }

    @Override
    public RuntimeException told(RuntimeException failure) {
      return failure;
    }

    @Override
    public void closed(String session) {}
  };

  private BigQuerySession session() {
    return new BigQuerySession(
        channel, GUARD, Waiting.real(), Optional.empty(), BigQueryDialect.building());
  }

  private List<String> texts() {
    return sent.stream().map(Script::sql).toList();
  }

  @Test
  void statements_nobody_waits_for_go_with_the_next_that_matters() {
    BigQuerySession session = session();
    session.run("CREATE OR REPLACE TEMP TABLE a AS SELECT 1");
    session.run("DROP TABLE IF EXISTS b");
    assertThat(sent).isEmpty();

    assertThat(session.rows("SELECT * FROM a")).isEqualTo(List.of(List.of(3L)));

    assertThat(texts())
        .containsExactly(
            "CREATE OR REPLACE TEMP TABLE a AS SELECT 1;\nDROP TABLE IF EXISTS b;\nSELECT * FROM a");
    assertThat(again).containsExactly(true);
  }

  @Test
  void outside_a_transaction_what_may_not_come_twice_goes_alone() {
    BigQuerySession session = session();
    session.run("DROP TABLE IF EXISTS b");

    assertThat(session.execute("INSERT INTO a SELECT 1")).isEqualTo(7);

    assertThat(texts()).containsExactly("DROP TABLE IF EXISTS b", "INSERT INTO a SELECT 1");
  }

  @Test
  void a_transaction_that_reads_nothing_is_one_job() {
    session().transaction(() -> {
      return true;
    });

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).statements()).hasSize(4).first().isEqualTo("BEGIN TRANSACTION");
    assertThat(sent.get(0).statements()).last().isEqualTo("COMMIT TRANSACTION");
    assertThat(again).containsExactly(false);
  }

  @Test
  void a_transaction_that_reads_is_begun_by_a_job_of_its_own() {
    BigQuerySession session = session();
    session.transaction(() -> {
      session.run("CREATE TEMP TABLE t AS SELECT 1");
      return session.execute("DELETE FROM `gold`.`m` WHERE TRUE");
    });

    assertThat(texts().get(0)).isEqualTo("BEGIN TRANSACTION");
    assertThat(texts().get(1))
        .isEqualTo(
            "CREATE TEMP TABLE t AS SELECT 1;\nDELETE FROM `gold`.`m` WHERE TRUE;\nSELECT @@row_count");
    assertThat(texts().get(2))
        .startsWith("UPDATE `ops`.`ctl_fence`")
        .endsWith("COMMIT TRANSACTION");
    assertThat(again).containsOnly(false);
  }

  @Test
  void values_go_as_parameters() {
    TableLayout layout = new TableLayout(
        "temp",
        "t",
        List.of(
            new Field("s", Type.STRING),
            new Field("n", Type.NUMERIC),
            new Field("at", Type.TIMESTAMP),
            new Field("j", Type.JSON)),
        List.of(),
        Optional.empty(),
        List.of());
    BigQuerySession session = session();
    session.temporary(
        layout,
        List.of(
            List.of("it's \"a\"\n", 1.5, Instant.parse("2026-01-02T03:04:05.123456789Z"), "{}"),
            Arrays.asList(null, null, null, null)));

    assertThat(sent.get(0).statements())
        .containsExactly(
            "CREATE OR REPLACE TEMP TABLE `t` (`s` STRING, `n` NUMERIC, `at` TIMESTAMP, `j` JSON)",
            "INSERT INTO `t` (`s`, `n`, `at`, `j`) SELECT JSON_VALUE(r, '$[0]'), CAST(JSON_VALUE(r, '$[1]') AS NUMERIC),"
                + " CAST(JSON_VALUE(r, '$[2]') AS TIMESTAMP), PARSE_JSON(JSON_VALUE(r, '$[3]'))"
                + " FROM UNNEST(JSON_QUERY_ARRAY(@value_1)) AS r");
    assertThat(sent.get(0).values())
        .containsEntry(
            "value_1",
            "[[\"it's \\\"a\\\"\\n\",\"1.5\",\"2026-01-02T03:04:05.123456Z\",\"{}\"],[null,null,null,null]]");
  }

  @Test
  void an_error_names_its_statement_and_the_place_in_it() {
    Script script = new Script().add("SELECT 1").add("SELECT\n  nothing").add("SELECT 3");

    assertThat(script.place("Unrecognized name: nothing at [3:3]"))
        .isEqualTo(new Script.Place("`SELECT\n  nothing`", "Unrecognized name: nothing at [2:3]"));
    assertThat(script.place("Too much").what()).isEqualTo("one of 3 statements up to `SELECT 3`");
    assertThat(new Script().add("SELECT 1").place("wrong at [1:8]").message())
        .isEqualTo("wrong at [1:8]");
  }

  @Test
  void the_101st_table_of_a_transaction_is_refused_before_it_is_sent() {
    BigQuerySession session = session();

    assertThatThrownBy(() -> session.transaction(() -> {
          for (int i = 1; i <= 101; i++) {
            session.run("DELETE FROM `silver`.`t" + i + "` AS t WHERE TRUE");
            session.run("INSERT INTO `silver`.`t" + i + "` (a) SELECT 1");
          }
          return true;
        }))
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("100 tables at most")
        .hasMessageContaining("`silver`.`t101`");
    assertThat(texts()).noneMatch(text -> text.contains("COMMIT"));
    assertThatCode(() -> session.transaction(() -> {
          for (int i = 1; i <= 99; i++) {
            session.run("DELETE FROM `silver`.`t" + i + "` AS t WHERE TRUE");
          }
          return true;
        }))
        .doesNotThrowAnyException();
  }
}
