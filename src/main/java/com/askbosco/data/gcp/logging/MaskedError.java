package com.askbosco.data.gcp.logging;

import org.jspecify.annotations.Nullable;

/** An error as it may be logged: its kind, its masked message, its frames, and the same of its causes. */
final class MaskedError extends Throwable {
  private static final long serialVersionUID = 1;
  private static final int DEEPEST = 12;

  private final String shown;

  private MaskedError(Throwable error, @Nullable Throwable cause) {
    super(null, cause, true, true);
    shown = LogMask.clean(error.toString());
    setStackTrace(error.getStackTrace());
  }

  static MaskedError of(Throwable error) {
    return of(error, 0);
  }

  private static MaskedError of(Throwable error, int depth) {
    Throwable cause = error.getCause();
    MaskedError masked =
        new MaskedError(error, cause == null || depth > DEEPEST ? null : of(cause, depth + 1));
    if (depth <= DEEPEST) {
      for (Throwable suppressed : error.getSuppressed()) {
        masked.addSuppressed(of(suppressed, depth + 1));
      }
    }
    return masked;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // a trace begins with the masked error's own class
  public String toString() {
    return shown;
  }
}
