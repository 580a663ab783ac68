package com.askbosco.data.warehouse.table;

import com.askbosco.data.spec.TableSpec;
import com.askbosco.data.spec.TableSpec.Type;
import com.askbosco.data.warehouse.table.TableLayout.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables every warehouse has whatever the canon says: the ledger and its companions, and what is known of clients. */
public final class ControlTables {
  private ControlTables() {}

  /** The ledger: one row per committed run, written in the transaction of its data. */
  public static final TableLayout RUN = table(
      "ops",
      "ctl_run",
      List.of("run_id"),
      "run_id tenant_id status",
      "version:i extracted_at:t from_date:d to_date:d slices_complete:i slices_failed:i slices_parked:i records:i rejected:i"
          + " report:s");

  /** Every slice ever asked for: which run's data it holds now, and how the last try ended. */
  public static final TableLayout SLICE = table(
      "ops",
      "ctl_slice",
      List.of("slice_id"),
      "slice_id stream_key tenant_id client_id connection_id source stream source_account_id",
      "window_from:d window_to:d is_complete:b run_id:s version:i extracted_at:t last_run_id:s last_version:i last_outcome:s"
          + " last_error_code:s last_error:s");

  /** Which run wrote the rows a slice has in a table, how many and their digest; an unchanged slice keeps its entry. */
  public static final TableLayout SLICE_TABLE = table(
      "ops",
      "ctl_slice_table",
      List.of("slice_id", "table_name"),
      "slice_id table_name run_id",
      "version:i row_count:i digest:s");

  /** What reading each slice cost, one row per run and slice. */
  public static final TableLayout REQUEST_LOG = table(
      "ops",
      "ctl_request_log",
      List.of("run_id", "slice_id"),
      "run_id slice_id client_id connection_id source stream source_account_id outcome",
      "version:i pages:i records:i rejected:i retries:i waited_ms:i error_code:s error:s");

  /**
   * What reading each stream cost a run: an API call is a page or a retry of one; bytes are those of the answers' bodies, none where
   * raw was read instead of the vendor; reading holds waiting.
   */
  public static final TableLayout COST = table(
      "ops",
      "ctl_cost",
      List.of("run_id", "stream_key"),
      "run_id stream_key tenant_id client_id connection_id source stream source_account_id",
      "version:i extracted_at:t slices:i failed_slices:i api_calls:i retries:i records:i rejected:i bytes:i read_ms:i waited_ms:i");

  /** How far each stream of an account is complete. */
  public static final TableLayout WATERMARK = table(
      "ops",
      "ctl_watermark",
      List.of("stream_key"),
      "stream_key tenant_id client_id connection_id source stream source_account_id",
      "asked_from:d complete_from:d complete_to:d extracted_at:t");

  /** Figures of earlier commits that a later one changed. */
  public static final TableLayout RESTATEMENT = table(
      "ops",
      "ctl_restatement",
      List.of("run_id", "slice_id", "table_name", "metric"),
      "run_id slice_id tenant_id client_id source stream source_account_id",
      "window_from:d window_to:d table_name:s metric:s version:i old_value:n new_value:n rows_added:i rows_removed:i"
          + " rows_changed:i was_final:b");

  /** Records that could not go on, with their payload. */
  public static final TableLayout QUARANTINE = table(
      "ops",
      "ctl_quarantine",
      List.of(),
      "tenant_id client_id source stream slice_id run_id stage error_code reason table_name raw_file",
      "raw_offset:i extracted_at:t payload:j check_name:s attempts:i first_refused_at:t contract_version:s");

  /** Partitions of tables that changed since the marts were built; no date means the whole table. */
  public static final TableLayout STALE =
      table("ops", "ctl_stale", List.of(), "table_name", "partition_date:d");

  /** Which definition each mart was built with. */
  public static final TableLayout MART =
      table("ops", "ctl_mart", List.of("mart_name"), "mart_name definition", "");

  /**
   * Results of all checks, run by run. A row check ({@code kind} ROW) has a row per client, source and stream that broke it, and one
   * without client and stream for all that held; a set check ({@code kind} SET) has one row a run, or one per client that broke it.
   * {@code severity} is WARN, QUARANTINE or FAIL, whether it was broken or not.
   */
  public static final TableLayout DQ_RESULT = table(
      "ops",
      "ctl_dq_result",
      List.of("run_id", "kind", "check_name", "table_name", "client_id", "source", "stream"),
      "check_name severity",
      "failed_rows:i example:s run_id:s version:i checked_at:t layer:s kind:s table_name:s client_id:s source:s stream:s"
          + " checked_rows:i");

  /** Staged only: how many rows of a slice a row check saw, and how many broke it. */
  public static final TableLayout CHECK_COUNT = table(
      "ops",
      "check_count",
      List.of(),
      "slice_id check_name table_name severity",
      "example:s checked_rows:i failed_rows:i");

  /**
   * What was shown on each day from the first publish to the last one: that of a publish of the day, the last if there were
   * several, or still that of the day before.
   */
  public static final TableLayout PUBLICATION = table(
      "ops",
      "ctl_publication",
      List.of("as_of_date"),
      "run_id",
      "as_of_date:d is_published:b version:i report_date:d");

  /**
   * Which version of each canonical table was built, and as what: {@code state} is ACTIVE for the one that the name stands for,
   * RETAINED for one that stays beside it until it is dropped; the definition is a {@link TableRecord}.
   */
  public static final TableLayout TABLE = table(
      "ops",
      "ctl_table",
      List.of("table_name", "version"),
      "table_name state definition",
      "version:i");

  /** The clients of the runs so far, with the attribution model and look-back each chose. */
  public static final TableLayout DIM_CLIENT = table(
      "silver",
      "dim_client",
      List.of("tenant_id", "client_id"),
      "tenant_id client_id client_name currency_code time_zone attribution_model",
      "attribution_lookback_days:i kpi:s fx_policy:s fx_close_after_days:i holiday_calendar:s");

  /** Planned spend per month in the client's currency; channel group {@code (all)} is the whole client. */
  public static final TableLayout FCT_BUDGET = table(
      "silver",
      "fct_budget",
      List.of("tenant_id", "client_id", "channel_group", "budget_month"),
      "tenant_id client_id channel_group",
      "budget_month:d amount:n currency_code:s");

  /**
   * What became of dead letters that left the quarantine or were tried again: {@code outcome} is MENDED, REFUSED (it stays, with
   * {@code new_error_code}) or SUPERSEDED (a newer read of its slice stands in for it); {@code run_id} is the run that did it.
   */
  public static final TableLayout REPLAY = table(
      "ops",
      "ctl_replay",
      List.of(),
      "run_id slice_id client_id source stream table_name raw_file outcome",
      "raw_offset:i error_code:s check_name:s new_error_code:s attempts:i replayed_at:t");
  /** What records had beyond or against their contract: one row a field, an account's stream and a kind of difference. */
  public static final TableLayout SCHEMA_DRIFT = table(
      "ops",
      "ctl_schema_drift",
      List.of(
          "tenant_id",
          "client_id",
          "source",
          "stream",
          "source_account_id",
          "field_path",
          "drift_kind"),
      "tenant_id client_id source stream source_account_id field_path drift_kind",
      "expected_type:s sample_type:s is_rejected:b contract_version:s first_seen:t last_seen:t first_run_id:s last_run_id:s"
          + " record_count:i last_records:i");

  /** Which optional fields the stream of an account has always had, so that a field that vanishes is noticed. */
  public static final TableLayout STREAM_FIELD = table(
      "ops",
      "ctl_stream_field",
      List.of("tenant_id", "client_id", "source", "stream", "source_account_id"),
      "tenant_id client_id source stream source_account_id fields contract_version",
      "steady_bits:i last_day:d extracted_at:t");

  /** Which rows of the product's reference tables the warehouse holds, by their hash. */
  public static final TableLayout REFERENCE = table(
      "ops",
      "ctl_reference",
      List.of("table_name"),
      "table_name content_hash",
      "row_count:i loaded_version:i");

  /** Requests of persons to be forgotten: how far each is, and how many rows it changed by table. Names nobody. */
  public static final TableLayout ERASURE = table(
      "ops",
      "ctl_erasure",
      List.of("client_id", "request_id"),
      "client_id request_id subject state",
      "raw_pages:i raw_records:i row_counts:s received_at:t erased_at:t ended_at:t");

  /** How many records of a run's slices a source still sent about persons who were erased; nothing of them was kept. */
  public static final TableLayout SUPPRESSION = table(
      "ops",
      "ctl_suppression",
      List.of("run_id", "slice_id"),
      "run_id slice_id client_id source stream",
      "version:i extracted_at:t records:i");

  /** Staged only: how many records of a slice were about persons who were erased. */
  public static final TableLayout SUPPRESSED =
      table("ops", "suppressed", List.of(), "slice_id", "records:i");

  /** Where reading messages goes on, partition by partition; moved in the transaction that brings their rows. */
  public static final TableLayout MESSAGE_POSITION = StreamTables.MESSAGE_POSITION;

  /** Which definition each live mart was filled with; none where no message was ever committed. */
  public static final TableLayout LIVE = StreamTables.LIVE;

  /** See {@link StreamTables#STREAM}. */
  public static final TableLayout STREAM = StreamTables.STREAM;

  /** See {@link StreamTables#REPROCESS}. */
  public static final TableLayout REPROCESS = StreamTables.REPROCESS;

  /** The files that were read, each as it was when its rows were taken: a file of the same size and time, or content, is not read again. */
  public static final TableLayout FILE = StreamTables.FILE;

  /** Staged only: which file a slice was read from. */
  public static final TableLayout FILE_READ = StreamTables.FILE_READ;

  /** Pages of messages that landed and were applied. */
  public static final TableLayout MESSAGE_PAGE = LandingTables.APPLIED;

  /** All of them. */
  public static final List<TableLayout> ALL = List.of(
      RUN,
      SLICE,
      SLICE_TABLE,
      REQUEST_LOG,
      COST,
      WATERMARK,
      RESTATEMENT,
      QUARANTINE,
      STALE,
      MART,
      DQ_RESULT,
      TABLE,
      DIM_CLIENT,
      FCT_BUDGET,
      PUBLICATION,
      REPLAY,
      REFERENCE,
      SCHEMA_DRIFT,
      STREAM_FIELD,
      ERASURE,
      SUPPRESSION,
      MESSAGE_POSITION,
      LIVE,
      STREAM,
      REPROCESS,
      FILE,
      MESSAGE_PAGE);

  /** The tables of silver and ops with this canon; a table of the canon comes before a control table of its name. */
  public static List<TableLayout> with(Collection<TableSpec> canon) {
    List<TableLayout> silver =
        canon.stream().flatMap(spec -> TableLayout.ofCanon(spec).stream()).toList();
    Set<String> known = silver.stream().map(TableLayout::fullName).collect(Collectors.toSet());
    List<TableLayout> all = new ArrayList<>(ALL);
    all.removeIf(table -> known.contains(table.fullName()));
    all.addAll(silver);
    return List.copyOf(all);
  }

  /** A layout from words: names of text columns, then {@code name:type} with the type's first letter. */
  public static TableLayout table(
      String schema, String name, List<String> key, String texts, String typed) {
    List<Field> fields = new ArrayList<>();
    for (String column : texts.split(" ", -1)) {
      fields.add(TableLayout.text(column));
    }
    for (String column : typed.isEmpty() ? new String[0] : typed.split(" ", -1)) {
      int colon = column.indexOf(':');
      fields.add(new Field(column.substring(0, colon), type(column.charAt(colon + 1))));
    }
    return new TableLayout(schema, name, fields, key, Optional.empty(), List.of());
  }

  private static Type type(char letter) {
    return switch (letter) {
      case 's' -> Type.STRING;
      case 'i' -> Type.INT64;
      case 'n' -> Type.NUMERIC;
      case 'd' -> Type.DATE;
      case 't' -> Type.TIMESTAMP;
      case 'b' -> Type.BOOL;
      case 'j' -> Type.JSON;
      default -> throw new IllegalArgumentException("No column type " + letter);
    };
  }
}
