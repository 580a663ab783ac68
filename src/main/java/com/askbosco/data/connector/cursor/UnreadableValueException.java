package com.askbosco.data.connector.cursor;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;

/** A value that a cursor cannot read. Its message holds the formats, not the value. */
final class UnreadableValueException extends SourceException {
  private static final long serialVersionUID = 1L;

  private final boolean passable;

  /**
   * @param passable whether a record with it only leaves the cursor where it is; else its slice fails
   */
  UnreadableValueException(String message, boolean passable) {
    super(ErrorCode.SOURCE_BAD_RESPONSE, message, FailureType.SYSTEM_ERROR, null, null);
    this.passable = passable;
  }

  boolean isPassable() {
    return passable;
  }
}
