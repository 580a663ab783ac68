package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.ErrorCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends one request, within the call budget, to allowed hosts only, along redirects. */
final class Sender {
  private static final int MOST_REDIRECTS = 5;
  private static final String AGENT = "bosco-data/0.1";

  private final Session session;

  Sender(Session session) {
    this.session = session;
  }

  /** The bytes of a draft. */
  Request build(RequestDraft draft) {
    byte[] body = null;
    if (draft.json().isPresent()) {
      draft.headerIfAbsent("Content-Type", "application/json");
      body = draft.json().get().toString().getBytes(StandardCharsets.UTF_8);
    } else if (draft.text().isPresent()) {
      body = draft.text().get().getBytes(StandardCharsets.UTF_8);
    } else if (!draft.form().isEmpty()) {
      draft.headerIfAbsent("Content-Type", "application/x-www-form-urlencoded");
      body = Addresses.form(draft.form()).getBytes(StandardCharsets.UTF_8);
    }
    draft.headerIfAbsent("Accept", "*/*");
    draft.headerIfAbsent("User-Agent", AGENT);
    URI uri =
        Addresses.withParameters(Addresses.join(draft.base(), draft.path()), draft.parameters());
    return request(draft.method(), uri, new LinkedHashMap<>(draft.headers()), body);
  }

  private Request request(
      String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
    session.hosts().check(uri);
    return new Request(
        method,
        uri,
        headers,
        body,
        Duration.ofSeconds(session.limits().timeoutSeconds()),
        (long) session.limits().maxBodyMegabytes() << 20,
        session.hosts().isOverride(uri));
  }

  /** Sends the request; exceptions that a retry cannot mend come as {@link SourceException}. */
  Response send(Request first, Vars vars) throws IOException, InterruptedException {
    Request request = first;
    for (int redirects = 0; ; redirects++) {
      session.rates().acquire(request, vars, session);
      session.access().listener().onRequest();
      Response response = session.access().http().send(request);
      session.rates().learn(request, response, session);
      Optional<String> location = response.header("location");
      if (response.status() < 301
          || response.status() > 308
          || response.status() == 304
          || location.isEmpty()) {
        return response;
      }
      if (redirects == MOST_REDIRECTS) {
        throw new SourceException(
            ErrorCode.SOURCE_ENDLESS,
            label(first) + ": more than " + MOST_REDIRECTS + " redirects");
      }
      request = redirected(request, response.status(), location.get());
    }
  }

  private Request redirected(Request request, int status, String location) {
    URI target;
    try {
      target = request.uri().resolve(location);
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          ErrorCode.SOURCE_BAD_RESPONSE, label(request) + ": a redirect to no address", null, e);
    }
    session.hosts().check(target);
    boolean sameHost = Hosts.authority(target).equals(Hosts.authority(request.uri()))
        && String.valueOf(target.getScheme()).equals(request.uri().getScheme());
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    byte[] body = request.body();
    String method = request.method();
    if (!sameHost) {
      // Credentials may be in any header and in the body; another host gets none of them.
      headers.keySet().retainAll(Set.of("Accept", "User-Agent"));
      body = null;
    }
    if (status < 307 && !method.equals("GET")) {
      method = "GET";
      body = null;
    }
    return request(method, target, headers, body);
  }

  /** The request as messages name it: without its query, headers and body. */
  String label(Request request) {
    URI uri = request.uri();
    return session
        .redactor()
        .clean(
            request.method() + " " + uri.getScheme() + "://" + uri.getAuthority() + uri.getPath());
  }
}
