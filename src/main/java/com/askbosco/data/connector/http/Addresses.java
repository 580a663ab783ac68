package com.askbosco.data.connector.http;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Puts addresses together. */
final class Addresses {
  private Addresses() {}

  /** Base and path with one slash between them; a path that is a whole address stands alone. */
  static String join(String base, String path) {
    if (path.isEmpty()) {
      return base;
    }
    if (isWhole(path)) {
      return path;
    }
    if (path.startsWith("?")) {
      return base + path;
    }
    String left = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return left + (path.startsWith("/") ? path : "/" + path);
  }

  static boolean isWhole(String path) {
    return path.regionMatches(true, 0, "http://", 0, 7)
        || path.regionMatches(true, 0, "https://", 0, 8);
  }

  /** The address with query parameters added; those it already has with the same value are not repeated. */
  static URI withParameters(String address, Map<String, List<String>> parameters) {
    StringBuilder whole = new StringBuilder(address.strip());
    int question = whole.indexOf("?");
    String query = question < 0 ? "" : whole.substring(question + 1);
    parameters.forEach((name, values) -> {
      for (String value : values) {
        if (!has(query, name, value)) {
          whole.append(whole.indexOf("?") < 0 ? '?' : '&').append(pair(name, value));
        }
      }
    });
    return parse(whole.toString().replace("?&", "?"));
  }

  /** An address; characters that may not stand in one are encoded. */
  static URI parse(String address) {
    StringBuilder safe = new StringBuilder();
    for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
      if (b <= ' ' || "\"<>\\^`{|}".indexOf(b) >= 0) {
        safe.append(String.format("%%%02X", b & 0xff));
      } else {
        safe.append((char) b);
      }
    }
    try {
      URI uri = new URI(safe.toString());
      if (uri.getHost() == null) {
        throw new SourceException(ErrorCode.SOURCE_HOST_REFUSED, "an address names no host");
      }
      return uri;
    } catch (URISyntaxException e) {
      throw new SourceException(
          ErrorCode.SOURCE_HOST_REFUSED, "an address cannot be read: " + e.getReason(), null, e);
    }
  }

  private static boolean has(String query, String name, String value) {
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals >= 0
          && decoded(part.substring(0, equals)).equals(name)
          && decoded(part.substring(equals + 1)).equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a stray percent sign; then it is no parameter of ours either
    }
  }

  /** Fields as a form writes them. */
  static String form(Map<String, String> fields) {
    StringJoiner all = new StringJoiner("&");
    fields.forEach((name, value) -> all.add(pair(name, value)));
    return all.toString();
  }

  private static String pair(String name, String value) {
    return encoded(name) + "=" + encoded(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%7E", "~").replace("*", "%2A");
  }
}
