package com.askbosco.data.pipeline.silver;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.Slice;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.pipeline.stage.JsonBytes;
import com.askbosco.data.pipeline.stage.JsonLines;
import com.askbosco.data.pipeline.stage.PageRecords;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.rules.RowCheck;
import com.askbosco.data.rules.RowContext;
import com.askbosco.data.rules.SilverRow;
import com.askbosco.data.rules.StreamMapper;
import com.askbosco.data.spec.TableSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Maps the records of a page, checks the rows and writes those that may go on: identity columns, business columns that have a value, technical columns.
 * {@code _row_hash} is FarmHash's fingerprint of the JSON text of identity and business columns, which is the same for equal rows
 * whatever run read them; {@code _extracted_at} is the moment as of which the row holds; {@code _pos} is its place in the file, for warehouses whose loads keep no order. Not thread-safe.
 */
public final class WriteSilver {
  /** Enough for every offset, so that texts sort as the numbers do. */
  private static final int OFFSET_DIGITS = 19;

  private final StreamMapper mapper;
  private final String contractVersion;
  private final Function<String, List<RowCheck>> checks;
  private final IdentityHashMap<TableSpec, TableRows> tables = new IdentityHashMap<>();
  private final JsonBytes identity = new JsonBytes(256);
  private final JsonBytes run = new JsonBytes(256);
  private final JsonBytes contract = new JsonBytes(128);
  private final JsonBytes sourceFile = new JsonBytes(128);
  private Instant extractedAt = Instant.EPOCH;

  /**
   * @param mapper the stream's mapping
   * @param contractVersion names the contract and the mapping's text; goes into every row
   * @param checks the checks of the stream's rows by table
   */
  public WriteSilver(
      StreamMapper mapper, String contractVersion, Function<String, List<RowCheck>> checks) {
    this.mapper = mapper;
    this.contractVersion = contractVersion;
    this.checks = checks;
  }

  /**
   * Maps every record that is an object; the others were rejected on their way into bronze.
   *
   * @param refused numbers of records that may not go on
   */
  public void write(
      PageRecords page, BitSet refused, StagedTables staged, Consumer<Rejected> rejected) {
    prepare(page);
    RowContext context = page.context().rowContext();
    List<SourceRecord> records = page.records();
    int[] at = {0};
    Consumer<SilverRow> rows = row -> {
      try {
        TableRows table = tables.computeIfAbsent(
            row.table(), spec -> new TableRows(spec, checks.apply(spec.name())));
        RowCheck against = table.check(row);
        if (against == null) {
          write(page, at[0], row, table, staged);
        } else {
          rejected.accept(rejection(against, row, at[0], records.get(at[0])));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
    for (int i = 0; i < records.size(); i++) {
      if (!refused.get(i) && records.get(i).tree().isObject()) {
        at[0] = i;
        mapper.map(records.get(i).tree(), i, context, rows, rejected);
      }
    }
    tables.values().forEach(table -> table.count(page.context().slice().id(), staged.tally()));
  }

  private static Rejected rejection(RowCheck check, SilverRow row, int index, SourceRecord record) {
    return new Rejected(
        ErrorCode.ROW_CHECK_FAILED,
        "silver",
        check.name() + ": " + check.values(row) + ". " + check.description(),
        row.table().name(),
        index,
        record.tree().toString(),
        check.name());
  }

  private void prepare(PageRecords page) {
    tables.values().forEach(TableRows::forget);
    Slice slice = page.context().slice();
    identity.clear();
    identity
        .ascii("{\"tenant_id\":")
        .string(page.context().connection().tenantId())
        .ascii(",\"client_id\":")
        .string(slice.clientId())
        .ascii(",\"source_system\":")
        .string(mapper.sourceSystem(slice.source()))
        .ascii(",\"source_account_id\":")
        .string(slice.accountId());
    extractedAt = page.context().extractedAt();
    run.clear();
    run.ascii(",\"_run_id\":")
        .string(page.context().runId())
        .ascii(",\"_slice_id\":")
        .string(slice.id())
        .ascii(",\"_extracted_at\":");
    contract.clear();
    contract.ascii(",\"_contract_version\":").string(contractVersion).ascii(",\"_row_hash\":");
    sourceFile.clear();
    sourceFile.ascii(",\"_source_file\":").string(page.rawFile());
    if (page.isMessages()) {
      // the message's own place comes before the quote
      sourceFile.cut(sourceFile.length() - 1);
    }
  }

  /** Of messages, rows name the message: two versions of an order may lie in one page. */
  private void sourceFile(PageRecords page, int record, JsonBytes out) {
    out.raw(sourceFile.array(), 0, sourceFile.length());
    if (page.isMessages()) {
      out.ascii("@").padded(page.offset(record), OFFSET_DIGITS).raw('"');
    }
  }

  private void write(
      PageRecords page, int record, SilverRow row, TableRows text, StagedTables staged)
      throws IOException {
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
    long hash = RowFingerprint.of(out, start);
    out.raw(run.array(), 0, run.length()).moment(row.asOf() == null ? extractedAt : row.asOf());
    sourceFile(page, record, out);
    out.raw(contract.array(), 0, contract.length()).hex(hash);
    out.ascii(row.isFinal() ? ",\"_is_final\":true" : ",\"_is_final\":false");
    out.ascii(",\"_pos\":").number(lines.place()).raw('}');
    lines.endRow();
  }
}
