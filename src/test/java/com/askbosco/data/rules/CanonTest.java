package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Column;
import com.askbosco.data.spec.TableSpec.Disposition;
import com.askbosco.data.spec.TableSpec.Pii;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.spec.TableSpec.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanonTest {

  /** The tables of section 2 of the model; a new one is added here. */
  private static final String MODEL = """
      fct_ads_account_daily fct_ads_campaign_daily fct_ads_adgroup_daily fct_ads_ad_daily fct_ads_keyword_daily
      fct_ads_search_term_daily fct_ads_url_daily fct_ads_geo_daily fct_ads_device_daily fct_ads_placement_daily
      fct_ads_audience_daily fct_ads_product_daily fct_ads_hourly fct_ads_conversions_daily fct_ads_change_event
      dim_ad_account dim_campaign dim_adgroup dim_ad dim_creative dim_keyword dim_audience dim_url dim_conversion_action
      fct_web_session fct_web_traffic_daily fct_web_event fct_web_page_daily fct_web_vitals_daily
      fct_order fct_order_line fct_refund fct_refund_line fct_transaction fct_discount_use fct_abandoned_checkout
      fct_subscription_event fct_inventory_daily dim_customer dim_product dim_variant
      dim_message fct_message_daily fct_message_event
      dim_company dim_contact fct_lead dim_deal fct_deal_stage_change fct_activity fct_call
      fct_seo_query_daily fct_rank_daily fct_backlink_snapshot fct_local_daily
      dim_post fct_post_daily fct_page_daily
      fct_affiliate_transaction fct_affiliate_daily dim_publisher
      fct_app_attribution_daily fct_app_store_daily fct_review fct_review_daily
      dim_client fct_budget fct_target fct_promotion_calendar fct_experiment
      ref_fx_daily ref_country ref_geo ref_calendar ref_holiday ref_channel_rule ref_source_category ref_device_map
      ref_status_map ref_event_map ref_metric ref_mapping_dictionary ref_source_catalog
      """;

  @Test
  void holdsTheTablesOfTheModel() {
    assertThat(Canon.load().keySet()).contains(MODEL.trim().split("\\s+"));
  }

  @Test
  void keepsMoneyExactAndBesideItsCurrency() {
    for (TableSpec table : Canon.load().values()) {
      assertThat(table.columns())
          .as(table.name())
          .noneMatch(column -> column.type() == Type.FLOAT64);
      if (table.columns().stream().anyMatch(column -> column.unit() == Unit.MONEY)) {
        assertThat(table.positions()).as(table.name()).containsKey("currency_code");
      }
      assertThat(table.columns().stream()
              .filter(c -> c.unit() == Unit.MONEY)
              .filter(c -> c.type() != Type.NUMERIC))
          .as(table.name())
          .isEmpty();
    }
  }

  @Test
  void endsEveryEnumerationWithOtherAndUnknown() {
    Canon.load()
        .values()
        .forEach(table -> table.columns().stream()
            .filter(column -> !column.values().isEmpty())
            .filter(column -> !column.name().equals("canonical_event"))
            .forEach(column -> assertThat(column.values())
                .as(table.name() + "." + column.name())
                .doesNotHaveDuplicates()
                .endsWith("OTHER", "UNKNOWN")));
  }

  @Test
  void namesWhatWouldBeNullInAGroup() {
    // A text that people group by is required: the source's silence is (not set), never NULL.
    Set<String> grouping = Set.of("channel_group", "country_code", "device", "publisher_platform");
    Canon.load().values().stream()
        .filter(table -> table.name().startsWith("fct_") && !table.name().equals("fct_order"))
        .forEach(table -> table.columns().stream()
            .filter(column -> grouping.contains(column.name()))
            .forEach(column -> assertThat(column.required())
                .as(table.name() + "." + column.name())
                .isTrue()));
  }

  @Test
  void addsUpNoRateAndNoReach() {
    Canon.load()
        .values()
        .forEach(table -> table.columns().stream()
            .filter(TableSpec.Column::additive)
            .forEach(column -> {
              assertThat(column.unit())
                  .as(table.name() + "." + column.name())
                  .isNotEqualTo(Unit.RATIO);
              assertThat(column.name())
                  .as(table.name())
                  .doesNotMatch("reach|users|followers|.*_share|.*average.*|.*score.*");
              assertThat(table.key()).doesNotContain(column.name());
            }));
  }

  @Test
  void partitionsEveryTableThatGrowsByTheDay() {
    Canon.load().values().stream()
        .filter(table -> table.name().startsWith("fct_"))
        .filter(table -> table.disposition() != Disposition.REFERENCE)
        .forEach(table -> assertThat(table.partition()).as(table.name()).isPresent());
  }

  @Test
  void rule_15_what_is_about_persons_is_marked() {
    Canon.load()
        .values()
        .forEach(table -> table.columns().forEach(column -> {
          String name = table.name() + "." + column.name();
          if (column.name().matches("customer_key|contact_key|recipient_key|user_key")) {
            assertThat(column.pii()).as(name).isEqualTo(Pii.PSEUDONYM);
          } else if (column
              .name()
              .matches(".*(email|phone|caller|click_id)_sha256|actor_hash|owner_hash")) {
            assertThat(column.pii()).as(name).isEqualTo(Pii.HASHED);
          }
          assertThat(column.name())
              .as(name)
              .doesNotMatch("email|phone|first_name|last_name|ip|address");
        }));
  }

  @Test
  void readsATableWithItsSharedColumns() {
    assertThat(Canon.read(Map.of("t.yaml", """
            table: t
            description: A table.
            disposition: upsert
            version: 2
            carry: {mail: "LOWER(address)"}
            key: [id]
            duplicates: sum
            history: [mail]
            cluster: [tenant_id, id]
            columns:
              id: {type: STRING, required: true, description: Its id}
            blocks: [more]
            """, "blocks.yaml", """
            more:
              mail: {type: STRING, pii: hashed, values: [A, B], description: A hash}
              paid: {type: NUMERIC, additive: true, unit: money, description: Money}
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
                    new Column(
                        "mail",
                        Type.STRING,
                        false,
                        false,
                        Pii.HASHED,
                        Unit.NONE,
                        List.of("A", "B"),
                        "A hash"),
                    new Column(
                        "paid",
                        Type.NUMERIC,
                        false,
                        true,
                        Pii.NONE,
                        Unit.MONEY,
                        List.of(),
                        "Money")),
                List.of("mail"),
                Map.of(),
                new TableSpec.Version(2, Map.of("mail", "LOWER(address)")))));
  }

  @Test
  void refusesWhatOnlyOtherTablesMayHave() {
    ProblemsException problems = catchThrowableOfType(
        ProblemsException.class, () -> Canon.read(Map.of("x.yaml", """
            table: x
            description: A table.
            version: 0
            disposition: append
            key: [id]
            history: [id]
            columns:
              id: {type: STRING, required: true, unit: money, description: Its id}
              n: {type: INT64, values: [A], description: A number}
            """, "y.yaml", """
            table: y
            description: A table.
            disposition: reference
            key: [client_id]
            carry: {nothing: "1"}
            columns:
              client_id: {type: STRING, required: true, description: Whose it is}
            """)));
    assertThat(problems.problems().stream().map(p -> p.line() + " " + p.path() + " " + p.what()))
        .containsExactly(
            "3 version version 0",
            "6 history only entities have a history",
            "8 columns.id.unit `id` is STRING and has no unit",
            "9 columns.n.values `n` is INT64 and no enumeration",
            "5 carry.nothing there is no column `nothing`",
            "5 carry the first version carries nothing over");
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
    TableSpec table =
        java.util.Objects.requireNonNull(Canon.read(Map.of("d.yaml", """
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
        """)).get("d"));

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
