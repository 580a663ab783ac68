package com.askbosco.data.attribution;

import com.askbosco.data.rules.attribution.Touch;
import java.time.LocalDate;
import java.util.List;

/**
 * A journey that came to its end.
 *
 * @param day the day on which it ended
 * @param isConversion whether it ended in an order
 * @param isFollowed whether any touch of it is known; one that is not has a single unit that says so
 * @param touches oldest first; with the channel groups of the units
 * @param units what each touch credits
 * @param figures what the order was worth; nothing for one that ended without
 */
record JourneyEnd(
    LocalDate day,
    boolean isConversion,
    boolean isFollowed,
    List<Touch> touches,
    List<Unit> units,
    Figures figures) {}
