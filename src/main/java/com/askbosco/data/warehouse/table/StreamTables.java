package com.askbosco.data.warehouse.table;

import static com.askbosco.data.warehouse.table.ControlTables.table;

import java.util.List;

/** What is kept of reading that goes on for ever: messages, days that come late, files. Part of {@link ControlTables}. */
final class StreamTables {

  private StreamTables() {}

  /** Where reading messages goes on, partition by partition; moved in the transaction that brings their rows. */
  static final TableLayout MESSAGE_POSITION = table(
      "ops",
      "ctl_message_position",
      List.of("partition_key"),
      "partition_key tenant_id client_id connection_id source stream source_account_id slice_id partition_id run_id position",
      "messages:i rejected:i newest_at:t committed_at:t");

  /** Which definition each live mart was filled with; none where no message was ever committed. */
  static final TableLayout LIVE =
      table("ops", "ctl_live", List.of("live_name"), "live_name definition", "");

  /**
   * How far each partition of a stream of messages is by its own time; the stream is as far as the last of its partitions. {@code newest_at} is the newest event, {@code disorder_ms} by how much events came
   * later than newer ones so far, and the watermark is the one less the other: nothing older is expected. Of the messages,
   * {@code out_of_order} came after a newer one, {@code late} were older than the watermark and within the stream's lateness,
   * {@code too_late} older than that (see ctl_reprocess), {@code ahead} dated in the future and {@code undated} without a time.
   */
  static final TableLayout STREAM = table(
      "ops",
      "ctl_stream",
      List.of("partition_key"),
      "partition_key slice_id partition_id tenant_id client_id connection_id source stream source_account_id",
      "newest_at:t watermark:t disorder_ms:i lateness_ms:i messages:i out_of_order:i late:i too_late:i ahead:i undated:i received_at:t");

  /**
   * Days of tables that ask to be computed again, because events came later than their stream allows; {@code state} is OPEN or DONE.
   */
  static final TableLayout REPROCESS = table(
      "ops",
      "ctl_reprocess",
      List.of("slice_id", "table_name", "partition_date"),
      "slice_id tenant_id client_id source stream table_name state",
      "partition_date:d records:i first_seen:t last_seen:t done_at:t");

  /** The files that were read, each as it was when its rows were taken: a file of the same size and time, or content, is not read again. */
  static final TableLayout FILE = table(
      "ops",
      "ctl_file",
      List.of("slice_id"),
      "slice_id run_id client_id connection_id source stream source_account_id file_name address",
      "version:i extracted_at:t bytes:i modified_at:t read_with:s checksum:s sha256:s records:i");

  /** Staged only: which file a slice was read from. */
  static final TableLayout FILE_READ = table(
      "ops",
      "file_read",
      List.of(),
      "slice_id file_name address",
      "bytes:i modified_at:t read_with:s checksum:s sha256:s records:i");
}
