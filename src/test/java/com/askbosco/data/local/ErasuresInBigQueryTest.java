package com.askbosco.data.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.gcp.bigquery.BigQueryWarehouse;
import com.askbosco.data.gcp.fake.Call;
import com.askbosco.data.rules.Canon;
import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.warehouse.privacy.ErasedRecord;
import com.askbosco.data.warehouse.privacy.Erasure;
import com.askbosco.data.warehouse.privacy.ErasureEntry;
import com.askbosco.data.warehouse.privacy.ErasureEntry.State;
import com.askbosco.data.warehouse.table.TableLayout;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of an erasure as a stand-in of BigQuery takes them. */
class ErasuresInBigQueryTest {
  private static final List<TableSpec> CANON = Stream.of(
          "dim_customer", "dim_contact", "fct_order", "fct_web_session")
      .map(name -> Objects.requireNonNull(Canon.load().get(name)))
      .toList();

  @TempDir
  private Path folder;

  /** A row with these values, and something in every other column. */
  private static void put(BigQueryPlace place, String table, Map<String, String> given) {
    TableLayout layout = TableLayout.silver(Objects.requireNonNull(Canon.load().get(table)));
    String values = layout.fields().stream()
        .map(field -> given.getOrDefault(
            field.name(),
            switch (field.type()) {
              case STRING -> "'x'";
              case DATE -> "DATE '2026-03-02'";
              case TIMESTAMP -> "TIMESTAMP '2026-03-02 00:00:00+00'";
              case BOOL -> "FALSE";
              case JSON -> "NULL";
              default -> "1";
            }))
        .collect(Collectors.joining(", "));
    place
        .session()
        .execute("INSERT INTO silver." + table + "__v1 (" + String.join(", ", layout.columns())
            + ") VALUES (" + values + ")");
  }

  /** Statements are kept for months by the service; parameters of jobs too, so those jobs have to be gone. */
  private static void nothingOfThePersonStaysInTheJobHistory(
      BigQueryPlace place, Set<String> names) {
    List<String> sent = new ArrayList<>();
    place.fake.calls().stream()
        .filter(Call::insertsJob)
        .forEach(call -> sent.add(json(call).at("/configuration/query/query").asText()));
    assertThat(sent)
        .isNotEmpty()
        .noneMatch(statement -> names.stream().anyMatch(statement::contains));
    List<String> kept = new ArrayList<>();
    place
        .fake
        .client()
        .listJobs()
        .iterateAll()
        .forEach(job -> kept.add(job.getConfiguration().toString()));
    assertThat(kept).isNotEmpty().noneMatch(job -> names.stream().anyMatch(job::contains));
    assertThat(place.fake.calls()).anyMatch(call -> names.stream().anyMatch(call.body()::contains));
  }

  private static JsonNode json(Call call) {
    try {
      return new ObjectMapper().readTree(call.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void rule_15_a_person_is_taken_out_in_one_transaction() {
    try (BigQueryPlace place = new BigQueryPlace(folder)) {
      try (BigQueryWarehouse warehouse = place.open(CANON, Path.of("sql"))) {
        for (String who : List.of("ada", "bo")) {
          put(
              place,
              "dim_customer",
              Map.of(
                  "client_id", "'aurora'",
                  "customer_key", "'c-" + who + "'",
                  "email_sha256", "'e-" + who + "'"));
          put(
              place,
              "fct_order",
              Map.of(
                  "client_id", "'aurora'",
                  "order_key", "'1-" + who + "'",
                  "customer_key", "'c-" + who + "'"));
        }

        Set<String> all =
            warehouse.aboutPersons(persons -> persons.pseudonyms("aurora", Set.of("e-ada")));
        assertThat(all).containsExactlyInAnyOrder("c-ada", "e-ada");
        Erasure erasure = new Erasure(
            "aurora",
            "R-1",
            "keyed",
            Instant.parse("2026-03-05T00:00:00Z"),
            Instant.parse("2026-03-06T00:00:00Z"),
            all,
            List.of(
                new ErasedRecord("shopify", "f", 0, "{}", "{}"),
                new ErasedRecord("shopify", "f", 1, null, null)),
            1,
            (table, identity, values) -> "new");
        ErasureEntry entry = warehouse.aboutPersons(persons -> persons.erase(erasure));
        warehouse.aboutPersons(persons -> {
          persons.ended("aurora", "R-1", State.COMPLETE, Instant.parse("2026-03-07T00:00:00Z"));
          return true;
        });

        assertThat(entry.rows())
            .isEqualTo(Map.of("silver.dim_customer", 1L, "silver.fct_order", 1L));
        assertThat(place
                .session()
                .rows(
                    "SELECT order_key, customer_key, _row_hash FROM silver.fct_order__v1 ORDER BY 1")
                .toString())
            .isEqualTo("[[1-ada, null, new], [1-bo, c-bo, x]]");
        assertThat(place
                .session()
                .rows("SELECT customer_key FROM silver.dim_customer__v1")
                .toString())
            .isEqualTo("[[c-bo]]");
        ErasureEntry last = warehouse.aboutPersons(persons -> persons.entries().get(0));
        assertThat(last.state()).isEqualTo(State.COMPLETE);
        nothingOfThePersonStaysInTheJobHistory(place, Set.of("c-ada", "e-ada", "keyed"));
      }
    }
  }
}
