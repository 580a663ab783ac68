package com.askbosco.data.connector.http;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which hosts a read may call: those of the manifest's own addresses, those it lists, and the {@code api_root} of the config. An
 * address that a response names must be one of them.
 */
public final class Hosts {
  private final Set<String> allowed = ConcurrentHashMap.newKeySet();
  private final List<String> listed;
  private final Optional<String> override;

  public Hosts(JsonNode config, List<String> listed) {
    this.listed = listed;
    String root = config.path("api_root").asText("");
    this.override =
        root.isEmpty() ? Optional.empty() : Optional.of(authority(Addresses.parse(root)));
    override.ifPresent(allowed::add);
  }

  /** Allows the host of an address that the manifest itself gives. */
  public void allow(String address) {
    allowed.add(authority(Addresses.parse(address)));
  }

  /** Refuses an address that may not be called. */
  void check(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw refused("only http and https may be called, not " + scheme);
    }
    if (uri.getHost() == null) {
      throw refused("an address names no host");
    }
    if (uri.getUserInfo() != null) {
      throw refused("an address must not hold a user name");
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (!allowed.contains(authority(uri)) && listed.stream().noneMatch(l -> matches(l, host))) {
      throw refused("the source names the host " + host + ", which the manifest does not");
    }
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith("*.")
        ? host.endsWith(pattern.substring(1).toLowerCase(Locale.ROOT))
        : host.equals(pattern.toLowerCase(Locale.ROOT));
  }

  /** Whether the address is that of the override, which alone may be in a private network. */
  boolean isOverride(URI uri) {
    return override.isPresent() && override.get().equals(authority(uri));
  }

  static String authority(URI uri) {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() < 0 ? (secure ? 443 : 80) : uri.getPort();
    return uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }

  private static SourceException refused(String why) {
    return new SourceException(ErrorCode.SOURCE_HOST_REFUSED, why);
  }
}
