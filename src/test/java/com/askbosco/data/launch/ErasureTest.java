package com.askbosco.data.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.lineage.RunJournal;
import com.askbosco.data.local.LocalWarehouse;
import com.askbosco.data.local.Workspace;
import com.askbosco.data.pipeline.ingest.ProgressListener;
import com.askbosco.data.pipeline.privacy.EraseArgs;
import com.askbosco.data.pipeline.privacy.EraseSubjects;
import com.askbosco.data.pipeline.privacy.ErasureResult;
import com.askbosco.data.rules.Pseudonyms;
import com.askbosco.data.warehouse.privacy.ErasureEntry.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule 15 of the model: a person asks to be forgotten. One agency is read; each test forgets in a copy of it. */
class ErasureTest {
  private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
  private static final Instant AT = Instant.parse("2026-04-02T09:00:00Z");
  private static final String PERSON =
      "SELECT o.client_id, JSON_VALUE(c.payload, '$.id') AS id, JSON_VALUE(c.payload, '$.email') AS email,"
          + " JSON_VALUE(c.payload, '$.phone') AS phone, JSON_VALUE(c.payload, '$.last_name') AS last_name, COUNT(*) AS n"
          + " FROM bronze.shopify AS o JOIN bronze.shopify AS c ON c.client_id = o.client_id AND c.stream = 'customers'"
          + " AND JSON_VALUE(c.payload, '$.id') = JSON_VALUE(o.payload, '$.customer.id')"
          + " WHERE o.stream = 'orders' GROUP BY 1, 2, 3, 4, 5 ORDER BY n DESC, 2 LIMIT 1";

  @TempDir
  private static Path folder;

  private static Agency whole;
  private static PublishedTables before;
  private static String client;
  private static String id;
  private static String email;
  private static String phone;
  private static String key;

  @BeforeAll
  static void read() throws IOException {
    whole = Agency.open(folder.resolve("whole"), "1x6", "");
    whole.run(whole.world().firstDay(), LAST);
    before = PublishedTables.of(whole.workspace());
    List<Object> found = whole.query(PERSON).rows().get(0);
    client = String.valueOf(found.get(0));
    id = String.valueOf(found.get(1));
    email = String.valueOf(found.get(2));
    phone = String.valueOf(found.get(3));
    String hash = Pseudonyms.ofEmail(email).orElseThrow();
    PublishedTables.Table customers = before.table("silver.dim_customer");
    key = customers.rows().stream()
        .filter(row -> customers.value(row, "email_sha256").equals(hash))
        .map(row -> customers.value(row, "customer_key"))
        .findFirst()
        .orElseThrow();
  }

  @AfterAll
  static void close() {
    whole.close();
  }

  private static Path request(Path place, String subject) throws IOException {
    Files.createDirectories(place);
    return Files.writeString(place.resolve("R-1.yaml"), """
        client: %s
        request_id: R-1
        received_at: 2026-04-01T12:00:00Z
        subject: %s
        """.formatted(client, subject));
  }

  private static List<ErasureResult> erase(Agency agency, Path requests, Consumer<String> steps) {
    Workspace place = agency.workspace();
    LocalRunner.useFileSystems();
    EraseArgs args = new EraseArgs(
        requests.toString(),
        place.clients().toString(),
        Optional.empty(),
        place.raw().toString(),
        place.staging().toString(),
        Duration.ZERO,
        AT,
        false);
    try (LocalWarehouse warehouse = agency.warehouse()) {
      return EraseSubjects.execute(args, warehouse, steps);
    }
  }

  private static ErasureResult erase(Agency agency) throws IOException {
    Path request = request(
        agency.workspace().root().resolveSibling("requests"), "{emails: ['" + email + "']}");
    return erase(agency, requireNonNull(request.getParent()), step -> {}).get(0);
  }

  @Test
  void rule_15_a_person_who_is_erased_is_nowhere_and_nothing_else_changes() throws IOException {
    try (Agency agency = whole.copy(folder.resolve("nowhere"), "")) {
      assertThat(WorkspaceFiles.holding(agency.workspace().raw(), List.of(email)))
          .isNotEmpty();

      ErasureResult result = erase(agency);

      assertThat(result.entry().state()).isEqualTo(State.COMPLETE);
      assertThat(WorkspaceFiles.holding(agency.workspace().root(), List.of(email, phone)))
          .isEmpty();
      PublishedTables after = PublishedTables.of(agency.workspace());
      after
          .tables()
          .forEach((name, table) -> assertThat(table.rows())
              .as(name)
              .noneMatch(row -> row.toString().contains(email)
                  || row.contains(key)
                  || row.contains(Pseudonyms.ofEmail(email).orElseThrow())));
      List<String> changed = after.differences(before);
      assertThat(changed.stream().filter(row -> row.startsWith("- ")))
          .allMatch(row -> row.contains(key)
              || row.contains(email)
              || row.contains(id)
              || row.matches("- gold\\.mart_(customer_360|cac_ltv_cohort|cost|data_quality) .*"));
      assertThat(orders(after)).containsExactlyElementsOf(orders(before));
      assertThat(result.entry().rows())
          .containsKeys("bronze.shopify", "silver.dim_customer", "silver.fct_order");
      assertThat(result.entry().rows().get("silver.dim_customer")).isEqualTo(1);
      assertThat(WorkspaceFiles.holding(
              agency.workspace().raw().resolve("_privacy"), List.of(email, phone, key)))
          .isEmpty();
      assertThat(agency.csv(
              "SELECT client_id, request_id, state, raw_pages, raw_records FROM ops.ctl_erasure"))
          .isEqualTo(
              "client_id,request_id,state,raw_pages,raw_records\n" + client + ",R-1,COMPLETE,"
                  + result.entry().rawPages() + "," + result.entry().rawRecords() + "\n");
    }
  }

  /** What an order says of itself, without whose it is. */
  private static List<String> orders(PublishedTables tables) {
    PublishedTables.Table orders = tables.table("silver.fct_order");
    int person = orders.columns().indexOf("customer_key");
    int hash = orders.columns().indexOf("_row_hash");
    return orders.rows().stream()
        .map(row -> {
          List<String> rest = new ArrayList<>(row);
          rest.remove(Math.max(person, hash));
          rest.remove(Math.min(person, hash));
          return rest.toString();
        })
        .sorted()
        .toList();
  }

  @Test
  void rule_15_a_rebuild_from_raw_gives_what_the_erasure_left() throws IOException {
    try (Agency agency = whole.copy(folder.resolve("rebuilt"), "")) {
      erase(agency);
      PublishedTables after = PublishedTables.of(agency.workspace());

      List<RunReport> rebuilt;
      try (LocalWarehouse warehouse = agency.warehouse()) {
        rebuilt = IngestRun.rebuild(
            agency.args(whole.world().firstDay().minusDays(90), LAST),
            warehouse,
            ProgressListener.NONE,
            RunJournal.none());
        warehouse.rebuildMarts();
        warehouse.publish();
      }

      assertThat(rebuilt).hasSize(1);
      assertThat(rebuilt.get(0).commit().tables())
          .allMatch(table -> table.added() == 0 && table.removed() == 0);
      assertThat(PublishedTables.of(agency.workspace()).differences(after))
          .allMatch(row -> row.matches("[-+] gold\\.mart_(cost|data_quality) .*"));
    }
  }

  @Test
  void rule_15_killed_at_any_step_and_asked_again_it_is_as_if_nothing_had_happened()
      throws IOException {
    List<String> steps = new ArrayList<>();
    Map<String, String> raw;
    PublishedTables expected;
    String ledger;
    String row = "SELECT * EXCEPT (subject) FROM ops.ctl_erasure";
    try (Agency agency = whole.copy(folder.resolve("whole-way"), "")) {
      Path requests = requireNonNull(
          request(folder.resolve("kills"), "{emails: ['" + email + "']}").getParent());
      erase(agency, requests, steps::add);
      raw = WorkspaceFiles.raw(agency.workspace());
      expected = PublishedTables.of(agency.workspace());
      ledger = agency.csv(row);
    }
    // each kind of step once: those of pages and slices are alike
    Map<String, String> kinds = new TreeMap<>();
    steps.forEach(step -> kinds.putIfAbsent(step.split(" ", -1)[0], step));
    assertThat(String.join(" ", kinds.keySet()))
        .isEqualTo("forgotten ledger marts next page published raw slice suppressed warehouse");
    for (String kind : kinds.keySet()) {
      String last = kinds.get(kind);
      try (Agency agency = whole.copy(folder.resolve("killed-" + kind), "")) {
        assertThatThrownBy(() -> erase(agency, folder.resolve("kills"), step -> {
              if (step.equals(last)) {
                throw new IllegalStateException("killed");
              }
            }))
            .hasMessage("killed");

        erase(agency, folder.resolve("kills"), step -> {});

        assertThat(WorkspaceFiles.raw(agency.workspace())).as(last).isEqualTo(raw);
        assertThat(PublishedTables.of(agency.workspace()).differences(expected))
            .as(last)
            .isEmpty();
        assertThat(agency.csv(row)).as(last).isEqualTo(ledger);
        assertThat(WorkspaceFiles.holding(agency.workspace().root(), List.of(email, phone)))
            .as(last)
            .isEmpty();
      }
    }
  }

  @Test
  void rule_15_a_source_that_still_sends_the_person_does_not_bring_the_person_back()
      throws IOException {
    try (Agency agency = whole.copy(folder.resolve("again"), "")) {
      erase(agency);
      PublishedTables after = PublishedTables.of(agency.workspace());

      agency.run(whole.world().firstDay(), LAST);

      assertThat(WorkspaceFiles.holding(agency.workspace().root(), List.of(email, phone)))
          .isEmpty();
      for (String layer : List.of("silver", "bronze")) {
        assertThat(PublishedTables.of(agency.workspace())
                .layer(layer)
                .content()
                .differences(after.layer(layer).content()))
            .isEmpty();
      }
      assertThat(agency
              .query("SELECT SUM(records) FROM ops.ctl_suppression")
              .rows()
              .get(0)
              .get(0))
          .asString()
          .isNotEqualTo("null")
          .isNotEqualTo("0");
    }
  }

  @Test
  void rule_15_personal_data_lies_in_raw_bronze_and_dead_letters_alone() throws IOException {
    List<String> outside =
        WorkspaceFiles.holding(whole.workspace().root(), List.of(email, phone)).stream()
            .filter(file -> !file.startsWith("raw/") && !file.endsWith(".duckdb"))
            .toList();
    assertThat(outside).isEmpty();
    before.tables().forEach((name, table) -> {
      if (!name.startsWith("bronze.")) {
        assertThat(table.rows()).as(name).noneMatch(row -> row.toString().contains(email));
      }
    });
    assertThat(
            WorkspaceFiles.holding(whole.workspace().raw().resolve("_runs"), List.of(email, phone)))
        .isEmpty();
  }

  @Test
  void anErasureThatIsDoneIsNotDoneAgain() throws IOException {
    try (Agency agency = whole.copy(folder.resolve("twice"), "")) {
      ErasureResult first = erase(agency);
      PublishedTables after = PublishedTables.of(agency.workspace());

      ErasureResult second = erase(agency);

      assertThat(second.isOld()).isTrue();
      assertThat(second.entry()).isEqualTo(first.entry());
      assertThat(PublishedTables.of(agency.workspace()).differences(after)).isEmpty();
      String proof = Files.readString(Path.of(second.proof()));
      assertThat(proof).contains("\"state\":\"COMPLETE\"", "\"inTime\":true");
      assertThat(proof).doesNotContain(email, phone, id, key);
    }
  }
}
