package com.askbosco.data.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.pipeline.testing.FakeCatalogue;
import com.askbosco.data.pipeline.testing.FakeSource;
import com.askbosco.data.pipeline.testing.StagedRows;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bronze, silver and dead letters of one page, as whole rows. */
class StagePagesTest {
  private static final Slice SLICE = new Slice(
      "aurora",
      "shop",
      "fake-shop",
      "daily",
      "acc\"1",
      "key",
      DateRange.day(LocalDate.parse("2026-03-30")));
  private static final Connection CONNECTION = new Connection(
      "agency", "aurora", "EUR", "Europe/Berlin", "shop", "fake-shop", "env:X", "", "EUR", "{}");
  private static final SliceContext CONTEXT =
      new SliceContext("run-1", Instant.parse("2026-03-31T06:00:00Z"), SLICE, CONNECTION, "hash");

  @TempDir
  Path temp;

  private static SourceRecord record(String json) throws IOException {
    byte[] bytes = ("  " + json + "  ").getBytes(StandardCharsets.UTF_8);
    return new SourceRecord(new ObjectMapper().readTree(json), bytes, 2, bytes.length - 2);
  }

  private List<String> stage(String... records) throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<SourceRecord> page = new ArrayList<>();
    for (String json : records) {
      page.add(record(json));
    }
    FakeCatalogue catalogue = new FakeCatalogue("stage-pages", new FakeSource(1, 1), 1);
    try (StagedTables staged = new StagedTables(temp.toString(), "x")) {
      new StagePages(catalogue)
          .stage(new PageRecords(CONTEXT, "a/page-00000.json.gz", page), staged);
      return StagedRows.all(staged.publish());
    }
  }

  private static String bronze(int offset, String more) {
    return "{\"tenant_id\":\"agency\",\"client_id\":\"aurora\",\"connection_id\":\"shop\","
        + "\"source\":\"fake-shop\",\"stream\":\"daily\",\"slice_id\":\"" + SLICE.id() + "\","
        + "\"run_id\":\"run-1\",\"extracted_at\":\"2026-03-31T06:00:00Z\","
        + "\"raw_file\":\"a/page-00000.json.gz\",\"raw_offset\":" + offset + more + "}";
  }

  private static String deadLetter(
      String stage, String code, String reason, String table, int offset, String payload) {
    return "{\"tenant_id\":\"agency\",\"client_id\":\"aurora\",\"source\":\"fake-shop\","
        + "\"stream\":\"daily\",\"slice_id\":\"" + SLICE.id() + "\",\"run_id\":\"run-1\","
        + "\"stage\":\"" + stage + "\",\"error_code\":\"" + code + "\",\"reason\":\"" + reason
        + "\","
        + "\"table_name\":\"" + table + "\",\"raw_file\":\"a/page-00000.json.gz\",\"raw_offset\":"
        + offset
        + ",\"contract_version\":\"v1\",\"extracted_at\":\"2026-03-31T06:00:00Z\",\"payload\":"
        + payload + "}";
  }

  @Test
  void everyRecordIsInBronzeOrInTheDeadLettersAndMappedOnesAreInSilver() throws IOException {
    List<String> rows = stage(
        "{\"id\": \"a\",\n \"day\": \"2026-03-30T01:00:00+02:00\", \"amount\": 1.50}",
        "[1]",
        "{\"day\":\"2026-03-30\",\"amount\":\"x\"}");

    assertThat(rows)
        .containsExactlyInAnyOrder(
            bronze(
                0,
                ",\"event_time\":\"2026-03-29T23:00:00Z\",\"record_key\":\"a\",\"payload\":"
                    + "{\"id\": \"a\",  \"day\": \"2026-03-30T01:00:00+02:00\", \"amount\": 1.50}"),
            bronze(2, ",\"payload\":{\"day\":\"2026-03-30\",\"amount\":\"x\"}"),
            deadLetter(
                "bronze",
                "BOSCO-3001",
                "a record must be a JSON object, found ARRAY",
                "",
                1,
                "[1]"),
            deadLetter(
                "silver",
                "BOSCO-3003",
                "amount: expected a number",
                "fct_fake",
                2,
                "{\"day\":\"2026-03-30\",\"amount\":\"x\"}"),
            "{\"tenant_id\":\"agency\",\"client_id\":\"aurora\",\"source_system\":\"fake-shop\","
                + "\"source_account_id\":\"acc\\\"1\",\"id\":\"a\",\"amount\":1.5,"
                + "\"_run_id\":\"run-1\",\"_slice_id\":\"" + SLICE.id() + "\","
                + "\"_extracted_at\":\"2026-03-31T06:00:00Z\","
                + "\"_source_file\":\"a/page-00000.json.gz\",\"_contract_version\":\"v1\","
                + "\"_row_hash\":\"" + hash(rows) + "\",\"_is_final\":true,\"_pos\":0}");
  }

  @Test
  void equalRowsHaveEqualHashesAndOthersDoNot() throws IOException {
    String first = hash(stage("{\"id\":\"a\",\"amount\":1.50}"));
    assertThat(hash(stage("{\"amount\":1.5,\"id\":\"a\",\"other\":1}")))
        .isEqualTo(first)
        .hasSize(16);
    assertThat(hash(stage("{\"id\":\"a\",\"amount\":1.51}"))).isNotEqualTo(first);
  }

  private static String hash(List<String> rows) {
    String silver =
        rows.stream().filter(row -> row.contains("_row_hash")).findFirst().orElseThrow();
    return silver.replaceAll(".*_row_hash\":\"([0-9a-f]*)\".*", "$1");
  }
}
