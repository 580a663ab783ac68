package com.askbosco.data.connector.record;

import org.jspecify.annotations.Nullable;

/** The bytes of a response are not what they should be. The message holds nothing of their content. */
public final class MalformedBodyException extends Exception {
  private static final long serialVersionUID = 1;

  public MalformedBodyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
