package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanonTest {

  @Test
  void holdsTheTablesOfTheModel() {
    assertThat(Canon.load().keySet())
        .contains(
            "fct_ads_campaign_daily",
            "fct_ads_ad_daily",
            "fct_ads_conversions_daily",
            "fct_web_traffic_daily",
            "fct_order",
            "fct_order_line",
            "fct_refund",
            "dim_customer",
            "dim_campaign",
            "fct_message_daily",
            "ref_fx_daily");
  }

  @Test
  void keepsMoneyExactAndBesideItsCurrency() {
    for (TableSpec table : Canon.load().values()) {
      assertThat(table.columns())
          .as(table.name())
          .noneMatch(column -> column.type() == Type.FLOAT64);
      if (table.columns().stream().anyMatch(c -> c.type() == Type.NUMERIC && c.additive())) {
        assertThat(table.positions()).as(table.name()).containsKey("currency_code");
      }
    }
  }

  @Test
  void readsATableWithItsSharedColumns() {
    assertThat(Canon.read(Map.of("t.yaml", """
            table: t
            description: A table.
            disposition: upsert
            key: [id]
            duplicates: sum
            cluster: [tenant_id, id]
            columns:
              id: {type: STRING, required: true, description: Its id}
            blocks: [more]
            """, "blocks.yaml", """
            more:
              mail: {type: STRING, pii: hashed, additive: true, description: A hash}
            """)))
        .isEqualTo(Map.of(
            "t",
            new TableSpec(
                "t",
                "A table.",
                TableSpec.Disposition.UPSERT,
                List.of("id"),
                List.of("id"),
                TableSpec.Duplicates.SUM,
                Optional.empty(),
                List.of("tenant_id", "id"),
                List.of(
                    new Column("id", Type.STRING, true, false, Pii.NONE, "Its id"),
                    new Column("mail", Type.STRING, false, true, Pii.HASHED, "A hash")))));
  }

  @Test
  void reportsEveryProblemOfATable() {
    ProblemsException problems =
        catchThrowableOfType(ProblemsException.class, () -> Canon.read(Map.of("x.yaml", """
            table: t
            description: A table.
            disposition: replace
            key: [id, nothing]
            partition: id
            columns:
              id: {type: TEXT, description: Its id}
              client_id: {type: STRING, description: Ours already, size: 3}
            blocks: [none]
            """)));
    assertThat(problems.problems().stream().map(p -> p.line() + " " + p.path() + " " + p.what()))
        .containsExactly(
            "1 table table `t` in x.yaml",
            "3 disposition `replace` is not known",
            "4 key[0] key column `id` may be null",
            "4 key[1] there is no column `nothing`",
            "5 partition `id` cannot partition the table",
            "7 columns.id.type `TEXT` is no column type",
            "7 columns a second column `client_id`",
            "8 columns.client_id.size unknown key `size`",
            "9 blocks[0] there is no block `none`");
  }

  @Test
  void readsWhatATableKeepsTheHistoryOf() {
    TableSpec table = Canon.read(Map.of("d.yaml", """
        table: d
        description: Things.
        disposition: upsert
        key: [id]
        history: [name]
        unlisted:
          fct: {name: thing_name}
        columns:
          id: {type: STRING, required: true, description: Its id}
          name: {type: STRING, description: Its name}
        """)).get("d");

    assertThat(table.history()).containsExactly("name");
    assertThat(table.hasHistory()).isTrue();
    assertThat(table.unlisted()).isEqualTo(Map.of("fct", Map.of("name", "thing_name")));
  }

  @Test
  void refusesAHistoryOfWhatIsNoEntity() {
    ProblemsException problems =
        catchThrowableOfType(ProblemsException.class, () -> Canon.read(Map.of("d.yaml", """
            table: d
            description: Things.
            disposition: replace_slice
            key: [id]
            history: [nothing, extra]
            unlisted:
              fct: {other: x}
            columns:
              id: {type: STRING, required: true, description: Its id}
              extra: {type: JSON, description: More}
            """)));
    assertThat(problems.problems().stream().map(p -> p.line() + " " + p.path() + " " + p.what()))
        .containsExactly(
            "5 history[0] the history of `nothing` cannot be kept",
            "5 history[1] the history of `extra` cannot be kept",
            "5 history only entities have a history",
            "7 unlisted.fct.other there is no column `other`");
  }
}
