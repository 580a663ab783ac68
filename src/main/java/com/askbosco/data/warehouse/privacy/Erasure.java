package com.askbosco.data.warehouse.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One person to be taken out of one client's tables. Holds pseudonyms alone, never what they were made of.
 *
 * @param clientId the client
 * @param requestId names the request
 * @param subject the keyed hash that stands for the person in the ledger
 * @param receivedAt when the request came in
 * @param at when it is carried out
 * @param pseudonyms keys and hashes of the person, as the mappings make them
 * @param records the person's records in raw
 * @param rawPages how many pages of raw hold them
 * @param rowHash makes the hash of a row anew
 */
public record Erasure(
    String clientId,
    String requestId,
    String subject,
    Instant receivedAt,
    Instant at,
    Set<String> pseudonyms,
    List<ErasedRecord> records,
    long rawPages,
    RowHash rowHash) {

  /** Copies set and list. */
  public Erasure {
    pseudonyms = Set.copyOf(pseudonyms);
    records = List.copyOf(records);
  }
}
