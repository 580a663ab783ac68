package com.askbosco.data.connector.error;

import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a response means.
 *
 * @param message what to tell, from the manifest; may hold text of the response; empty when the manifest says nothing
 * @param type whose fault a failure is by the manifest; null when it does not say so
 * @param failure whose fault it is by the manifest or else by the status code
 * @param byContent whether the content of the response decided, not its status code
 * @param resumeAfter with {@link Action#QUOTA_EXHAUSTED}, how long until there is quota again
 */
public record Verdict(
    Action action,
    String message,
    @Nullable FailureType type,
    FailureType failure,
    boolean byContent,
    Optional<Duration> resumeAfter) {

  /** A verdict that nothing but the status code or a failed connection led to. */
  public static Verdict of(Action action, FailureType failure) {
    return new Verdict(action, "", null, failure, false, Optional.empty());
  }
}
