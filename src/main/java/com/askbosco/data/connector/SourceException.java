package com.askbosco.data.connector;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A slice that could not go on. The message names the request without its secrets. */
public final class SourceException extends BoscoException {
  private static final long serialVersionUID = 1;

  private final @Nullable Instant resumeAt;

  public SourceException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  public SourceException(
      ErrorCode code, String message, @Nullable Instant resumeAt, @Nullable Throwable cause) {
    super(code, message, cause);
    this.resumeAt = resumeAt;
  }

  /** When the quota is there again, for {@link ErrorCode#SOURCE_QUOTA_USED_UP}; the slice is parked until then. */
  public Optional<Instant> resumeAt() {
    return Optional.ofNullable(resumeAt);
  }
}
