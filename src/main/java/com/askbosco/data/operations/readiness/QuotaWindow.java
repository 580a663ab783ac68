package com.askbosco.data.operations.readiness;

import com.askbosco.data.spec.SourceLimits.Quota;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;

/** One quota while it is used up. Requests come in the order of time. */
final class QuotaWindow {
  private final Quota quota;
  private final ArrayDeque<Instant> used = new ArrayDeque<>();

  QuotaWindow(Quota quota) {
    this.quota = quota;
  }

  String name() {
    return quota.name();
  }

  /** The first moment from the given one on at which a request is allowed. */
  Instant earliest(Instant at) {
    if (used.size() < quota.requests()) {
      return at;
    }
    Instant free = quota
        .resetsIn()
        .map(zone -> midnightAfter(used.getFirst(), zone))
        .orElseGet(() -> used.getFirst().plus(quota.per()));
    return free.isAfter(at) ? free : at;
  }

  /** Makes a request; the moment is one that {@link #earliest} allows. */
  void use(Instant at) {
    if (quota.resetsIn().isPresent()
        && !used.isEmpty()
        && !at.isBefore(midnightAfter(used.getFirst(), quota.resetsIn().get()))) {
      used.clear();
    }
    if (used.size() == quota.requests()) {
      used.removeFirst();
    }
    used.addLast(at);
  }

  private Instant midnightAfter(Instant first, ZoneId zone) {
    long days = Math.max(1, quota.per().toDays());
    return first.atZone(zone).toLocalDate().plusDays(days).atStartOfDay(zone).toInstant();
  }
}
