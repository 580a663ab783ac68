package com.askbosco.data.spec;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a source has the figures of a finished day, and how much may be asked of it: {@code connectors/<source>/limits.yaml}.
 *
 * @param dayOf the zone whose midnight ends the day; empty for the account's own
 * @param firstAfter time after that midnight from which figures are worth reading
 * @param completeAfter time after that midnight from which the vendor has processed the whole day, not before {@code firstAfter}
 * @param perRequest how long one request takes
 * @param requests requests of an ordinary slice by stream; 1 for a stream that is not named
 * @param quotas what limits the requests
 */
public record SourceLimits(
    Optional<ZoneId> dayOf,
    Duration firstAfter,
    Duration completeAfter,
    Duration perRequest,
    Map<String, Integer> requests,
    List<Quota> quotas) {

  /** A source nothing is known of: there at midnight, a request a second, no quota. */
  public static final SourceLimits NONE = new SourceLimits(
      Optional.empty(), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), Map.of(), List.of());

  /** Copies the collections. */
  public SourceLimits {
    requests = Map.copyOf(requests);
    quotas = List.copyOf(quotas);
  }

  /** Who uses up a quota together. */
  public enum Sharing {
    /** All connections of the connector. */
    AGENCY,
    /** All connections with the same credential. */
    CREDENTIAL,
    /** One account. */
    ACCOUNT
  }

  /**
   * So many requests in a time.
   *
   * @param name as the vendor's documents call it
   * @param requests how many, at least 1
   * @param per the length of the window
   * @param sharedBy who uses it up together
   * @param streams the streams it counts; empty for all
   * @param resetsIn the zone at whose midnight a quota of days begins anew; empty for a window that moves
   */
  public record Quota(
      String name,
      int requests,
      Duration per,
      Sharing sharedBy,
      List<String> streams,
      Optional<ZoneId> resetsIn) {

    /** Copies the list. */
    public Quota {
      streams = List.copyOf(streams);
    }

    /** Whether requests of a stream count. */
    public boolean counts(String stream) {
      return streams.isEmpty() || streams.contains(stream);
    }
  }

  /** Requests of an ordinary slice of a stream. */
  public int requests(String stream) {
    return requests.getOrDefault(stream, 1);
  }
}
