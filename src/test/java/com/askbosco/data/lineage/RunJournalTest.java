package com.askbosco.data.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.askbosco.data.local.LocalLineage;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.CommitReport;
import com.askbosco.data.warehouse.CommitReport.TableChange;
import com.askbosco.data.warehouse.MartReport;
import com.askbosco.data.warehouse.MartReport.BuiltMart;
import com.askbosco.data.warehouse.Publication;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-03-31T05:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-03-30");
  private static final String FOLDER = "_runs/dt=2026-03-31/r1/";

  @TempDir
  static Path cache;

  private static Model model;

  private final Map<String, byte[]> files = new TreeMap<>();

  @BeforeAll
  static void read() {
    model = LocalLineage.of(Path.of(""), cache);
  }

  private static Slice slice(String connection, String source, String stream) {
    return new Slice("aurora", connection, source, stream, "1", "key", new DateRange(DAY, DAY));
  }

  private static final Slice CAMPAIGNS = slice("google_ads", "google-ads", "campaign");
  private static final Slice ORDERS = slice("shopify", "shopify", "orders");

  private static StagedRun staged(SliceResult... slices) {
    return new StagedRun(
        "r1", "agency", NOW, DAY, DAY, List.of(slices), List.of(), List.of(), List.of(), List.of());
  }

  private static SliceResult complete(Slice slice, long records) {
    return new SliceResult(slice, Outcome.COMPLETE, 1, records, 2, 0, 0, "", "");
  }

  private static SliceResult failed(Slice slice) {
    return new SliceResult(slice, Outcome.FAILED, 0, 0, 0, 3, 40, "BOSCO-2003", "no answer");
  }

  private static CommitReport committed(int failed) {
    return new CommitReport(
        "r1",
        1,
        false,
        2 - failed,
        failed,
        0,
        List.of(new TableChange("silver.fct_ads_campaign_daily", 10, 7, 3)),
        List.of());
  }

  private RunJournal journal(EventTransport transport) {
    return new RunJournal(
        DatasetNames.bigQuery("p"),
        () -> model,
        files::put,
        transport,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private List<JsonNode> events(String file) {
    List<JsonNode> events = new ArrayList<>();
    for (String line : new String(files.get(FOLDER + file), StandardCharsets.UTF_8).split("\n")) {
      try {
        events.add(JSON.readTree(line));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return events;
  }

  private List<JsonNode> all() {
    return files.keySet().stream()
        .filter(name -> name.endsWith(".jsonl"))
        .flatMap(name -> events(name.substring(FOLDER.length())).stream())
        .toList();
  }

  private JsonNode event(String job, String type) {
    List<JsonNode> found = all().stream()
        .filter(event -> event.at("/job/name").asText().equals(job)
            && event.at("/eventType").asText().equals(type))
        .toList();
    assertThat(found).as(job + " " + type).hasSize(1);
    return found.get(0);
  }

  private void goodRun(RunJournal journal) {
    journal.started("r1", "agency", NOW, List.of(CAMPAIGNS, ORDERS));
    journal.committed(staged(complete(CAMPAIGNS, 12), complete(ORDERS, 5)), committed(0));
    journal.building();
    journal.built(new MartReport(model.queries().keySet().stream()
        .sorted()
        .map(mart -> new BuiltMart(mart, 1, 1, 42))
        .toList()));
    journal.published(new Publication(
        "s1",
        List.of(
            new Publication.CheckResult("mart_channel_daily_unique", true, 0, ""),
            new Publication.CheckResult("fx_missing", false, 3, "[x]"))));
    journal.close();
  }

  @Test
  void peer_cortex_7_every_job_that_began_ends_in_the_lineage() {
    goodRun(journal(EventTransport.none()));

    Map<String, Set<String>> began = outputs("START");
    assertThat(began.keySet())
        .contains(
            "ingest.aurora.google_ads",
            "ingest.aurora.shopify",
            "silver.fct_ads_campaign_daily",
            "silver.fct_order",
            "gold.mart_channel_daily");
    assertThat(began.keySet()).doesNotContain("silver.fct_message_daily");
    Map<String, Set<String>> ended = outputs("COMPLETE");
    assertThat(ended.remove("publish")).isEmpty();
    assertThat(ended).isEqualTo(began);
    assertThat(outputs("FAIL")).isEmpty();
    assertThat(all())
        .allSatisfy(
            event -> assertThat(event.at("/job/namespace").asText()).isEqualTo("bosco.agency"));
    String parent = event("run", "START").at("/run/runId").asText();
    assertThat(event("gold.mart_channel_daily", "COMPLETE")
            .at("/run/facets/parent/run/runId")
            .asText())
        .isEqualTo(parent);
  }

  private Map<String, Set<String>> outputs(String type) {
    Map<String, Set<String>> outputs = new TreeMap<>();
    for (JsonNode event : all()) {
      if (event.at("/eventType").asText().equals(type)) {
        Set<String> names =
            outputs.computeIfAbsent(event.at("/job/name").asText(), job -> new TreeSet<>());
        event.path("outputs").forEach(output -> names.add(output.path("name").asText()));
      }
    }
    return outputs;
  }

  @Test
  void anOutputSaysItsSchemaItsRowsAndWhatItsColumnsAreMadeOf() {
    goodRun(journal(EventTransport.none()));

    JsonNode silver = event("silver.fct_ads_campaign_daily", "COMPLETE").at("/outputs/0");
    assertThat(silver.at("/namespace").asText()).isEqualTo("bigquery");
    assertThat(silver.at("/name").asText()).isEqualTo("p.silver.fct_ads_campaign_daily");
    assertThat(silver.at("/outputFacets/outputStatistics/rowCount").asLong()).isEqualTo(7);
    assertThat(
            silver.at("/facets/columnLineage/fields/spend/inputFields").findValuesAsText("field"))
        .contains("metrics.cost_micros");
    assertThat(silver.at("/facets/schema/fields").findValuesAsText("name")).contains("spend");

    JsonNode gold = event("gold.mart_channel_daily", "COMPLETE");
    assertThat(gold.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong())
        .isEqualTo(42);
    assertThat(gold.at("/job/facets/sql/query").asText()).contains("SELECT");
    assertThat(gold.at("/outputs/0/facets/columnLineage/fields/spend_rc/inputFields")
            .findValuesAsText("field"))
        .isNotEmpty();

    JsonNode read = event("ingest.aurora.google_ads", "COMPLETE");
    assertThat(read.at("/inputs/0/namespace").asText()).isEqualTo("connector://google-ads");
    assertThat(read.at("/inputs/0/inputFacets/inputStatistics/rowCount").asLong())
        .isEqualTo(12);
    assertThat(read.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong())
        .isEqualTo(10);
    JsonNode publish = event("publish", "COMPLETE");
    assertThat(publish.path("inputs").findParents("dataQualityAssertions").toString())
        .contains("mart_channel_daily_unique");
  }

  /** The limits of Google's Data Lineage API: 5 MB an event, 1,000 links between inputs and outputs. */
  @Test
  void noEventIsLargerThanTheDataLineageApiTakes() {
    goodRun(journal(EventTransport.none()));

    assertThat(all()).allSatisfy(event -> {
      assertThat(event.toString().length()).isLessThan(5_000_000);
      assertThat(event.path("inputs").size() * Math.max(1, event.path("outputs").size()))
          .isLessThanOrEqualTo(1000);
    });
  }

  @Test
  void aConnectionWithMissingSlicesFailedAndSaysWhy() throws IOException {
    RunJournal journal = journal(EventTransport.none());
    journal.started("r1", "agency", NOW, List.of(CAMPAIGNS, ORDERS));
    journal.committed(staged(complete(CAMPAIGNS, 12), failed(ORDERS)), committed(1));
    journal.building();
    journal.built(new MartReport(List.of()));
    journal.published(new Publication("s1", List.of()));
    journal.close();

    assertThat(event("ingest.aurora.shopify", "FAIL")
            .at("/run/facets/errorMessage/message")
            .asText())
        .isEqualTo("1 of 1 slices are missing: BOSCO-2003 x 1");
    JsonNode summary = JSON.readTree(files.get(FOLDER + "run_summary.json"));
    assertThat(summary.path("status").asText()).isEqualTo("PARTIAL");
    assertThat(summary.path("snapshot").asText()).isEqualTo("s1");
    assertThat(summary.at("/sources/1").toString())
        .isEqualTo("{\"clientId\":\"aurora\",\"connectionId\":\"shopify\",\"source\":\"shopify\","
            + "\"complete\":0,\"failed\":1,\"parked\":0,\"pages\":0,\"records\":0,\"rejected\":0,"
            + "\"retries\":3,\"waitedMillis\":40,\"errors\":{\"BOSCO-2003\":1}}");
  }

  @Test
  void whatWasUnderWayFailsWithTheRun() throws IOException {
    record Case(String status, int stages, Set<String> failed) {}
    List<Case> cases = List.of(
        new Case("FAILED", 0, Set.of("ingest.aurora.google_ads", "silver.fct_ads_campaign_daily")),
        new Case("NOT_PUBLISHED", 1, Set.of("gold.mart_channel_daily", "gold.mart_blended_daily")),
        new Case("NOT_PUBLISHED", 2, Set.of("publish")));
    for (Case each : cases) {
      files.clear();
      RunJournal journal = journal(EventTransport.none());
      journal.started("r1", "agency", NOW, List.of(CAMPAIGNS));
      if (each.stages() > 0) {
        journal.committed(staged(complete(CAMPAIGNS, 12)), committed(0));
        journal.building();
      }
      if (each.stages() > 1) {
        journal.built(new MartReport(List.of()));
      }
      journal.failed(new IllegalStateException("disk full"));
      journal.close();

      assertThat(outputs("FAIL").keySet()).containsAll(each.failed()).contains("run");
      JsonNode summary = JSON.readTree(files.get(FOLDER + "run_summary.json"));
      assertThat(summary.path("status").asText()).isEqualTo(each.status());
      assertThat(summary.path("error").asText()).isEqualTo("disk full");
    }
  }

  @Test
  void theSameRunGivesTheSameEvents() {
    goodRun(journal(EventTransport.none()));
    String first = all().stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
    files.clear();
    goodRun(journal(EventTransport.none()));
    assertThat(all().stream().map(JsonNode::toString).collect(Collectors.joining("\n")))
        .isEqualTo(first);
  }

  @Test
  void aJournalThatCannotBeKeptStopsNothing() {
    RunJournal broken = new RunJournal(
        DatasetNames.duckDb("w"),
        () -> model,
        (name, bytes) -> {
          throw new IllegalStateException("no space left");
        },
        EventTransport.none(),
        Clock.systemUTC());
    assertThatCode(() -> goodRun(broken)).doesNotThrowAnyException();
    assertThatCode(() -> goodRun(new RunJournal(
            DatasetNames.duckDb("w"),
            () -> {
              throw new IllegalStateException("a mart does not compile");
            },
            files::put,
            EventTransport.none(),
            Clock.systemUTC())))
        .doesNotThrowAnyException();
    assertThatCode(() -> goodRun(RunJournal.none())).doesNotThrowAnyException();
    assertThat(files).isEmpty();
  }
}
