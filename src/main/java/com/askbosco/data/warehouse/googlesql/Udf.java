package com.askbosco.data.warehouse.googlesql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scalar function of ours that DuckDB calls: where DuckDB's own differs from GoogleSQL in a value, a type or an error. A NULL
 * argument gives NULL without a call. Registered as {@code bq_<name>} and, when it may raise, also as {@code bq_<name>__s},
 * which gives NULL for the error.
 *
 * @param name the name without prefix
 * @param raises whether the body may throw {@link DomainException}
 * @param result the type it returns
 * @param parameters the types it takes
 * @param body the function
 */
record Udf(String name, boolean raises, Kind result, List<Kind> parameters, Body body) {

  /** The types that cross the border; timestamps and datetimes travel as microseconds in INT64. */
  enum Kind {
    STRING,
    INT64,
    FLOAT64,
    NUMERIC,
    DATE,
    BOOL
  }

  /** The function itself. */
  interface Body {
    @Nullable
    Object apply(UdfRow row);
  }

  /** An error of the value, such as a division by zero; what GoogleSQL reports and SAFE. turns into NULL. */
  static final class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DomainException(String message) {
      super(message, null, false, false);
    }
  }

  static Udf total(String name, Kind result, List<Kind> parameters, Body body) {
    return new Udf(name, false, result, parameters, body);
  }

  static Udf raising(String name, Kind result, List<Kind> parameters, Body body) {
    return new Udf(name, true, result, parameters, body);
  }
}
