package com.askbosco.data.connector.http;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.model.ErrorCode;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts addresses together, to the byte as the format's reference does. */
final class Addresses {
  private Addresses() {}

  /** What a path means below a base: the base counts as a folder, whether it ends with a slash or not. */
  static String join(String base, String path) {
    if (path.isEmpty()) {
      return base;
    }
    UrlParts parts = UrlParts.of(path);
    if (parts.scheme().startsWith("http") && parts.authority().isEmpty()) {
      // The reference takes such a token for an empty path and asks for the base again and again.
      throw refused("the address of a page names no host");
    }
    return UrlParts.join(base.endsWith("/") ? base : base + "/", path);
  }

  /** The address with query parameters added; those it already has with the same value are not repeated. */
  static URI withParameters(String address, Map<String, ? extends @Nullable Object> parameters) {
    Map<String, String> known = Percent.first(UrlParts.of(address).query());
    Map<String, @Nullable Object> added = new LinkedHashMap<>();
    parameters.forEach((name, value) -> {
      if (!Text.str(value).equals(known.get(name))) {
        added.put(name, value);
      }
    });
    return prepared(address, Percent.pairs(added));
  }

  /** An address; characters that may not stand in one are encoded. */
  static URI parse(String address) {
    return prepared(address, "");
  }

  private static URI prepared(String address, String more) {
    UrlParts parts = UrlParts.of(address.strip());
    if (!parts.scheme().equals("http") && !parts.scheme().equals("https")) {
      throw refused(
          parts.scheme().isEmpty()
              ? "an address is not complete: it begins with neither http:// nor https://"
              : "only http and https may be called, not " + parts.scheme());
    }
    String path = Percent.path(withoutDots(parts.path()));
    String query = Percent.query(parts.query());
    if (!more.isEmpty()) {
      query = query.isEmpty() ? more : query + "&" + more;
    }
    String whole = new UrlParts(
            parts.scheme(), host(parts.authority()), path.isEmpty() ? "/" : path, query, "")
        .text();
    try {
      URI uri = new URI(Percent.requoted(whole));
      if (uri.getHost() == null) {
        throw refused("an address names no host");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new SourceException(
          ErrorCode.SOURCE_HOST_REFUSED, "an address cannot be read: " + e.getReason(), null, e);
    }
  }

  private static String host(String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    if (authority.indexOf('@') >= 0 || lower.chars().allMatch(c -> c < 128)) {
      return authority.indexOf('@') >= 0 ? authority : lower;
    }
    try {
      return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      throw refused("an address names a host that cannot be");
    }
  }

  private static String withoutDots(String path) {
    if (!path.contains("./") && !path.endsWith("/.") && !path.endsWith("/..")) {
      return path;
    }
    List<String> kept = new ArrayList<>();
    String[] segments = path.split("/", -1);
    for (String segment : segments) {
      if (segment.equals("..")) {
        if (!kept.isEmpty()) {
          kept.remove(kept.size() - 1);
        }
      } else if (!segment.equals(".")) {
        kept.add(segment);
      }
    }
    if (path.startsWith("/") && (kept.isEmpty() || !kept.get(0).isEmpty())) {
      kept.add(0, "");
    }
    if (path.endsWith("/.") || path.endsWith("/..")) {
      kept.add("");
    }
    return String.join("/", kept);
  }

  private static SourceException refused(String why) {
    return new SourceException(ErrorCode.SOURCE_HOST_REFUSED, why);
  }
}
