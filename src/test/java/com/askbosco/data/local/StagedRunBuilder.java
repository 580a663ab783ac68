package com.askbosco.data.local;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.Slice;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.SliceResult.Outcome;
import com.askbosco.data.warehouse.StagedRun;
import com.askbosco.data.warehouse.StagedRun.ClientRow;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Stages small runs for tests, in the form the pipeline stages them. */
final class StagedRunBuilder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String runId;
  private Instant extractedAt = Instant.parse("2026-03-05T06:00:00Z");
  private final List<SliceResult> slices = new ArrayList<>();
  private final Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
  private final List<ClientRow> clients = new ArrayList<>();

  StagedRunBuilder(Path folder, String runId) {
    this.folder = folder;
    this.runId = runId;
  }

  StagedRunBuilder at(String instant) {
    extractedAt = Instant.parse(instant);
    return this;
  }

  StagedRunBuilder client(ClientRow client) {
    clients.add(client);
    return this;
  }

  /** A slice of client aurora; window {@code 2026-03-01/2026-03-02}, one day, or empty for none. */
  static Slice slice(String source, String stream, String account, String window) {
    return slice("aurora", source, stream, account, window);
  }

  static Slice slice(String client, String source, String stream, String account, String window) {
    String[] ends = window.split("/");
    DateRange range = window.isEmpty()
        ? null
        : new DateRange(LocalDate.parse(ends[0]), LocalDate.parse(ends[ends.length - 1]));
    return new Slice(client, source.replace('-', '_'), source, stream, account, "key", range);
  }

  StagedRunBuilder complete(Slice slice) {
    return ended(slice, Outcome.COMPLETE, "");
  }

  StagedRunBuilder ended(Slice slice, Outcome outcome, String code) {
    slices.add(new SliceResult(
        slice, outcome, 1, 1, 0, 0, 0, code, code.isEmpty() ? "" : "It said " + code));
    return this;
  }

  /** A silver row: name, value, name, value … of the business columns. */
  StagedRunBuilder row(String table, Slice slice, @Nullable Object... values) {
    return pageRow(table, slice, "page-00000.json.gz", false, values);
  }

  /** A silver row from {@code name=value; name=value}; all values go as text, an empty one as none. */
  StagedRunBuilder text(String table, Slice slice, String columns) {
    List<Object> values = new ArrayList<>();
    for (String column : columns.split(";\\s*")) {
      int equals = column.indexOf('=');
      if (equals + 1 < column.length()) {
        values.add(column.substring(0, equals).strip());
        values.add(column.substring(equals + 1));
      }
    }
    return row(table, slice, values.toArray());
  }

  StagedRunBuilder pageRow(
      String table, Slice slice, String page, boolean isFinal, @Nullable Object... values) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("tenant_id", "agency");
    row.put("client_id", slice.clientId());
    row.put("source_system", slice.source());
    row.put("source_account_id", slice.accountId());
    for (int i = 0; i < values.length; i += 2) {
      if (values[i + 1] != null) {
        row.put((String) values[i], values[i + 1]);
      }
    }
    String hash = String.format("%016x", (long) row.toString().hashCode());
    row.put("_run_id", runId);
    row.put("_slice_id", slice.id());
    row.put("_extracted_at", extractedAt.toString());
    row.put("_source_file", page);
    row.put("_contract_version", "1");
    row.put("_row_hash", hash);
    row.put("_is_final", isFinal);
    List<Map<String, Object>> all =
        rows.computeIfAbsent("silver." + table, name -> new ArrayList<>());
    row.put("_pos", all.size());
    all.add(row);
    return this;
  }

  StagedRunBuilder bronze(Slice slice, int offset, String key, Object payload) {
    Map<String, Object> row = envelope(slice, offset, payload);
    row.put("connection_id", slice.connectionId());
    row.put("record_key", key);
    String table = "bronze." + slice.source().replace('-', '_');
    rows.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    return this;
  }

  StagedRunBuilder deadLetter(Slice slice, String reason, Object payload) {
    Map<String, Object> row = envelope(slice, 0, payload);
    row.put("stage", "silver");
    row.put("error_code", "BOSCO-3003");
    row.put("reason", reason);
    row.put("table_name", "fct_ads");
    rows.computeIfAbsent("ops.ctl_quarantine", name -> new ArrayList<>()).add(row);
    return this;
  }

  /** What was noticed about the records of a slice: name, value, name, value … */
  StagedRunBuilder noticed(String table, Slice slice, @Nullable Object... values) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("slice_id", slice.id());
    if (table.startsWith("ctl_")) {
      row.put("run_id", runId);
      row.put("extracted_at", extractedAt.toString());
      row.put("contract_version", "1");
    }
    for (int i = 0; i < values.length; i += 2) {
      row.put((String) values[i], values[i + 1]);
    }
    rows.computeIfAbsent("ops." + table, name -> new ArrayList<>()).add(row);
    return this;
  }

  private Map<String, Object> envelope(Slice slice, int offset, Object payload) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("tenant_id", "agency");
    row.put("client_id", slice.clientId());
    row.put("source", slice.source());
    row.put("stream", slice.stream());
    row.put("slice_id", slice.id());
    row.put("run_id", runId);
    row.put("extracted_at", extractedAt.toString());
    row.put("raw_file", "raw/" + runId + "/page-00000.json.gz");
    row.put("raw_offset", offset);
    row.put("payload", payload);
    return row;
  }

  StagedRun build() {
    List<StagedFile> bronze = new ArrayList<>();
    List<StagedFile> silver = new ArrayList<>();
    List<StagedFile> letters = new ArrayList<>();
    List<StagedFile> noticed = new ArrayList<>();
    rows.forEach((table, content) -> {
      StagedFile file = new StagedFile(table, write(table, content), content.size());
      if (table.startsWith("bronze.")) {
        bronze.add(file);
      } else if (table.startsWith("silver.")) {
        silver.add(file);
      } else if (table.equals("ops.ctl_quarantine")) {
        letters.add(file);
      } else {
        noticed.add(file);
      }
    });
    return new StagedRun(
        runId,
        "agency",
        extractedAt,
        LocalDate.of(2026, 3, 1),
        LocalDate.of(2026, 3, 4),
        slices,
        bronze,
        silver,
        letters,
        clients,
        noticed);
  }

  private String write(String table, List<Map<String, Object>> content) {
    Path file = folder.resolve(runId + "-" + table + ".jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (Map<String, Object> row : content) {
        out.write(JSON.writeValueAsString(row).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toUri().toString();
  }
}
