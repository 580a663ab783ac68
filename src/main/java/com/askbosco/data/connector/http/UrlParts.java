package com.askbosco.data.connector.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The parts of an address, cut and joined as Python's {@code urllib.parse} does, which the format's reference uses: lenient, and
 * with its own rules for relative addresses.
 *
 * @param scheme in lower case; empty for a relative address
 * @param authority host, port and user; empty when there is none
 * @param query without the question mark
 * @param fragment without the hash sign
 */
record UrlParts(String scheme, String authority, String path, String query, String fragment) {

  static UrlParts of(String address) {
    String rest = cleaned(address);
    String scheme = "";
    int colon = rest.indexOf(':');
    if (colon > 0 && isScheme(rest.substring(0, colon))) {
      scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
      rest = rest.substring(colon + 1);
    }
    String authority = "";
    if (rest.startsWith("//")) {
      int end = 2;
      while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
        end++;
      }
      authority = rest.substring(2, end);
      rest = rest.substring(end);
    }
    String fragment = "";
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      fragment = rest.substring(hash + 1);
      rest = rest.substring(0, hash);
    }
    String query = "";
    int question = rest.indexOf('?');
    if (question >= 0) {
      query = rest.substring(question + 1);
      rest = rest.substring(0, question);
    }
    return new UrlParts(scheme, authority, rest, query, fragment);
  }

  private static String cleaned(String address) {
    int start = 0;
    while (start < address.length() && address.charAt(start) <= ' ') {
      start++;
    }
    StringBuilder clean = new StringBuilder(address.length());
    for (int i = start; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c != '\t' && c != '\r' && c != '\n') {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  private static boolean isScheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || "+-.".indexOf(c) >= 0))) {
        return false;
      }
    }
    return true;
  }

  /** The address that {@code reference} means when it stands in a document at {@code base}. */
  static String join(String base, String reference) {
    if (base.isEmpty()) {
      return reference;
    }
    if (reference.isEmpty()) {
      return base;
    }
    UrlParts from = of(base);
    UrlParts to = of(reference);
    if (!to.scheme.isEmpty() && !to.scheme.equals(from.scheme)) {
      return reference;
    }
    if (!to.authority.isEmpty()) {
      return new UrlParts(from.scheme, to.authority, to.path, to.query, to.fragment).text();
    }
    if (to.path.isEmpty()) {
      String query = to.query.isEmpty() ? from.query : to.query;
      return new UrlParts(from.scheme, from.authority, from.path, query, to.fragment).text();
    }
    String path = resolved(from.path, to.path);
    return new UrlParts(from.scheme, from.authority, path, to.query, to.fragment).text();
  }

  private static String resolved(String base, String path) {
    List<String> all = new ArrayList<>();
    if (!path.startsWith("/")) {
      all.addAll(segments(base));
      if (!all.get(all.size() - 1).isEmpty()) {
        all.remove(all.size() - 1);
      }
    }
    all.addAll(segments(path));
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String segment = all.get(i);
      boolean inner = i > 0 && i < all.size() - 1;
      if (segment.equals("..")) {
        if (!kept.isEmpty()) {
          kept.remove(kept.size() - 1);
        }
      } else if (!segment.equals(".") && !(inner && segment.isEmpty())) {
        kept.add(segment);
      }
    }
    String last = all.get(all.size() - 1);
    if (last.equals(".") || last.equals("..")) {
      kept.add("");
    }
    String joined = String.join("/", kept);
    return joined.isEmpty() ? "/" : joined;
  }

  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  /** The address. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (!scheme.isEmpty()) {
      text.append(scheme).append(':');
    }
    if (!authority.isEmpty()) {
      text.append("//").append(authority);
      if (!path.isEmpty() && !path.startsWith("/")) {
        text.append('/');
      }
    }
    text.append(path);
    if (!query.isEmpty()) {
      text.append('?').append(query);
    }
    if (!fragment.isEmpty()) {
      text.append('#').append(fragment);
    }
    return text.toString();
  }
}
