package com.askbosco.data.connector;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A slice that could not go on. The message names the request without its secrets. */
public class SourceException extends BoscoException {
  private static final long serialVersionUID = 1;

  private final @Nullable Instant resumeAt;
  private final @Nullable FailureType failureType;

  public SourceException(ErrorCode code, String message) {
    this(code, message, null, null);
  }

  public SourceException(
      ErrorCode code, String message, @Nullable Instant resumeAt, @Nullable Throwable cause) {
    this(code, message, null, resumeAt, cause);
  }

  /**
   * @param failureType what a protocol trace says of it; null when the code says enough
   * @param resumeAt when the quota is there again; null when that is not the matter
   */
  public SourceException(
      ErrorCode code,
      String message,
      @Nullable FailureType failureType,
      @Nullable Instant resumeAt,
      @Nullable Throwable cause) {
    super(code, message, cause);
    this.failureType = failureType;
    this.resumeAt = resumeAt;
  }

  /** What a manifest makes of a config, a state or an answer cannot be: no user can mend it. */
  public static SourceException defect(String message) {
    return new SourceException(
        ErrorCode.SOURCE_BAD_RESPONSE, message, FailureType.SYSTEM_ERROR, null, null);
  }

  /** Who can mend it, where the manifest or the format's rules for answers say so. */
  public Optional<FailureType> failureType() {
    return Optional.ofNullable(failureType);
  }

  /** When the quota is there again, for {@link ErrorCode#SOURCE_QUOTA_USED_UP}; the slice is parked until then. */
  public Optional<Instant> resumeAt() {
    return Optional.ofNullable(resumeAt);
  }
}
