package com.askbosco.data.connector.record;

/** Thrown where an answer is not ordinary; costs nothing to make. */
final class NotOrdinaryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  static final NotOrdinaryException HERE = new NotOrdinaryException();

  private NotOrdinaryException() {
    super(null, null, false, false);
  }
}
