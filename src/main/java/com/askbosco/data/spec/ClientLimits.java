package com.askbosco.data.spec;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client's file may point at. Clients' files are written by agencies; who runs Bosco decides where credentials may go.
 *
 * @param endpointHosts hosts besides this machine that an {@code endpoint} may name, in lower case
 */
public record ClientLimits(Set<String> endpointHosts) implements Serializable {
  private static final long serialVersionUID = 1;

  /** The variable that names allowed hosts, separated by commas. */
  public static final String ENDPOINT_HOSTS = "BOSCO_ENDPOINT_HOSTS";

  /** No host but this machine. */
  public static final ClientLimits NONE = new ClientLimits(Set.of());

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Copies the set. */
  public ClientLimits {
    endpointHosts = Set.copyOf(endpointHosts);
  }

  /** The limits that the variables of an environment set. */
  public static ClientLimits of(Map<String, String> environment) {
    return new ClientLimits(
        Arrays.stream(environment.getOrDefault(ENDPOINT_HOSTS, "").split(",", -1))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** Whether an address is on this machine, or over HTTPS on an allowed host. */
  boolean allowsEndpoint(String address) {
    try {
      URI uri = new URI(address);
      String host = uri.getHost();
      return host != null
          && uri.getUserInfo() == null
          && (THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))
              || (endpointHosts.contains(host.toLowerCase(Locale.ROOT))
                  && "https".equals(uri.getScheme())));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
