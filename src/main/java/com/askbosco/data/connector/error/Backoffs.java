package com.askbosco.data.connector.error;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.error.Backoff.Failed;
import com.askbosco.data.connector.error.Backoff.Wait;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.expression.python.Conversions;
import com.askbosco.data.connector.expression.python.PythonException;
import com.askbosco.data.connector.expression.python.Regex;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.BackoffStrategy;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.Text;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Compiles the format's strategies. */
final class Backoffs {
  private static final double LONGEST = 1e9;

  private Backoffs() {}

  static Backoff compile(BackoffStrategy spec, Expressions expressions) {
    return switch (spec) {
      case BackoffStrategy.ConstantBackoffStrategy constant -> {
        Expr seconds = expressions.text(constant.backoffTimeInSeconds(), Roots.CONFIG);
        yield failed -> own(needed(seconds, failed.vars()), constant.jitterRangeInSeconds());
      }
      case BackoffStrategy.ExponentialBackoffStrategy exponential -> {
        Optional<Expr> factor = expressions.text(exponential.factor(), Roots.CONFIG);
        yield failed -> {
          double by =
              factor.map(f -> needed(f, failed.vars())).filter(f -> f != 0).orElse(5.0);
          return own(
              by * Math.pow(2, Math.min(failed.attempt(), 60)), exponential.jitterRangeInSeconds());
        };
      }
      case BackoffStrategy.WaitTimeFromHeader header -> {
        HeaderNumber number = new HeaderNumber(header.header(), header.regex(), expressions);
        Optional<Expr> most = expressions.text(header.maxWaitingTimeInSeconds(), Roots.CONFIG);
        yield failed -> {
          OptionalDouble seconds = number.of(failed);
          return seconds.isEmpty() ? Optional.empty() : asked(seconds.getAsDouble(), most, failed);
        };
      }
      case BackoffStrategy.WaitUntilTimeFromHeader until -> {
        HeaderNumber number = new HeaderNumber(until.header(), until.regex(), expressions);
        Optional<Expr> least = expressions.text(until.minWait(), Roots.CONFIG);
        Optional<Expr> most = expressions.text(until.maxWaitingTimeInSeconds(), Roots.CONFIG);
        yield failed -> until(failed, number, least, most);
      }
      case BackoffStrategy.WaitTimeFromResponse response -> {
        Expr seconds = expressions.text(response.waitTimeInSeconds(), Roots.RESPONSE);
        Optional<Expr> most = expressions.text(response.maxWaitingTimeInSeconds(), Roots.CONFIG);
        yield failed -> {
          OptionalDouble wait = number(seconds, failed.vars());
          return wait.isEmpty() || !(wait.getAsDouble() >= 0 && wait.getAsDouble() < LONGEST)
              ? Optional.empty()
              : asked(wait.getAsDouble(), most, failed);
        };
      }
      case BackoffStrategy.CustomBackoffStrategy custom ->
        Registry.find(
                Backoff.Custom.class,
                "backoff strategy",
                custom.className(),
                custom.rest(),
                custom.place(),
                expressions,
                Backoff.Custom::configure)
            .orElse(failed -> Optional.empty());
    };
  }

  private static Optional<Wait> until(
      Failed failed, HeaderNumber number, Optional<Expr> least, Optional<Expr> most) {
    OptionalDouble min = least.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(needed(least.get(), failed.vars()));
    boolean floor = min.isPresent() && min.getAsDouble() != 0;
    OptionalDouble epoch = number.of(failed);
    if (epoch.isEmpty() || epoch.getAsDouble() == 0) {
      return floor ? asked(min.getAsDouble(), most, failed) : Optional.empty();
    }
    double wait = epoch.getAsDouble() - failed.now().toEpochMilli() / 1000.0;
    if (floor) {
      return asked(Math.max(wait, min.getAsDouble()), most, failed);
    }
    // Where the time has passed, the reference asks the next strategy; ours goes on at once.
    return wait < 0
        ? failed.exact() ? Optional.empty() : asked(0, most, failed)
        : asked(wait, most, failed);
  }

  private static Optional<Wait> asked(double seconds, Optional<Expr> most, Failed failed) {
    boolean tooLong =
        most.isPresent() && seconds != 0 && seconds >= needed(most.get(), failed.vars());
    return Optional.of(new Wait(duration(seconds), true, tooLong));
  }

  private static Optional<Wait> own(double seconds, Optional<Double> jitter) {
    double more =
        jitter.map(j -> ThreadLocalRandom.current().nextDouble() * 2 * j).orElse(0.0);
    return Optional.of(new Wait(duration(seconds + more), false, false));
  }

  static Duration duration(double seconds) {
    double safe = Double.isNaN(seconds) ? 0 : Math.max(0, Math.min(seconds, LONGEST));
    return Duration.ofNanos(Math.round(safe * 1000) * 1_000_000);
  }

  /** The number a manifest gives for a config; a strategy that has none cannot work. */
  private static double needed(Expr expr, Vars vars) {
    try {
      return Conversions.floating(expr.value(vars));
    } catch (PythonException e) {
      throw new SourceException(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + expr.source() + "` of a backoff strategy is no number with this config",
          FailureType.SYSTEM_ERROR,
          null,
          e);
    }
  }

  /** The number an expression gives for an answer; an answer of another shape gives none. */
  private static OptionalDouble number(Expr expr, Vars vars) {
    try {
      Object value = expr.value(vars);
      return value == null || "".equals(value)
          ? OptionalDouble.empty()
          : OptionalDouble.of(Conversions.floating(value));
    } catch (PythonException | ExpressionException e) {
      return OptionalDouble.empty();
    }
  }

  /** A number in a header. */
  private record HeaderNumber(Expr header, Optional<Expr> regex) {
    HeaderNumber(Text header, Optional<Text> regex, Expressions expressions) {
      this(
          expressions.text(header, Roots.CONFIG),
          regex.filter(r -> !r.value().isEmpty()).map(r -> checked(r, expressions)));
    }

    private static Expr checked(Text regex, Expressions expressions) {
      Expr expr = expressions.text(regex, Roots.CONFIG);
      if (expr.isConstant()) {
        try {
          new Regex(expr.source());
        } catch (PythonException e) {
          expressions.problem(
              regex.place(),
              ErrorCode.CONFIG_BAD_VALUE,
              "the regular expression of a back-off is wrong",
              "");
        }
      }
      return expr;
    }

    OptionalDouble of(Failed failed) {
      if (failed.response() == null) {
        return OptionalDouble.empty();
      }
      String value = failed.response().header(header.str(failed.vars())).orElse("");
      if (regex.isPresent()) {
        Regex pattern = new Regex(regex.get().str(failed.vars()));
        String found = failed.exact() ? pattern.match(value) : pattern.part(value);
        if (found == null && !failed.exact()) {
          return OptionalDouble.empty();
        }
        value = found == null ? value : found;
      }
      return parsed(value);
    }

    private static OptionalDouble parsed(@Nullable String value) {
      try {
        return value == null || value.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(Conversions.floating(value));
      } catch (PythonException e) {
        return OptionalDouble.empty();
      }
    }
  }
}
