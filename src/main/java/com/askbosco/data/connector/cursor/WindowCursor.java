package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.DateFormats.CalendarDuration;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.IncrementalSync.DatetimeBasedCursor;
import com.askbosco.data.spec.manifest.Place;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A datetime cursor, compiled: cuts a range of time into windows of at most {@code step} that do not overlap by {@code
 * cursor_granularity}. A window given from outside (whole days) takes the place of the manifest's start and end. Immutable and
 * thread-safe.
 */
public final class WindowCursor {
  private static final int DEFAULT_DAYS = 30;

  private final DatetimeBasedCursor spec;
  private final Expr field;
  private final TimePoint start;
  private final Optional<TimePoint> end;
  private final Optional<Expr> step;
  private final Optional<Expr> lookback;
  private final CalendarDuration granularity;
  private final Optional<Injector> startOption;
  private final Optional<Injector> endOption;
  private final Expr startField;
  private final Expr endField;

  private WindowCursor(DatetimeBasedCursor spec, Expressions expressions) {
    this.spec = spec;
    this.field = expressions.text(spec.cursorField(), Roots.CONFIG);
    List<String> formats = new ArrayList<>(spec.cursorDatetimeFormats());
    formats.add(spec.datetimeFormat());
    this.start = new TimePoint(spec.startDatetime(), formats, expressions);
    this.end = spec.endDatetime().map(e -> new TimePoint(e, formats, expressions));
    this.step = expressions.text(spec.step(), Roots.CONFIG);
    this.lookback = expressions.text(spec.lookbackWindow(), Roots.CONFIG);
    this.startOption = Injector.compile(spec.startTimeOption(), expressions);
    this.endOption = Injector.compile(spec.endTimeOption(), expressions);
    this.startField = expressions.text(spec.partitionFieldStart(), Roots.CONFIG);
    this.endField = expressions.text(spec.partitionFieldEnd(), Roots.CONFIG);
    this.granularity = spec.cursorGranularity()
        .flatMap(iso -> duration(iso, "cursor_granularity", spec.place(), expressions))
        .orElse(
            DateFormats.hasTime(spec.datetimeFormat())
                ? new CalendarDuration(Period.ZERO, Duration.ofSeconds(1))
                : new CalendarDuration(Period.ZERO, Duration.ofDays(1)));
    if (step.isPresent() && step.get().isConstant()) {
      duration(step.get().source(), "step", spec.place(), expressions);
    }
    if (granularity.isZero()) {
      expressions.problem(
          spec.place(),
          ErrorCode.CONFIG_BAD_VALUE,
          "`cursor_granularity` is zero",
          "Write the smallest difference between two times, such as PT1S.");
    }
  }

  public static WindowCursor compile(DatetimeBasedCursor spec, Expressions expressions) {
    return new WindowCursor(spec, expressions);
  }

  private static Optional<CalendarDuration> duration(
      String iso, String key, Place place, Expressions expressions) {
    try {
      return Optional.of(DateFormats.duration(iso));
    } catch (ExpressionException e) {
      expressions.problem(
          place,
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + key + "` is no ISO-8601 duration: " + iso,
          "Write one such as P1D.");
      return Optional.empty();
    }
  }

  /** The record's field that holds its time. */
  public String field(Vars vars) {
    return field.text(vars);
  }

  /** Most days of one window. */
  public int windowDays(Vars vars) {
    return step.map(s -> Math.max(1, days(s, vars))).orElse(DEFAULT_DAYS);
  }

  /** How many past days the source may still change; 0 when the manifest does not say or its config is needed to know. */
  public int restatementDays(Vars vars) {
    return lookback.map(l -> days(l, vars)).orElse(0);
  }

  private static int days(Expr iso, Vars vars) {
    try {
      CalendarDuration duration = DateFormats.duration(iso.text(vars));
      long hours = duration.time().toHours();
      return (int) (duration.period().toTotalMonths() * 30
          + duration.period().getDays()
          + (hours + 23) / 24);
    } catch (ExpressionException e) {
      return 0;
    }
  }

  /** The windows, oldest first, as parts of {@code stream_slice}. */
  public List<ObjectNode> windows(Vars vars, @Nullable DateRange days) {
    OffsetDateTime from;
    OffsetDateTime to;
    if (days == null) {
      from = start.time(vars);
      to = end.map(e -> e.time(vars))
          .orElseGet(() -> vars.clock().instant().atOffset(ZoneOffset.UTC));
    } else {
      from = days.from().atStartOfDay().atOffset(ZoneOffset.UTC);
      to = granularity.subtractFrom(days.to().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    }
    Optional<CalendarDuration> by = step.map(s -> DateFormats.duration(s.text(vars)));
    List<ObjectNode> windows = new ArrayList<>();
    OffsetDateTime low = from;
    while (!low.isAfter(to)) {
      OffsetDateTime next = by.isPresent() ? by.get().addTo(low) : to;
      OffsetDateTime high = by.isPresent() ? granularity.subtractFrom(next) : to;
      if (high.isAfter(to) || high.isBefore(low)) {
        high = high.isAfter(to) ? to : low;
      }
      windows.add(window(vars, low, high));
      low = granularity.addTo(high);
    }
    return windows;
  }

  private ObjectNode window(Vars vars, OffsetDateTime low, OffsetDateTime high) {
    ObjectNode window = JsonNodeFactory.instance.objectNode();
    window.put(startField.text(vars), DateFormats.format(low, spec.datetimeFormat()));
    window.put(endField.text(vars), DateFormats.format(high, spec.datetimeFormat()));
    return window;
  }

  /** Puts the window of the slice into a request. */
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    startOption.ifPresent(
        o -> o.put(draft, vars, slice.path(startField.text(vars)).asText()));
    endOption.ifPresent(o -> o.put(draft, vars, slice.path(endField.text(vars)).asText()));
  }
}
