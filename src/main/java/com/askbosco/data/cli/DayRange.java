package com.askbosco.data.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name the days of a run: {@code --date D}, or {@code --from D --to D}, and what day it is. */
@SuppressWarnings("NullAway.Init") // picocli sets the spec
final class DayRange {
  @Option(names = "--date", paramLabel = "DAY", description = "One day, such as 2026-03-31.")
  private @Nullable LocalDate date;

  @Option(names = "--from", paramLabel = "DAY", description = "First day.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Last day.")
  private @Nullable LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "The day it is. Default: the day after the last one asked for.")
  private @Nullable LocalDate asOf;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** One day, as {@code --date} says it. */
  static DayRange of(LocalDate day) {
    DayRange range = new DayRange();
    range.date = day;
    return range;
  }

  /** When no day is said, this one is meant. */
  void otherwise(LocalDate day) {
    if (date == null && from == null && to == null) {
      date = day;
    }
  }

  LocalDate from() {
    return range()[0];
  }

  LocalDate to() {
    return range()[1];
  }

  LocalDate asOf() {
    LocalDate day = asOf != null ? asOf : to().plusDays(1);
    if (day.isBefore(to())) {
      throw new ParameterException(
          spec.commandLine(), "--as-of " + day + " lies before the last day " + to() + ".");
    }
    return day;
  }

  private LocalDate[] range() {
    if (date != null && from == null && to == null) {
      return new LocalDate[] {date, date};
    }
    if (date == null && from != null && to != null && !to.isBefore(from)) {
      return new LocalDate[] {from, to};
    }
    throw new ParameterException(
        spec.commandLine(), "Say --date DAY, or --from DAY --to DAY with the later day last.");
  }
}
