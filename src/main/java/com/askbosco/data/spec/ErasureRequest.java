package com.askbosco.data.spec;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's wish to be forgotten by one client, as its file says it. What the person is known by is personal data: it never leaves
 * this record but as a hash.
 *
 * @param clientId the client
 * @param requestId names the request: letters, digits, dot, dash and underscore
 * @param receivedAt when it came in; the deadline counts from here
 * @param emails addresses of the person
 * @param phones phone numbers with their country
 * @param ids ids that sources gave the person
 * @param file the file's name
 */
public record ErasureRequest(
    String clientId,
    String requestId,
    Instant receivedAt,
    List<String> emails,
    List<String> phones,
    List<SourceId> ids,
    String file) {

  /**
   * An id that a source gave the person.
   *
   * @param source the connector
   * @param accountId the account whose id it is; empty for every account of the client at that source
   */
  public record SourceId(String source, Optional<String> accountId, String id) {
    @Override
    public String toString() {
      return "an id of " + source;
    }
  }

  /** Copies the lists. */
  public ErasureRequest {
    emails = List.copyOf(emails);
    phones = List.copyOf(phones);
    ids = List.copyOf(ids);
  }

  @Override
  public String toString() {
    return "request " + requestId + " of client " + clientId;
  }
}
