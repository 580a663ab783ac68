package com.askbosco.data.rules;

import com.askbosco.data.spec.TableSpec;
import org.jspecify.annotations.Nullable;

/**
 * One row of a canonical table.
 *
 * @param table the table
 * @param values the business columns in the order of {@link TableSpec#columns()}: String, Long, BigDecimal, Double, Boolean,
 *     LocalDate, Instant, or for JSON its text as String; null where there is no value
 * @param isFinal whether the platform will not restate this row any more
 */
@SuppressWarnings("ArrayRecordComponent") // one per row on the hot path; never changed
public record SilverRow(TableSpec table, @Nullable Object[] values, boolean isFinal) {}
