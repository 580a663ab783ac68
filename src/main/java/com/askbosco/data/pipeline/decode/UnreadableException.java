package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.ErrorCode;

/** A message that holds no record. Says why, without quoting the message. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  /** Says why. */
  public UnreadableException(String reason) {
    this(ErrorCode.ROW_UNREADABLE, reason);
  }

  /** Says why, with a code of its own. */
  public UnreadableException(ErrorCode code, String reason) {
    // no stack: a stream of broken messages must not cost more than one of good ones
    super(reason, null, false, false);
    this.code = code;
  }

  /** What goes into the dead letter. */
  public ErrorCode code() {
    return code;
  }
}
