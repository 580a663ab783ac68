package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.redact.Suppressions;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.warehouse.privacy.ErasureEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The report on an erasure that can be shown: what was done, when, and what stays. It names nobody.
 *
 * @param subject the keyed hash that stands for the person
 * @param dueBy a month after the request came in (Art. 12(3) GDPR)
 * @param rowsChanged rows removed or cleared, by table
 * @param stays what is kept of the person's dealings, and why
 */
record ErasureProof(
    String clientId,
    String requestId,
    String subject,
    String state,
    Instant receivedAt,
    Instant dueBy,
    Instant erasedAt,
    @Nullable Instant completedAt,
    boolean inTime,
    long rawPagesRewritten,
    long rawRecords,
    SortedMap<String, Long> rowsChanged,
    List<String> stays) {
  private static final List<String> STAYS = List.of(
      "Orders with amounts, day, country and channel, without the person: tax and commercial law ask for them, and no column leads to"
          + " the person.",
      "The keyed hashes of the person's keys in the client's list of suppressed persons, so that a source that still sends the"
          + " person does not bring the person back.",
      "This report and the row of ops.ctl_erasure, which name nobody, as evidence.");

  static ErasureProof of(ErasureEntry entry) {
    Instant due = entry.receivedAt().atZone(ZoneOffset.UTC).plusMonths(1).toInstant();
    Instant end = entry.endedAt();
    return new ErasureProof(
        entry.clientId(),
        entry.requestId(),
        entry.subject(),
        entry.state().name(),
        entry.receivedAt(),
        due,
        entry.erasedAt(),
        end,
        end != null && !end.isAfter(due),
        entry.rawPages(),
        entry.rawRecords(),
        entry.rows(),
        STAYS);
  }

  static String uri(RawLayout raw, ErasureEntry entry) {
    return Suppressions.uri(raw, entry.clientId(), "erasure-" + entry.requestId() + ".json");
  }

  /** Writes it; returns where. */
  String write(RawLayout raw, ErasureEntry entry) {
    String uri = uri(raw, entry);
    Storage.write(uri, RawJson.write(this));
    return uri;
  }
}
