package com.askbosco.data.protocol;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.Transport;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Allows addresses of this machine to those who named them: a loopback address that the manifest or the config spells out may be
 * called, every other private address only when all are allowed. What an API answers opens no way to this machine.
 */
public final class PrivateAccess implements Transport {
  private static final Pattern LOOPBACK = Pattern.compile(
      "https?://(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(?=[:/\"'?\\s]|$)",
      Pattern.CASE_INSENSITIVE);

  private final Transport next;
  private final boolean all;
  private final Set<String> named = new HashSet<>();

  /**
   * @param next sends
   * @param all whether every private address may be called
   * @param texts the manifest and the config as written
   */
  public PrivateAccess(Transport next, boolean all, String... texts) {
    this.next = next;
    this.all = all;
    for (String text : texts) {
      Matcher found = LOOPBACK.matcher(text);
      while (found.find()) {
        named.add(found.group(1).toLowerCase(Locale.ROOT));
      }
    }
  }

  @Override
  public Response send(Request request) throws IOException, InterruptedException {
    boolean allowed = request.privateAllowed()
        || all
        || named.contains(String.valueOf(request.uri().getHost()).toLowerCase(Locale.ROOT));
    return next.send(allowed == request.privateAllowed() ? request : request.allowingPrivate());
  }
}
