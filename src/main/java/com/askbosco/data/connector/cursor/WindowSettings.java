package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.expression.DateFormats.CalendarDuration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a datetime cursor comes to with a config.
 *
 * @param field the record's field
 * @param startField what the start of a window is called in a slice
 * @param endField what its end is called
 * @param scale how times are read and written
 * @param start where the stream begins
 * @param end where it ends now
 * @param step the longest window; without it there is one
 * @param granularity the smallest difference between two times
 * @param lookback how far back the newest window reaches again
 * @param clamping what windows begin with
 * @param strict whether the source refuses a window that ends where it begins
 */
record WindowSettings(
    String field,
    String startField,
    String endField,
    TimeScale scale,
    OffsetDateTime start,
    Supplier<OffsetDateTime> end,
    Optional<CalendarDuration> step,
    Optional<CalendarDuration> granularity,
    Optional<CalendarDuration> lookback,
    Clamping clamping,
    boolean strict) {}
