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
 * @param type whose fault a failure is; null when nothing says so
 * @param byContent whether the content of the response decided, not its status code
 * @param resumeAfter with {@link Action#QUOTA_EXHAUSTED}, how long until there is quota again
 */
public record Verdict(
    Action action,
    String message,
    @Nullable FailureType type,
    boolean byContent,
    Optional<Duration> resumeAfter) {

  static Verdict of(Action action) {
    return new Verdict(action, "", null, false, Optional.empty());
  }
}
