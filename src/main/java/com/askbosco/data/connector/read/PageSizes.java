package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.askbosco.data.spec.manifest.Rereading.PageSizeReduction;
import com.askbosco.data.spec.manifest.Rereading.ResetPolicy;
import java.time.Duration;
import java.util.OptionalLong;

/** The page size of one series of pages: reduced when the source wants smaller pages. Not thread-safe. */
final class PageSizes {
  private final PageSizeReduction policy;
  private final OptionalLong configured;
  private final Session session;
  private OptionalLong reduced = OptionalLong.empty();
  private int attempts;
  private int atMinimum;

  PageSizes(PageSizeReduction policy, OptionalLong configured, Session session) {
    this.policy = policy;
    this.configured = configured;
    this.session = session;
  }

  /** What to ask for instead of what the manifest says. */
  OptionalLong size() {
    return reduced;
  }

  /** A page got through. */
  void success() {
    attempts = 0;
    atMinimum = 0;
    if (policy.resetPolicy() == ResetPolicy.AFTER_SUCCESSFUL_PAGE) {
      reduced = OptionalLong.empty();
    }
  }

  /** Reduces the size and waits a little; throws when that is no use any more. */
  void reduce(String why) throws InterruptedException {
    if (configured.isEmpty()) {
      throw failed(
          "the source wants smaller pages, but the paginator has no page size",
          why,
          FailureType.CONFIG_ERROR);
    }
    long current = reduced.orElse(configured.getAsLong());
    long smaller =
        Math.max(policy.minimumPageSize(), (long) Math.floor(current / policy.reductionFactor()));
    if (smaller >= current) {
      again(current, why);
      return;
    }
    attempts++;
    if (attempts > policy.maxAttempts()) {
      throw failed(
          "the source refuses pages of every size, down to " + current,
          why,
          FailureType.TRANSIENT_ERROR);
    }
    reduced = OptionalLong.of(smaller);
    pause(attempts, "the source wants pages of fewer than " + current + " records");
  }

  private void again(long current, String why) throws InterruptedException {
    if (atMinimum < policy.retriesAtMinimumPageSize()) {
      atMinimum++;
      pause(atMinimum, "the source refuses pages of " + current + " records");
      return;
    }
    boolean never = reduced.isEmpty() && policy.minimumPageSize() > 1;
    throw failed(
        never
            ? "the page size " + current + " is not above `minimum_page_size` and cannot be reduced"
            : "the source refuses pages of the smallest size, " + current,
        why,
        never ? FailureType.CONFIG_ERROR : FailureType.TRANSIENT_ERROR);
  }

  private void pause(int times, String reason) throws InterruptedException {
    session.sleep(Duration.ofMillis(Math.round(policy.backoffSeconds() * 1000 * times)), reason);
  }

  private SourceException failed(String what, String why, FailureType type) {
    String more = policy.failureMessage().map(m -> " " + m.strip()).orElse("");
    return new SourceException(
        type == FailureType.CONFIG_ERROR
            ? ErrorCode.CONFIG_BAD_VALUE
            : ErrorCode.SOURCE_UNAVAILABLE,
        what + (why.isEmpty() ? "" : " (" + why + ")") + "." + more,
        type,
        null,
        null);
  }
}
