package com.askbosco.data.model;

import org.jspecify.annotations.Nullable;

/**
 * A failure with a stable code. The message says what happened, where, and how to mend it, and holds neither secrets nor
 * personal data.
 */
public class BoscoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  public BoscoException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public BoscoException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The stable code; its kind decides retry, dead letter and exit status. */
  public ErrorCode code() {
    return code;
  }
}
