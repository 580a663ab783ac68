package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.spec.manifest.IncrementalSync.MinMaxDatetime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A time of the manifest, perhaps kept within bounds. */
final class TimePoint {
  private final Expr value;
  private final Optional<Expr> min;
  private final Optional<Expr> max;
  private final List<String> formats;

  TimePoint(MinMaxDatetime spec, List<String> cursorFormats, Expressions expressions) {
    this.value = expressions.text(spec.datetime(), Roots.CONFIG);
    this.min = expressions.text(spec.minDatetime(), Roots.CONFIG);
    this.max = expressions.text(spec.maxDatetime(), Roots.CONFIG);
    List<String> all = new ArrayList<>();
    spec.datetimeFormat().filter(f -> !f.isEmpty()).ifPresent(all::add);
    all.addAll(cursorFormats);
    this.formats = List.copyOf(all);
  }

  OffsetDateTime time(Vars vars) {
    OffsetDateTime time = parse(value, vars);
    if (min.isPresent()) {
      OffsetDateTime least = parse(min.get(), vars);
      time = time.isBefore(least) ? least : time;
    }
    if (max.isPresent()) {
      OffsetDateTime most = parse(max.get(), vars);
      time = time.isAfter(most) ? most : time;
    }
    return time;
  }

  private OffsetDateTime parse(Expr expr, Vars vars) {
    return DateFormats.parse(expr.text(vars), formats);
  }
}
