package com.askbosco.data.connector.record;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import org.jspecify.annotations.Nullable;

/** What is wrong with responses and records, as reads report it. */
final class Faults {
  private Faults() {}

  /** A response or record is not what it should be. */
  static SourceException bad(String what, @Nullable Exception cause) {
    return new SourceException(
        ErrorCode.SOURCE_BAD_RESPONSE, what, FailureType.SYSTEM_ERROR, null, cause);
  }

  /** A response is not what it should be. */
  static SourceException bad(Exception cause) {
    return bad(
        cause instanceof MalformedBodyException
            ? String.valueOf(cause.getMessage())
            : "the answer cannot be unpacked",
        cause);
  }

  /** An expression cannot be evaluated for a record. */
  static SourceException bad(ExpressionException cause) {
    return new SourceException(
        cause.code(),
        String.valueOf(cause.getMessage()),
        FailureType.of(cause.code()),
        null,
        cause);
  }
}
