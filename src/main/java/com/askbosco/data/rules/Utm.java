package com.askbosco.data.rules;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** UTM values: decoded, lower case, trimmed, without the macros an ad platform failed to fill in (rule 14 of the model). */
final class Utm {

  private Utm() {}

  /** The cleaned value; null when nothing is left of it. */
  static @Nullable String clean(String value) {
    String text = stripMacros(decode(value, false)).strip().toLowerCase(Locale.ROOT);
    return text.isEmpty() ? null : text;
  }

  /** A query parameter of a URL or path, cleaned; null when it is absent or empty. */
  static @Nullable String parameter(String url, String name) {
    int at = url.indexOf('?');
    int end = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
    while (at >= 0 && at < end) {
      int next = url.indexOf('&', at + 1);
      int stop = next < 0 || next > end ? end : next;
      int equals = url.indexOf('=', at);
      if (equals > 0 && equals < stop && url.substring(at + 1, equals).equalsIgnoreCase(name)) {
        return clean(decode(url.substring(equals + 1, stop), true));
      }
      at = next;
    }
    return null;
  }

  /** The host of an absolute address, lower case and without {@code www.} and port; empty when there is none. */
  static String host(String url) {
    int from = url.indexOf("://");
    if (from < 0) {
      return "";
    }
    from += 3;
    int end = from;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(from, end).toLowerCase(Locale.ROOT);
    authority = authority.substring(authority.indexOf('@') + 1);
    int port = authority.indexOf(':');
    String host = port < 0 ? authority : authority.substring(0, port);
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /** An address up to its parameters and fragment. */
  static String withoutQuery(String url) {
    int end = 0;
    while (end < url.length() && "?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(0, end);
  }

  private static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) {
      return text;
    }
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low >= 0) {
        out[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        out[length++] = plusIsSpace && in[i] == '+' ? (byte) ' ' : in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  private static String stripMacros(String text) {
    int open = text.indexOf('{');
    if (open < 0) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    int from = 0;
    while (open >= 0) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      while (close + 1 < text.length() && text.charAt(close + 1) == '}') {
        close++;
      }
      kept.append(text, from, open);
      from = close + 1;
      open = text.indexOf('{', from);
    }
    return kept.append(text, from, text.length()).toString();
  }
}
