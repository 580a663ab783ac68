package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;

/** A value of a record that cannot be used. Its message never holds the value, which may be personal. */
final class BadValue extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  BadValue(ErrorCode code, String message) {
    super(message, null, false, false); // rejected rows may be many; nobody reads their stack
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
