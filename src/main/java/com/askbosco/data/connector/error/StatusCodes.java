package com.askbosco.data.connector.error;

import com.askbosco.data.spec.manifest.ErrorHandler.Action;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import java.util.Map;

/** What a status code means when the manifest does not say. */
final class StatusCodes {
  /** What the format's reference knows; every other code from 400 on is tried again there, as a failure of the system. */
  private static final Map<Integer, Verdict> KNOWN = Map.ofEntries(
      entry(400, Action.FAIL, FailureType.SYSTEM_ERROR),
      entry(401, Action.FAIL, FailureType.CONFIG_ERROR),
      entry(403, Action.FAIL, FailureType.CONFIG_ERROR),
      entry(404, Action.FAIL, FailureType.SYSTEM_ERROR),
      entry(405, Action.FAIL, FailureType.SYSTEM_ERROR),
      entry(408, Action.RETRY, FailureType.TRANSIENT_ERROR),
      entry(429, Action.RATE_LIMITED, FailureType.TRANSIENT_ERROR),
      entry(500, Action.RETRY, FailureType.TRANSIENT_ERROR),
      entry(502, Action.RETRY, FailureType.TRANSIENT_ERROR),
      entry(503, Action.RETRY, FailureType.TRANSIENT_ERROR),
      entry(504, Action.RETRY, FailureType.TRANSIENT_ERROR));

  private StatusCodes() {}

  private static Map.Entry<Integer, Verdict> entry(int status, Action action, FailureType type) {
    return Map.entry(status, Verdict.of(action, type));
  }

  /** As the reference judges. */
  static Verdict exact(int status) {
    if (status < 400) {
      return Verdict.of(Action.SUCCESS, FailureType.SYSTEM_ERROR);
    }
    Verdict known = KNOWN.get(status);
    return known == null ? Verdict.of(Action.RETRY, FailureType.SYSTEM_ERROR) : known;
  }

  /** Whose fault a failure with the code is, as the reference sees it. */
  static FailureType failure(int status) {
    Verdict known = KNOWN.get(status);
    return known == null ? FailureType.SYSTEM_ERROR : known.failure();
  }

  /** As we judge for our own pipelines: what asking again will not change is not asked again. */
  static Verdict strict(int status) {
    if (status >= 200 && status < 300) {
      return Verdict.of(Action.SUCCESS, FailureType.SYSTEM_ERROR);
    }
    Action action = switch (status) {
      case 429 -> Action.RATE_LIMITED;
      case 400, 401, 402, 403, 404, 405, 406, 410, 413, 414, 415, 422, 451 -> Action.FAIL;
      default -> Action.RETRY;
    };
    return Verdict.of(action, failure(status));
  }
}
