package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.DateFormats;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.spec.manifest.IncrementalSync.MinMaxDatetime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** A time of the manifest, perhaps kept within bounds. It is written in one format, its own or the cursor's. */
final class TimePoint {
  private final Expr value;
  private final Optional<Expr> min;
  private final Optional<Expr> max;
  private final List<String> format;

  TimePoint(MinMaxDatetime spec, String cursorFormat, Expressions expressions) {
    this.value = expressions.text(spec.datetime(), Roots.CONFIG);
    this.min = expressions.text(spec.minDatetime(), Roots.CONFIG);
    this.max = expressions.text(spec.maxDatetime(), Roots.CONFIG);
    this.format = List.of(spec.datetimeFormat().filter(f -> !f.isEmpty()).orElse(cursorFormat));
  }

  OffsetDateTime time(Vars vars) {
    OffsetDateTime time = DateFormats.parse(text(value, vars), format);
    Optional<OffsetDateTime> least = bound(min, vars);
    if (least.isPresent() && least.get().isAfter(time)) {
      time = least.get();
    }
    Optional<OffsetDateTime> most = bound(max, vars);
    return most.isPresent() && most.get().isBefore(time) ? most.get() : time;
  }

  private Optional<OffsetDateTime> bound(Optional<Expr> bound, Vars vars) {
    return bound
        .map(expr -> text(expr, vars))
        .filter(text -> !text.isEmpty())
        .map(text -> DateFormats.parse(text, format));
  }

  private static String text(Expr expr, Vars vars) {
    return Text.str(expr.value(vars));
  }
}
