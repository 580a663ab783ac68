package com.askbosco.data.pipeline.stage;

import com.askbosco.data.spec.source.SourceKind;
import java.io.Serializable;

/**
 * What a slice's rows and requests take from the client's file. Holds the reference of the credential, never the credential.
 *
 * @param tenantId the agency
 * @param clientId the client
 * @param clientCurrency reporting currency of the client
 * @param clientZone time zone of the client, an IANA name
 * @param connectionId the connection in the client's file
 * @param source the connector
 * @param credential reference of the credential, or {@code none}
 * @param apiRoot root of the API instead of the vendor's own, or empty
 * @param accountCurrency currency of the accounts where the file says it, or empty
 * @param config further keys of the manifest's config, as JSON text
 * @param kind how it is read
 */
public record Connection(
    String tenantId,
    String clientId,
    String clientCurrency,
    String clientZone,
    String connectionId,
    String source,
    String credential,
    String apiRoot,
    String accountCurrency,
    String config,
    SourceKind kind)
    implements Serializable {

  /** A connection to an HTTP API. */
  public Connection(
      String tenantId,
      String clientId,
      String clientCurrency,
      String clientZone,
      String connectionId,
      String source,
      String credential,
      String apiRoot,
      String accountCurrency,
      String config) {
    this(
        tenantId,
        clientId,
        clientCurrency,
        clientZone,
        connectionId,
        source,
        credential,
        apiRoot,
        accountCurrency,
        config,
        SourceKind.HTTP);
  }
}
