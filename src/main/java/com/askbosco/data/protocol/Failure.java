package com.askbosco.data.protocol;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;

/**
 * What a TRACE message says of an error.
 *
 * @param message for the user: what happened and how to mend it
 * @param detail for engineers, such as the error's code
 * @param type who can mend it
 */
public record Failure(String message, String detail, Type type) {
  /** Who can mend it. */
  public enum Type {
    CONFIG_ERROR,
    SYSTEM_ERROR,
    TRANSIENT_ERROR
  }

  /** Of an exception; those not made by us keep their text to themselves, which may hold a secret. */
  public static Failure of(Throwable error) {
    return switch (error) {
      case BoscoException known ->
        new Failure(String.valueOf(known.getMessage()), known.code().code(), type(known));
      default ->
        new Failure(
            "A defect of Bosco's own, please report it with the lines on standard error.",
            ErrorCode.INTERNAL.code() + " " + error.getClass().getSimpleName(),
            Type.SYSTEM_ERROR);
    };
  }

  private static Type type(BoscoException known) {
    if (known instanceof SourceException source && source.failureType().isPresent()) {
      return Type.valueOf(source.failureType().get().name());
    }
    if (known instanceof ProblemsException) {
      return Type.SYSTEM_ERROR; // only manifests are read with all their problems at once here
    }
    return switch (known.code()) {
      // a user cannot mend a manifest
      case MANIFEST_INVALID, MANIFEST_UNSUPPORTED, EXPRESSION_INVALID -> Type.SYSTEM_ERROR;
      default ->
        switch (known.code().kind()) {
          case CONFIG, CREDENTIAL -> Type.CONFIG_ERROR;
          case QUOTA, TRANSIENT -> Type.TRANSIENT_ERROR;
          case SOURCE, ROW, SYSTEM -> Type.SYSTEM_ERROR;
        };
    };
  }
}
