package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.DateFormats.CalendarDuration;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Truth;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.IncrementalSync.DatetimeBasedCursor;
import com.askbosco.data.spec.manifest.Json;
import com.askbosco.data.spec.manifest.Place;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A datetime cursor, compiled: cuts a range of time into windows of at most {@code step} that do not overlap by {@code
 * cursor_granularity}. A window given from outside (whole days) takes the place of the manifest's start and end. Immutable and
 * thread-safe.
 */
public final class WindowCursor implements CompiledCursor {
  private static final int DEFAULT_DAYS = 30;
  private static final CalendarDuration SECOND =
      new CalendarDuration(Period.ZERO, Duration.ofSeconds(1));
  private static final CalendarDuration DAY = new CalendarDuration(Period.ZERO, Duration.ofDays(1));

  private final DatetimeBasedCursor spec;
  private final Expr field;
  private final TimePoint start;
  private final Optional<TimePoint> end;
  private final Optional<Expr> step;
  private final Optional<Expr> lookback;
  private final Optional<Expr> clamping;
  private final Optional<CalendarDuration> fine;
  private final CalendarDuration granularity;
  private final Optional<Injector> startOption;
  private final Optional<Injector> endOption;
  private final Expr startField;
  private final Expr endField;

  private WindowCursor(DatetimeBasedCursor spec, Expressions expressions) {
    this.spec = spec;
    this.field = expressions.text(spec.cursorField(), Roots.CONFIG);
    this.start = new TimePoint(spec.startDatetime(), spec.datetimeFormat(), expressions);
    this.end = spec.endDatetime().map(e -> new TimePoint(e, spec.datetimeFormat(), expressions));
    this.step = expressions.text(spec.step(), Roots.CONFIG);
    this.lookback = expressions.text(spec.lookbackWindow(), Roots.CONFIG);
    this.startOption = Injector.compile(spec.startTimeOption(), expressions);
    this.endOption = Injector.compile(spec.endTimeOption(), expressions);
    this.startField = expressions.text(spec.partitionFieldStart(), Roots.CONFIG);
    this.endField = expressions.text(spec.partitionFieldEnd(), Roots.CONFIG);
    this.clamping = spec.clamping().map(c -> expressions.text(c.target(), Roots.CONFIG));
    this.fine = spec.cursorGranularity()
        .flatMap(iso -> duration(iso, "cursor_granularity", spec.place(), expressions));
    this.granularity = fine.orElse(DateFormats.hasTime(spec.datetimeFormat()) ? SECOND : DAY);
    if (step.isPresent() && step.get().isConstant()) {
      duration(step.get().source(), "step", spec.place(), expressions);
    }
    if (granularity.isZero() && expressions.isStrict()) {
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

  @Override
  public String field(Vars vars) {
    return field.text(vars);
  }

  @Override
  public boolean mayBeChosen() {
    return spec.allowCatalogDefinedCursorField();
  }

  /** Whether paging ends at the first record that is known. */
  public boolean isDataFeed() {
    return spec.isDataFeed();
  }

  /** Whether records outside of what is to be read are dropped here. */
  public boolean isClientSide() {
    return spec.isClientSideIncremental();
  }

  /** Whether there may be several windows. */
  public boolean hasSteps() {
    return step.isPresent();
  }

  /** Whether all partitions have one state. */
  public boolean isGlobal() {
    return spec.globalSubstreamCursor();
  }

  /** How the cursor's values are read and written. */
  public CursorTimes times() {
    return new CursorTimes(scale());
  }

  private TimeScale scale() {
    return new TimeScale(spec.cursorDatetimeFormats(), spec.datetimeFormat(), fine);
  }

  @Override
  public CursorStarter starter(Vars vars, String field) {
    WindowSettings settings = settings(vars, field);
    return state -> new WindowRun(settings, state);
  }

  WindowSettings settings(Vars vars, String field) {
    Supplier<OffsetDateTime> now = () -> end.map(e -> e.time(vars))
        .orElseGet(
            () -> vars.clock().instant().atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
    Clamping clamp = clamping(vars);
    CalendarDuration unit = fine.orElse(clamp instanceof Clamping.Days ? SECOND : DAY);
    return new WindowSettings(
        field,
        startField.text(vars),
        endField.text(vars),
        scale(),
        start.time(vars),
        clamp instanceof Clamping.None ? now : () -> unit.subtractFrom(clamp.down(now.get())),
        duration(step, vars),
        fine,
        duration(lookback, vars),
        clamp,
        spec.isCompareStrictly());
  }

  private Clamping clamping(Vars vars) {
    if (clamping.isEmpty()) {
      return new Clamping.None();
    }
    String target = clamping.get().text(vars);
    return switch (target) {
      case "DAY" -> new Clamping.Days();
      case "WEEK" -> new Clamping.Weeks(weekday());
      case "MONTH" -> new Clamping.Months();
      default ->
        throw SourceException.defect(
            "the clamping target `" + target + "` is none of DAY, WEEK, MONTH");
    };
  }

  private DayOfWeek weekday() {
    Json day = spec.clamping().orElseThrow().targetDetails().get("weekday");
    String name = day == null ? "" : Expressions.literal(day).asText();
    for (DayOfWeek each : DayOfWeek.values()) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    throw SourceException.defect(
        "clamping to weeks needs a `weekday` in `target_details`, such as MONDAY");
  }

  /** A duration of the config; one that comes to nothing counts as not given. */
  private static Optional<CalendarDuration> duration(Optional<Expr> iso, Vars vars) {
    return iso.map(expr -> expr.value(vars))
        .filter(Truth::of)
        .map(value -> DateFormats.duration(Text.str(value)));
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

  @Override
  public String startField(Vars vars) {
    return startField.text(vars);
  }

  @Override
  public String endField(Vars vars) {
    return endField.text(vars);
  }

  @Override
  public List<ObjectNode> halves(ObjectNode window, Optional<Duration> least, Vars vars) {
    return fine.isEmpty()
        ? List.of()
        : new Halving(scale(), fine.get().time(), startField.text(vars), endField.text(vars))
            .halves(window, least);
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    startOption.ifPresent(o -> o.put(draft, vars, slice.get(startField.text(vars))));
    endOption.ifPresent(o -> o.put(draft, vars, slice.get(endField.text(vars))));
  }
}
