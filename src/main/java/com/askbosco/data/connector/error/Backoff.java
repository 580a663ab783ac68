package com.askbosco.data.connector.error;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.BackoffStrategy;
import com.askbosco.data.spec.manifest.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A way to find out how long to wait, compiled. */
@FunctionalInterface
public interface Backoff {

  /**
   * How long to wait.
   *
   * @param attempt which attempt failed, from 1
   * @param response the answer, or null when there was none
   * @return empty when this way does not know
   */
  Optional<Wait> wait(int attempt, @Nullable Response response, Instant now, Vars vars);

  /**
   * A wait.
   *
   * @param asked whether the source asked for it, in a header
   * @param tooLong whether the manifest says that such a wait is not to be waited for
   */
  record Wait(Duration duration, boolean asked, boolean tooLong) {}

  /** Compiles a strategy. */
  static Backoff compile(BackoffStrategy spec, Expressions expressions) {
    return switch (spec) {
      case BackoffStrategy.ConstantBackoffStrategy constant -> {
        Expr seconds = expressions.text(constant.backoffTimeInSeconds(), Roots.CONFIG);
        yield (attempt, response, now, vars) -> own(number(seconds, vars, BigDecimal.ONE));
      }
      case BackoffStrategy.ExponentialBackoffStrategy exponential -> {
        Optional<Expr> factor = expressions.text(exponential.factor(), Roots.CONFIG);
        yield (attempt, response, now, vars) -> {
          BigDecimal by =
              factor.map(f -> number(f, vars, BigDecimal.valueOf(5))).orElse(BigDecimal.valueOf(5));
          return own(by.multiply(BigDecimal.valueOf(1L << Math.min(attempt, 20))));
        };
      }
      case BackoffStrategy.WaitTimeFromHeader header -> {
        Expr name = expressions.text(header.header(), Roots.CONFIG);
        Optional<Expr> regex = regex(header.regex(), expressions);
        Optional<Expr> most = expressions.text(header.maxWaitingTimeInSeconds(), Roots.CONFIG);
        yield (attempt, response, now, vars) -> {
          Optional<BigDecimal> seconds = headerNumber(response, name, regex, vars);
          Optional<BigDecimal> limit = most.map(m -> number(m, vars, BigDecimal.ZERO));
          return seconds.map(s -> new Wait(
              Durations.seconds(s), true, limit.isPresent() && s.compareTo(limit.get()) >= 0));
        };
      }
      case BackoffStrategy.WaitUntilTimeFromHeader until -> {
        Expr name = expressions.text(until.header(), Roots.CONFIG);
        Optional<Expr> regex = regex(until.regex(), expressions);
        Optional<Expr> least = expressions.text(until.minWait(), Roots.CONFIG);
        yield (attempt, response, now, vars) -> {
          BigDecimal min = least.map(m -> number(m, vars, BigDecimal.ZERO)).orElse(BigDecimal.ZERO);
          return headerNumber(response, name, regex, vars)
              .map(epoch ->
                  epoch.subtract(BigDecimal.valueOf(now.toEpochMilli(), 3)).max(min))
              .map(s -> new Wait(Durations.seconds(s.max(BigDecimal.ZERO)), true, false));
        };
      }
    };
  }

  private static Optional<Expr> regex(Optional<Text> spec, Expressions expressions) {
    Optional<Expr> regex = expressions.text(spec, Roots.CONFIG);
    if (spec.isPresent() && regex.isPresent() && regex.get().isConstant()) {
      expressions.regex(regex.get().source(), spec.get().place(), "a back-off");
    }
    return regex;
  }

  private static Optional<Wait> own(BigDecimal seconds) {
    return Optional.of(new Wait(Durations.seconds(seconds.max(BigDecimal.ZERO)), false, false));
  }

  private static BigDecimal number(Expr expr, Vars vars, BigDecimal otherwise) {
    try {
      return new BigDecimal(expr.text(vars).strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static Optional<BigDecimal> headerNumber(
      @Nullable Response response, Expr name, Optional<Expr> regex, Vars vars) {
    Optional<String> value = Optional.ofNullable(response).flatMap(r -> r.header(name.text(vars)));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get();
    if (regex.isPresent()) {
      Matcher matcher = Pattern.compile(regex.get().text(vars)).matcher(text);
      if (!matcher.find()) {
        return Optional.empty();
      }
      text =
          matcher.groupCount() > 0 && matcher.group(1) != null ? matcher.group(1) : matcher.group();
    }
    try {
      return Optional.of(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
