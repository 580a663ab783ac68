package com.askbosco.data.pipeline.stage;

import com.askbosco.data.model.Rejected;
import com.askbosco.data.model.SourceRecord;
import java.util.List;

/**
 * The records of one page on their way into bronze and silver.
 *
 * @param context what all rows of the slice share
 * @param rawFile where the page lies, relative to the raw root; for messages what they came through, such as {@code kafka://orders/0}
 * @param records its records in order
 * @param offsets their places in what they came through; none when they are counted from 0
 * @param refused records that could not even be decoded; what stands for them among the records is left out
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after the page was made
public record PageRecords(
    SliceContext context,
    String rawFile,
    List<SourceRecord> records,
    long[] offsets,
    List<Rejected> refused) {
  private static final long[] COUNTED = {};

  /** A page of records that lie side by side. */
  public PageRecords(SliceContext context, String rawFile, List<SourceRecord> records) {
    this(context, rawFile, records, COUNTED, List.of());
  }

  /** Whether the records are messages, each with a place of its own. */
  public boolean isMessages() {
    return offsets.length > 0;
  }

  /** The place of a record, by its number in the page. */
  public long offset(int record) {
    return offsets.length == 0 ? record : offsets[record];
  }
}
