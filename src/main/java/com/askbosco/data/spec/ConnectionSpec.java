package com.askbosco.data.spec;

import com.askbosco.data.spec.source.SourceKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One connection of a client to a source.
 *
 * @param id unique within the client; part of paths
 * @param connector the source, such as {@code google-ads}
 * @param kind how it is read
 * @param credential where its secret is kept; never the secret itself
 * @param endpoint {@code sandbox} or the root of another API; empty for the vendor's own
 * @param accounts native account ids, as text, at least one
 * @param accountCurrency currency of the accounts where the source does not say it
 * @param streams the streams to read, in the order of the file; all of the connector's when the file names none
 * @param since first day to read
 * @param pollEvery how often a streaming job reads it; the job's own interval when the file does not say
 * @param config further keys of the manifest's config; holds no secret
 * @param line where it stands in the client's file
 */
public record ConnectionSpec(
    String id,
    String connector,
    SourceKind kind,
    SecretReference credential,
    Optional<String> endpoint,
    List<String> accounts,
    Optional<String> accountCurrency,
    List<String> streams,
    LocalDate since,
    Optional<Duration> pollEvery,
    ObjectNode config,
    int line) {

  /** A connection that a streaming job reads at its own interval. */
  public ConnectionSpec(
      String id,
      String connector,
      SourceKind kind,
      SecretReference credential,
      Optional<String> endpoint,
      List<String> accounts,
      Optional<String> accountCurrency,
      List<String> streams,
      LocalDate since,
      ObjectNode config,
      int line) {
    this(
        id,
        connector,
        kind,
        credential,
        endpoint,
        accounts,
        accountCurrency,
        streams,
        since,
        Optional.empty(),
        config,
        line);
  }
}
