package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.warehouse.privacy.ErasedRecord;
import com.askbosco.data.warehouse.privacy.Erasure;
import com.askbosco.data.warehouse.privacy.ErasureEntry;
import com.askbosco.data.warehouse.privacy.ErasureEntry.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person in every kind of table that may hold one, beside another person who stays. */
class ErasuresTest {
  @TempDir
  private Path folder;

  private SilverRows silver;

  @BeforeEach
  void open() {
    silver = new SilverRows(folder);
    for (String who : List.of("ada", "bo")) {
      silver
          .aurora(
              "dim_customer",
              "shopify",
              "customer_key=c-" + who + "; email_sha256=e-" + who
                  + "; phone_sha256=p-family; _row_hash=h")
          .aurora(
              "dim_contact",
              "hubspot",
              "contact_key=k-" + who + "; contact_id=" + who + "; email_sha256=e-" + who
                  + "; owner_hash=o-ada")
          .aurora(
              "dim_contact_history",
              "hubspot",
              "contact_key=k-" + who
                  + "; lifecycle_stage=LEAD; owner_hash=o-ada; valid_from=2026-03-01 00:00:00+00")
          .aurora(
              "fct_order",
              "shopify",
              "order_key=1-" + who + "; client_date=2026-03-02; customer_key=c-" + who
                  + "; click_id_sha256=g; gross_sales=12.5; _row_hash=h")
          .aurora(
              "fct_review",
              "reviews",
              "review_key=r-" + who + "; client_date=2026-03-03; customer_key=c-" + who
                  + "; body=I am " + who)
          .aurora(
              "fct_web_session",
              "web",
              "session_key=s-" + who + "; client_date=2026-03-04; user_key=u-" + who
                  + "; customer_key=c-" + who)
          .aurora(
              "dim_deal",
              "hubspot",
              "deal_key=d-" + who + "; contact_key=k-" + who + "; lost_reason=" + who
                  + " moved; owner_hash=o-bo");
    }
    silver.warehouse().session().execute("DELETE FROM ops.ctl_stale");
  }

  @AfterEach
  void close() {
    silver.close();
  }

  private static Erasure erasure(Set<String> pseudonyms, List<ErasedRecord> records) {
    return new Erasure(
        "aurora",
        "R-1",
        "keyed",
        Instant.parse("2026-03-05T00:00:00Z"),
        Instant.parse("2026-03-06T00:00:00Z"),
        pseudonyms,
        records,
        records.size(),
        (table, identity, values) -> "new");
  }

  private ErasureEntry erase(Erasure erasure) {
    return silver.warehouse().aboutPersons(persons -> persons.erase(erasure));
  }

  private Set<String> pseudonyms(String... known) {
    return silver.warehouse().aboutPersons(persons -> persons.pseudonyms("aurora", Set.of(known)));
  }

  @Test
  void anAddressLeadsToEveryKeyOfThePersonAndAPhoneToNobodyElse() {
    assertThat(pseudonyms("e-ada")).containsExactlyInAnyOrder("c-ada", "e-ada", "k-ada");
    assertThat(pseudonyms("c-ada")).containsExactlyInAnyOrder("c-ada", "e-ada");
    assertThat(pseudonyms("nobody")).isEmpty();
    assertThat(silver
            .warehouse()
            .<Set<String>>aboutPersons(persons -> persons.pseudonyms("bergwerk", Set.of("e-ada"))))
        .isEmpty();
  }

  @Test
  void rule_15_rows_that_stand_for_the_person_go_and_of_the_others_the_person() {
    ErasureEntry entry = erase(erasure(Set.of("e-ada", "c-ada", "k-ada", "u-ada"), List.of()));

    assertThat(entry.rows())
        .isEqualTo(Map.of(
            "silver.dim_customer", 1L,
            "silver.dim_contact", 1L,
            "silver.dim_contact_history", 1L,
            "silver.fct_order", 1L,
            "silver.fct_review", 1L,
            "silver.fct_web_session", 1L,
            "silver.dim_deal", 1L));
    assertThat(silver.rows("SELECT customer_key FROM silver.dim_customer"))
        .containsExactly("[c-bo]");
    assertThat(silver.rows("SELECT contact_key FROM silver.dim_contact")).containsExactly("[k-bo]");
    assertThat(silver.rows("SELECT contact_key FROM silver.dim_contact_history"))
        .containsExactly("[k-bo]");
    assertThat(silver.rows("SELECT user_key FROM silver.fct_web_session"))
        .containsExactly("[u-bo]");
    assertThat(silver.rows("SELECT order_key, customer_key, click_id_sha256, gross_sales, _row_hash"
            + " FROM silver.fct_order ORDER BY 1"))
        .containsExactly("[1-ada, null, null, 12.5, new]", "[1-bo, c-bo, g, 12.5, h]");
    assertThat(
            silver.rows("SELECT review_key, customer_key, body FROM silver.fct_review ORDER BY 1"))
        .containsExactly("[r-ada, null, null]", "[r-bo, c-bo, I am bo]");
    assertThat(
            silver.rows(
                "SELECT deal_key, contact_key, lost_reason, owner_hash FROM silver.dim_deal ORDER BY 1"))
        .containsExactly("[d-ada, null, (erased), o-bo]", "[d-bo, k-bo, bo moved, o-bo]");
    assertThat(silver.rows("SELECT table_name, partition_date FROM ops.ctl_stale ORDER BY 1"))
        .containsExactly(
            "[silver.dim_contact, null]",
            "[silver.dim_contact_history, null]",
            "[silver.dim_customer, null]",
            "[silver.dim_deal, null]",
            "[silver.fct_order, 2026-03-02]",
            "[silver.fct_review, 2026-03-03]",
            "[silver.fct_web_session, 2026-03-04]");
  }

  @Test
  void rule_15_people_who_work_for_the_client_are_taken_out_of_what_others_did() {
    erase(erasure(Set.of("o-ada"), List.of()));

    assertThat(silver.rows(
            "SELECT contact_key, owner_hash, email_sha256 FROM silver.dim_contact ORDER BY 1"))
        .containsExactly("[k-ada, null, e-ada]", "[k-bo, null, e-bo]");
    assertThat(silver.rows("SELECT COUNT(*), COUNT(owner_hash) FROM silver.dim_contact_history"))
        .containsExactly("[2, 0]");
    assertThat(silver.rows("SELECT owner_hash FROM silver.dim_deal"))
        .containsExactly("[o-bo]", "[o-bo]");
  }

  @Test
  void rule_15_dead_letters_are_cleared_by_their_place_in_raw_and_repeated_nothing_changes() {
    for (String row : List.of("0; stage=silver", "1; stage=contract", "2; stage=bronze")) {
      silver.put(
          "ops.ctl_quarantine",
          "client_id=aurora; raw_file=f; payload={\"x\":\"ada\"}; raw_offset=" + row);
    }
    silver.put(
        "ops.ctl_quarantine",
        "client_id=bergwerk; raw_file=f; payload={\"x\":\"ada\"}; raw_offset=0; stage=silver");
    Erasure erasure = erasure(
        Set.of("e-nobody"),
        List.of(
            new ErasedRecord("shopify", "f", 0, "{ }", "{}"),
            new ErasedRecord("shopify", "f", 1, "{ }", "{}"),
            new ErasedRecord("shopify", "f", 2, null, null)));

    assertThat(erase(erasure).rows()).isEqualTo(Map.of("ops.ctl_quarantine", 3L));
    assertThat(silver.rows(
            "SELECT client_id, raw_offset, payload FROM ops.ctl_quarantine ORDER BY 1, 2"))
        .containsExactly("[aurora, 0, {}]", "[aurora, 1, { }]", "[bergwerk, 0, {\"x\":\"ada\"}]");
    assertThat(erase(erasure).rows()).isEqualTo(Map.of("ops.ctl_quarantine", 3L));

    silver.warehouse().aboutPersons(persons -> {
      persons.ended("aurora", "R-1", State.COMPLETE, Instant.parse("2026-03-07T00:00:00Z"));
      return true;
    });
    ErasureEntry entry =
        silver.warehouse().aboutPersons(persons -> persons.entries().get(0));
    assertThat(entry.state()).isEqualTo(State.COMPLETE);
    assertThat(entry.rawRecords()).isEqualTo(3);
    assertThat(entry.endedAt()).isEqualTo(Instant.parse("2026-03-07T00:00:00Z"));
  }
}
