package com.askbosco.data.warehouse.mart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.mart.CheckFile.Severity;
import com.askbosco.data.warehouse.mart.MartFile.Materialisation;
import com.askbosco.data.warehouse.mart.QueryCompiler.Compiled;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Headers of marts and checks, and the order of marts. */
class GoldFilesTest {
  private static final String HEADER = """
      -- mart:
      --   description: What it is
      --   grain: one row per day
      --   keys: [day]
      --   materialisation: table
      --   owner: somebody
      """;

  private static SqlFile mart(String name, String... reads) {
    String from =
        String.join(" JOIN ", Arrays.stream(reads).map("gold."::concat).toList());
    return SqlFile.of(
        "gold/" + name + ".sql", HEADER + "SELECT day -- FROM gold.nothing\nFROM " + from);
  }

  private static List<String> problems(SqlFile... files) {
    try {
      Gold.of(List.of(files), List.of());
      return List.of();
    } catch (ProblemsException e) {
      return e.problems().stream().map(Object::toString).toList();
    }
  }

  @Test
  void readsEveryKeyOfAHeader() {
    MartFile mart = MartFile.read(SqlFile.of("gold/a/m.sql", """
        -- mart:
        --   description: >
        --     Two
        --     lines
        --   grain: one row per day
        --   keys: [client_id, day]
        --   partition: day
        --   cluster: [client_id]
        --   materialisation: incremental
        --   lookback: 7
        --   tests: {not_null: [client_id]}
        --   owner: somebody
        SELECT 1
        """));
    assertThat(mart.name()).isEqualTo("m");
    assertThat(mart.description().strip()).isEqualTo("Two lines");
    assertThat(mart.grain()).isEqualTo("one row per day");
    assertThat(mart.keys()).containsExactly("client_id", "day");
    assertThat(mart.partition()).isEqualTo(Optional.of("day"));
    assertThat(mart.cluster()).containsExactly("client_id");
    assertThat(mart.materialisation()).isEqualTo(Materialisation.INCREMENTAL);
    assertThat(mart.lookback()).isEqualTo(7);
    assertThat(mart.notNull()).containsExactly("client_id");
    assertThat(mart.owner()).isEqualTo("somebody");
    assertThat(mart.reads()).isEmpty();
  }

  @Test
  void readsTheHeaderOfACheck() {
    CheckFile check = CheckFile.read(SqlFile.of(
        "checks/c.sql", "-- check:\n--   description: It holds\n--   severity: warning\nSELECT 1"));
    assertThat(check.name()).isEqualTo("c");
    assertThat(check.description()).isEqualTo("It holds");
    assertThat(check.severity()).isEqualTo(Severity.WARN);
  }

  @Test
  void aCommentInProseEndsAHeaderAndAnotherToolsWordForASeverityIsTakenAndSaid() {
    SqlFile file = SqlFile.of(
        "checks/c.sql",
        "-- check:\n--   description: It holds\n--   severity: error\n-- Because of this: that.\nSELECT 1");
    Gold gold = Gold.of(List.of(), List.of(file));
    assertThat(gold.checks()).extracting(CheckFile::severity).containsExactly(Severity.FAIL);
    assertThat(gold.notes())
        .containsExactly("checks/c.sql:3: `severity: error` is taken for `fail`; write that.");
    assertThatThrownBy(() -> Gold.of(
            List.of(),
            List.of(SqlFile.of(
                "checks/c.sql",
                "-- check:\n--   description: It holds\n-- severity: fail\nSELECT 1"))))
        .as("a key that is not indented is no prose")
        .hasMessageContaining("unknown key `severity`");
  }

  @Test
  void aMartThatIsMisspeltIsOfferedTheNearestOne() {
    assertThatThrownBy(() -> Gold.of(
            List.of(mart("mart_a", "mart_channl"), mart("mart_channel", "mart_channel")),
            List.of()))
        .hasMessageContaining("there is no mart `gold.mart_channl`. Did you mean `mart_channel`?");
  }

  @Test
  void everyMartComesAfterThoseItReads() {
    Gold gold = Gold.of(
        List.of(
            mart("a", "c", "b"),
            mart("b", "d"),
            mart("c", "d"),
            mart("d", "e"),
            mart("e", "f"),
            SqlFile.of("gold/f.sql", HEADER + "SELECT 1")),
        List.of());
    assertThat(gold.marts())
        .extracting(MartFile::name)
        .containsExactly("f", "e", "d", "c", "b", "a");
  }

  @Test
  void allProblemsOfAllFilesComeAtOnce() {
    assertThat(problems(
            SqlFile.of("gold/x.sql", HEADER.replace("table", "incremental") + "SELECT 1"),
            SqlFile.of("gold/y.sql", HEADER.replace("keys", "key") + "SELECT 1"),
            SqlFile.of("gold/b/y.sql", HEADER + "SELECT 1")))
        .containsExactly(
            "gold/x.sql:2: BOSCO-1003 mart: an incremental mart has no `partition`. Name its DATE column,"
                + " or write `materialisation: table`.",
            "gold/y.sql:2: BOSCO-1003 mart: `keys` is missing. Add it.",
            "gold/y.sql:4: BOSCO-1002 mart.key: unknown key `key`. Did you mean `keys`?",
            "gold/b/y.sql:1: BOSCO-1007 there is another mart `y`. Give one of them another name.");
  }

  @Test
  void aCircleAndAnUnknownMartAreRefused() {
    assertThat(problems(mart("a", "b"), mart("b", "c"), mart("c", "a")))
        .containsExactly(
            "gold/a.sql:1: BOSCO-1401 marts read each other in a circle: a -> b -> c -> a."
                + " Move what both need into a mart of its own.");
    assertThat(problems(mart("a", "nowhere")))
        .containsExactly(
            "gold/a.sql:1: BOSCO-1006 there is no mart `gold.nowhere`. Known marts: a.");
  }

  @Test
  void aColumnThatTheQueryLacksIsRefused() {
    Gold gold = Gold.of(List.of(SqlFile.of("gold/f.sql", HEADER + "SELECT 1 AS d")), List.of());
    assertThatThrownBy(() -> new MartCatalog(
            gold,
            List.of(),
            (name, sql, tables) ->
                new Compiled(sql, List.of(new Field("d", Type.INT64)), List.of(), Map.of())))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_INVALID))
        .hasMessage("gold/f.sql:1: the header names column `day`, the query has d.");
  }

  @Test
  void theProjectsOwnMartsAreInOrder() {
    Gold gold = Gold.read(Path.of("sql"));
    assertThat(gold.marts())
        .extracting(MartFile::name)
        .contains(
            "mart_blended_daily",
            "mart_campaign_daily",
            "mart_channel_daily",
            "mart_freshness",
            "mart_pacing");
    assertThat(gold.checks()).isNotEmpty();
    assertThat(Gold.read(Path.of("no such folder")))
        .isEqualTo(new Gold(List.of(), List.of(), List.of()));
  }
}
