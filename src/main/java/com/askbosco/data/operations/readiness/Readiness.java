package com.askbosco.data.operations.readiness;

import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.ingest.SliceQueue;
import com.askbosco.data.pipeline.ingest.SliceQueue.Planned;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.spec.SourceLimits;
import com.askbosco.data.spec.YamlFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Says when clients will have a day's figures, by playing the plan of a run through in time: credentials side by side, the slices
 * of one credential one after another as the pipeline reads them, each request when every quota it counts for allows it. Nothing
 * is asked of a vendor. The same input gives the same answer.
 *
 * <p>Where nothing is scheduled, a connection begins when its vendor has processed the day; if that would be too late, the
 * promise's reserve before the promise, with figures that are provisional; never before there are any.
 */
public final class Readiness {
  /** Key of a connection's config that says the account's zone where it is not the client's. */
  static final String ACCOUNT_ZONE = "account_time_zone";

  private final Promise promise;
  private final Function<String, SourceLimits> limits;
  private final Starts starts;
  private final Map<String, QuotaWindow> windows = new HashMap<>();

  /**
   * What everything is computed from.
   *
   * @param limits latency and quotas by connector
   */
  public Readiness(Promise promise, Function<String, SourceLimits> limits, Starts starts) {
    Map<String, SourceLimits> read = new HashMap<>();
    this.promise = promise;
    this.limits = source -> read.computeIfAbsent(source, limits);
    this.starts = starts;
  }

  /** The clients of a plan in alphabetical order. */
  public List<ClientReady> of(List<SliceQueue> plan) {
    windows.clear();
    Map<String, Reading> readings = new TreeMap<>();
    Map<String, ZoneId> zones = new TreeMap<>();
    PriorityQueue<Cursor> running = new PriorityQueue<>();
    for (SliceQueue queue : plan) {
      for (Planned each : queue.slices()) {
        zones.put(each.slice().clientId(), ZoneId.of(each.connection().clientZone()));
        readings.computeIfAbsent(key(each.slice()), key -> reading(each));
      }
      List<Planned> order = new ArrayList<>(queue.slices());
      order.sort(Comparator.comparing(each -> from(readings, each)));
      if (!order.isEmpty()) {
        running.add(new Cursor(queue.credentialKey(), order, from(readings, order.get(0))));
      }
    }
    while (!running.isEmpty()) {
      Cursor cursor = running.remove();
      if (advance(cursor, readings)) {
        running.add(cursor);
      }
    }
    return clients(readings.values().stream().map(Reading::ready).toList(), zones);
  }

  /** A credential at work. */
  private static final class Cursor implements Comparable<Cursor> {
    private final String credential;
    private final List<Planned> slices;
    private Instant at;
    private int slice;
    private int asked;

    Cursor(String credential, List<Planned> slices, Instant at) {
      this.credential = credential;
      this.slices = slices;
      this.at = at;
    }

    @Override
    public int compareTo(Cursor other) {
      int time = at.compareTo(other.at);
      return time != 0 ? time : credential.compareTo(other.credential);
    }
  }

  /** Makes a cursor's next request, or finds out when it may; false when there is nothing left. */
  private boolean advance(Cursor cursor, Map<String, Reading> readings) {
    Slice slice = cursor.slices.get(cursor.slice).slice();
    Reading reading = readings.get(key(slice));
    if (reading == null) {
      throw new IllegalStateException("No reading for " + slice.label());
    }
    if (reading.day().from().isAfter(cursor.at)) {
      cursor.at = reading.day().from();
      return true;
    }
    List<QuotaWindow> counted = windows(slice);
    for (QuotaWindow window : counted) {
      Instant free = window.earliest(cursor.at);
      if (free.isAfter(cursor.at)) {
        reading.waited(window.name(), cursor.at, free);
        cursor.at = free;
        return true;
      }
    }
    counted.forEach(window -> window.use(cursor.at));
    cursor.at = reading.request(cursor.at);
    cursor.asked++;
    if (cursor.asked >= limits.apply(slice.source()).requests(slice.stream())) {
      reading.sliceEnded();
      cursor.asked = 0;
      cursor.slice++;
    }
    return cursor.slice < cursor.slices.size();
  }

  private List<QuotaWindow> windows(Slice slice) {
    return limits.apply(slice.source()).quotas().stream()
        .filter(quota -> quota.counts(slice.stream()))
        .map(quota -> {
          String who = switch (quota.sharedBy()) {
            case AGENCY -> "";
            case CREDENTIAL -> slice.credentialKey();
            case ACCOUNT -> slice.accountId();
          };
          return windows.computeIfAbsent(
              String.join("\u0000", slice.source(), quota.name(), who),
              key -> new QuotaWindow(quota));
        })
        .toList();
  }

  private Reading reading(Planned planned) {
    Connection connection = planned.connection();
    SourceLimits source = limits.apply(connection.source());
    ZoneId clientZone = ZoneId.of(connection.clientZone());
    LocalDate day = promise.day();
    Instant end = day.plusDays(1)
        .atStartOfDay(source.dayOf().orElseGet(() -> accountZone(connection, clientZone)))
        .toInstant();
    Instant first = end.plus(source.firstAfter());
    Instant complete = end.plus(source.completeAfter());
    Instant latest = promise.deadline(clientZone).minus(promise.reserve());
    Instant worth = complete.isAfter(latest) ? (first.isAfter(latest) ? first : latest) : complete;
    var scheduled = starts.of(connection.clientId(), connection.source(), day, clientZone);
    Instant start = scheduled.orElse(worth);
    return new Reading(
        planned.slice(),
        new Reading.Day(
            end, first, complete, start, scheduled.isPresent(), start.plus(promise.startup())),
        source.perRequest());
  }

  private static ZoneId accountZone(Connection connection, ZoneId otherwise) {
    return YamlFile.parse("config", connection.config())
        .root()
        .optional(ACCOUNT_ZONE)
        .map(zone -> {
          try {
            return ZoneId.of(zone.string());
          } catch (DateTimeException e) {
            return otherwise;
          }
        })
        .orElse(otherwise);
  }

  private List<ClientReady> clients(Collection<SourceReady> sources, Map<String, ZoneId> zones) {
    List<ClientReady> clients = new ArrayList<>();
    zones.forEach((client, zone) -> {
      List<SourceReady> of = sources.stream()
          .filter(each -> each.clientId().equals(client))
          .sorted(Comparator.comparing(SourceReady::readBy)
              .reversed()
              .thenComparing(SourceReady::connectionId))
          .toList();
      clients.add(new ClientReady(
          client,
          zone,
          promise.deadline(zone),
          starts.marts(of.get(0).readBy()).plus(promise.build()),
          of));
    });
    return clients;
  }

  private static Instant from(Map<String, Reading> readings, Planned planned) {
    Reading reading = readings.get(key(planned.slice()));
    return reading == null ? Instant.MAX : reading.day().from();
  }

  private static String key(Slice slice) {
    return slice.clientId() + "\u0000" + slice.connectionId();
  }
}
