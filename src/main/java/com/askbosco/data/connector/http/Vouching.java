package com.askbosco.data.connector.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which addresses of a manifest name the hosts that may be called. */
final class Vouching {
  /** A host made of these comes from the source, not from the manifest. */
  private static final Pattern FOREIGN = Pattern.compile(
      "download_target|creation_response|polling_response|next_page_token|stream_(slice|partition|interval)");

  /** A host whose last two names the manifest writes. */
  private static final Pattern KNOWN_END =
      Pattern.compile(".*}}[^{}]*\\.[A-Za-z0-9-]+\\.[A-Za-z]{2,}(:\\d+)?");

  private Vouching() {}

  /** Whether the host of the address, a template, is the manifest's or the config's; else it has to be one that is allowed already. */
  static boolean names(String template) {
    String host = host(template.strip());
    return !FOREIGN.matcher(host).find() || KNOWN_END.matcher(host).matches();
  }

  /** Whether a template begins with a whole address that vouches for its host. */
  static boolean isWhole(String template) {
    String lower = template.strip().toLowerCase(Locale.ROOT);
    return (lower.startsWith("http://") || lower.startsWith("https://")) && names(template);
  }

  private static String host(String template) {
    int begin = template.indexOf("://");
    int from = begin < 0 || begin > 8 ? 0 : begin + 3;
    int braces = 0;
    for (int i = from; i < template.length(); i++) {
      char c = template.charAt(i);
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (braces == 0 && "/?#".indexOf(c) >= 0) {
        return template.substring(from, i);
      }
    }
    return template.substring(from);
  }
}
