package com.askbosco.data.warehouse.mart;

import com.askbosco.data.warehouse.mart.MartFile.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which tables changed since the last build, and on which days. */
final class Changes {
  private final Set<String> whole = new HashSet<>();
  private final Map<String, Set<LocalDate>> days = new HashMap<>();

  /** Notes a change: on a day, or of the table as a whole. */
  void add(String table, @Nullable LocalDate day) {
    if (day == null) {
      whole.add(table);
    } else {
      days.computeIfAbsent(table, name -> new TreeSet<>()).add(day);
    }
  }

  /** Whether any of the tables changed. */
  boolean any(Collection<String> tables) {
    return tables.stream().anyMatch(table -> whole.contains(table) || days.containsKey(table));
  }

  /** Whether one of the tables changed without saying on which days. */
  boolean anyWhole(Collection<String> tables) {
    return tables.stream().anyMatch(whole::contains);
  }

  /**
   * Days whose figures depend on a changed day.
   *
   * @param lookback how many days before its own each day reads
   * @param period the days that are computed together with it
   */
  Set<LocalDate> dependents(Collection<String> tables, int lookback, Optional<Period> period) {
    Set<LocalDate> result = new TreeSet<>();
    for (String table : tables) {
      for (LocalDate day : days.getOrDefault(table, Set.of())) {
        LocalDate first = period.isPresent() ? day.withDayOfMonth(1) : day;
        LocalDate last = day.plusDays(lookback);
        last = period.isPresent() ? last.withDayOfMonth(last.lengthOfMonth()) : last;
        first.datesUntil(last.plusDays(1)).forEach(result::add);
      }
    }
    return result;
  }
}
