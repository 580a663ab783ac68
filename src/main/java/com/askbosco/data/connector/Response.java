package com.askbosco.data.connector;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP answer.
 *
 * @param status the status code
 * @param headers values by name; names as the source wrote them or in lower case, found by their lower case
 * @param body the whole body, content encoding undone; empty when there is none
 * @param download the body instead, when it was too large for memory; whoever reads it closes it
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it was received
public record Response(
    int status,
    Map<String, List<String>> headers,
    byte[] body,
    @Nullable Download download) {

  /** An answer whose body is in memory. */
  public Response(int status, Map<String, List<String>> headers, byte[] body) {
    this(status, headers, body, null);
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }
}
