package com.askbosco.data.connector.http;

/** The source asks to begin with the first page again. */
public final class ResetPaginationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ResetPaginationException() {
    super("the source asks to begin with the first page again", null, false, false);
  }
}
