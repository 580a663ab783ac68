package com.askbosco.data.rules;

import com.askbosco.data.spec.TableSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a canonical table.
 *
 * @param table the table
 * @param values the business columns in the order of {@link TableSpec#columns()}: String, Long, BigDecimal, Double, Boolean,
 *     LocalDate, Instant, or for JSON its text as String; null where there is no value
 * @param isFinal whether the platform will not restate this row any more
 * @param asOf the moment as of which the record tells how things are; null where that is when it was read
 */
@SuppressWarnings("ArrayRecordComponent") // one per row on the hot path; never changed
public record SilverRow(
    TableSpec table,
    @Nullable Object[] values,
    boolean isFinal,
    @Nullable Instant asOf) {

  /** A row of a record that holds as of when it was read. */
  public SilverRow(TableSpec table, @Nullable Object[] values, boolean isFinal) {
    this(table, values, isFinal, null);
  }
}
