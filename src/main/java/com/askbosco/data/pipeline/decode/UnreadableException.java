package com.askbosco.data.pipeline.decode;

/** A message that holds no record. Says why, without quoting the message. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  /** Says why. */
  public UnreadableException(String reason) {
    super(reason);
  }
}
