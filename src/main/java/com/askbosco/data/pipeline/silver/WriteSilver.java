package com.askbosco.data.pipeline.silver;

import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.Slice;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.pipeline.stage.JsonLines;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.rules.RowContext;
import com.askbosco.data.rules.SilverRow;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.spec.TableSpec;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * Maps the records of a page and writes the rows: identity columns, business columns that have a value, technical columns.
 * {@code _row_hash} is FarmHash's fingerprint of the JSON text of identity and business columns, which is the same for equal rows
 * whatever run read them. Not thread-safe.
 */
public final class WriteSilver {
  private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

  private final StreamMapper mapper;
  private final String contractVersion;
  private final IdentityHashMap<TableSpec, TableText> tables = new IdentityHashMap<>();
  private final JsonBytes identity = new JsonBytes(256);
  private final JsonBytes technical = new JsonBytes(512);

  /**
   * @param mapper the stream's mapping
   * @param contractVersion names the mapping's text; goes into every row
   */
  public WriteSilver(StreamMapper mapper, String contractVersion) {
    this.mapper = mapper;
    this.contractVersion = contractVersion;
  }

  /** Maps every record that is an object; the others were rejected on their way into bronze. */
  public void write(PageRecords page, StagedTables staged, Consumer<Rejected> rejected) {
    prepare(page);
    RowContext context = page.context().rowContext();
    Consumer<SilverRow> rows = row -> {
      try {
        write(row, staged);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    List<SourceRecord> records = page.records();
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).tree().isObject()) {
        mapper.map(records.get(i).tree(), i, context, rows, rejected);
      }
    }
  }

  private void prepare(PageRecords page) {
    Slice slice = page.context().slice();
    identity.clear();
    identity
        .ascii("{\"tenant_id\":")
        .string(page.context().connection().tenantId())
        .ascii(",\"client_id\":")
        .string(slice.clientId())
        .ascii(",\"source_system\":")
        .string(slice.source())
        .ascii(",\"source_account_id\":")
        .string(slice.accountId());
    technical.clear();
    technical
        .ascii(",\"_run_id\":")
        .string(page.context().runId())
        .ascii(",\"_slice_id\":")
        .string(slice.id())
        .ascii(",\"_extracted_at\":")
        .moment(page.context().extractedAt())
        .ascii(",\"_source_file\":")
        .string(page.rawFile())
        .ascii(",\"_contract_version\":")
        .string(contractVersion)
        .ascii(",\"_row_hash\":");
  }

  private void write(SilverRow row, StagedTables staged) throws IOException {
    TableText text = tables.get(row.table());
    if (text == null) {
      text = new TableText(row.table());
      tables.put(row.table(), text);
    }
    JsonLines lines = staged.table(text.name);
    JsonBytes out = lines.row();
    int start = out.length();
    out.raw(identity.array(), 0, identity.length());
    for (int i = 0; i < text.columns.length; i++) {
      Object value = row.values()[i];
      if (value != null) {
        out.raw(text.columns[i]);
        SilverValue.write(value, text.json[i], out);
      }
    }
    long hash = FINGERPRINT.hashBytes(out.array(), start, out.length() - start).asLong();
    out.raw(technical.array(), 0, technical.length()).hex(hash);
    out.ascii(row.isFinal() ? ",\"_is_final\":true}" : ",\"_is_final\":false}");
    lines.endRow();
  }

  /** What the rows of a table have in common, as bytes. */
  private static final class TableText {
    private final String name;
    private final byte[][] columns;
    private final boolean[] json;

    TableText(TableSpec table) {
      this.name = "silver." + table.name();
      int n = table.columns().size();
      this.columns = new byte[n][];
      this.json = new boolean[n];
      for (int i = 0; i < n; i++) {
        TableSpec.Column column = table.columns().get(i);
        columns[i] = (",\"" + column.name() + "\":").getBytes(StandardCharsets.UTF_8);
        json[i] = column.type() == TableSpec.Type.JSON;
      }
    }
  }
}
