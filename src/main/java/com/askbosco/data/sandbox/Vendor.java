package com.askbosco.data.sandbox;

import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One simulated vendor. Implementations are found through {@link java.util.ServiceLoader} (a public constructor without
 * arguments, one line in {@code META-INF/services}); every server has its own instances, which may keep state such as jobs
 * and tokens but no figures: those come from the world of the {@link Exchange}.
 */
public interface Vendor {

  /** The connector's id, such as {@code google-ads}. */
  String source();

  /** First part of the path of all requests meant for this vendor. */
  default String pathPrefix() {
    return "/" + source();
  }

  /** Answers one request; called by many threads. An exception becomes a status 500. */
  void handle(Exchange exchange) throws IOException;

  /** The client a request is made for, used to count requests and to match faults; empty where it cannot be told. */
  default Optional<String> clientOf(Exchange exchange) {
    return Optional.empty();
  }

  /** The stream a request reads, used to match faults; empty where it cannot be told. */
  default Optional<String> streamOf(Exchange exchange) {
    return Optional.empty();
  }

  /** The vendor's own way of saying that this fault happened; empty for the general one. */
  default Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    return Optional.empty();
  }

  /** What the manifest needs to sign in as this client, or empty when the vendor needs nothing or the client has no account. */
  Optional<ObjectNode> credential(ClientWorld client);

  /** The client's connections to this vendor; empty when it has no account. */
  List<Connection> connections(ClientWorld client);

  /** A complete answer. */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /**
   * A connection as it stands in a client's YAML file.
   *
   * @param id id within the client, such as {@code google_ads}
   * @param connector the connector's id
   * @param accounts the vendor's account ids
   * @param accountCurrency ISO code where it is to be told
   * @param streams streams to read
   * @param config further keys of the manifest's config, by name
   * @param leadDays days before the world's first day from which to read
   */
  record Connection(
      String id,
      String connector,
      List<String> accounts,
      Optional<String> accountCurrency,
      List<String> streams,
      Map<String, String> config,
      int leadDays) {

    /** A connection that is read from the world's first day. */
    public Connection(
        String id,
        String connector,
        List<String> accounts,
        Optional<String> accountCurrency,
        List<String> streams,
        Map<String, String> config) {
      this(id, connector, accounts, accountCurrency, streams, config, 0);
    }
  }
}
