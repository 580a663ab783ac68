package com.askbosco.data.connector.http;

import com.askbosco.data.connector.Request;
import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends one request, within the call budget, to allowed hosts only, along redirects. */
final class Sender {
  private static final int MOST_REDIRECTS = 5;
  private static final int MOST_REDIRECTS_EXACT = 30;
  /** The reference waits without a bound; reports made while one waits take minutes. */
  private static final Duration LONGEST_EXACT = Duration.ofMinutes(10);

  private static final String AGENT = "bosco-data/0.1";
  private static final Set<String> WITH_BODY = Set.of("GET", "POST", "PUT", "PATCH");
  private static final Set<String> OF_BODY =
      Set.of("content-type", "content-length", "transfer-encoding");

  /**
   * An answer.
   *
   * @param last the request it answers, after all redirects
   * @param cached whether it was not asked for now
   */
  record Answer(Request last, Response response, boolean cached) {}

  private final Session session;

  Sender(Session session) {
    this.session = session;
  }

  /** The bytes of a draft. */
  Request build(RequestDraft draft) {
    Map<String, String> headers = new LinkedHashMap<>();
    draft.headers().forEach((name, value) -> headers.put(name, sendable(name, value)));
    byte[] body = body(draft, headers);
    absent(headers, "Accept", "*/*");
    absent(headers, "User-Agent", AGENT);
    URI uri =
        Addresses.withParameters(Addresses.join(draft.base(), draft.path()), draft.parameters());
    long file = draft.mayBeLarge() ? (long) session.limits().maxDownloadMegabytes() << 20 : 0;
    return request(draft.method(), uri, headers, body, file);
  }

  private static byte @Nullable [] body(RequestDraft draft, Map<String, String> headers) {
    ObjectNode json = draft.json();
    Map<String, @Nullable Object> form = draft.form();
    Optional<String> text = draft.text();
    if (!WITH_BODY.contains(draft.method())) {
      return null;
    }
    if (!json.isEmpty() && (!form.isEmpty() || text.isPresent())) {
      throw RequestDraft.wrong("the request has two bodies, one of JSON and another");
    }
    if (!json.isEmpty()) {
      absent(headers, "Content-Type", "application/json");
      return json.toString().getBytes(StandardCharsets.UTF_8);
    }
    if (!form.isEmpty()) {
      absent(headers, "Content-Type", "application/x-www-form-urlencoded");
      return Percent.pairs(form).getBytes(StandardCharsets.UTF_8);
    }
    return text.map(t -> t.getBytes(StandardCharsets.UTF_8)).orElse(null);
  }

  private static void absent(Map<String, String> headers, String name, String value) {
    if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
      headers.put(name, value);
    }
  }

  /** The reference fails where a value begins with a space or breaks the line; ours sends what is meant. */
  private String sendable(String name, String value) {
    boolean wrong = !value.isEmpty() && Character.isWhitespace(value.charAt(0))
        || value.indexOf('\n') >= 0
        || value.indexOf('\r') >= 0;
    if (wrong && session.exact()) {
      throw RequestDraft.wrong("the header " + name + " begins with a space or holds a line break");
    }
    return value.replaceAll("[\\r\\n]", " ").strip();
  }

  private Request request(
      String method,
      URI uri,
      Map<String, String> headers,
      byte @Nullable [] body,
      long maxFileBytes) {
    session.hosts().check(uri);
    return new Request(
        method,
        uri,
        headers,
        body,
        session.exact() ? LONGEST_EXACT : Duration.ofSeconds(session.limits().timeoutSeconds()),
        (long) session.limits().maxBodyMegabytes() << 20,
        maxFileBytes,
        session.hosts().isOverride(uri));
  }

  /** Sends the request; exceptions that a retry cannot mend come as {@link SourceException}. */
  Answer send(Request first, RequestDraft draft, Vars vars)
      throws IOException, InterruptedException {
    Optional<PageCache> cache = cache(first, draft);
    if (cache.isPresent()) {
      Optional<Response> known = cache.get().get(first);
      if (known.isPresent()) {
        return new Answer(first, known.get(), true);
      }
    }
    Answer answer = ask(first, draft, vars);
    if (cache.isPresent()) {
      cache.get().put(first, answer.response());
    }
    return answer;
  }

  /** The answers of this run, where the manifest wants them kept. Our own pipelines read a parent once and keep nothing. */
  private Optional<PageCache> cache(Request request, RequestDraft draft) {
    return session.exact()
            && draft.template().filter(RequestTemplate::isCached).isPresent()
            && PageCache.takes(request)
        ? Optional.of(session.access().budgets().state("pages", PageCache.class, PageCache::new))
        : Optional.empty();
  }

  private Answer ask(Request first, RequestDraft draft, Vars vars)
      throws IOException, InterruptedException {
    CookieJar cookies =
        draft.template().isPresent() ? draft.template().get().cookies(session) : new CookieJar();
    int most = session.exact() ? MOST_REDIRECTS_EXACT : MOST_REDIRECTS;
    Request request = first;
    for (int redirects = 0; ; redirects++) {
      request = withCookies(request, cookies);
      session.rates().acquire(request, vars, session);
      session.access().listener().onRequest();
      Response response = session.access().http().send(request);
      session.rates().learn(request, response, vars, session);
      cookies.keep(request.uri(), response);
      Optional<String> location = response.header("location");
      if (!isRedirect(response.status()) || location.isEmpty()) {
        return new Answer(request, response, false);
      }
      if (redirects == most) {
        String why = label(first) + ": more than " + most + " redirects";
        if (session.exact()) {
          throw new IOException(why);
        }
        throw new SourceException(ErrorCode.SOURCE_ENDLESS, why);
      }
      request = redirected(request, response.status(), location.get());
    }
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static Request withCookies(Request request, CookieJar cookies) throws IOException {
    String header = cookies.header(request.uri());
    if (header.isEmpty()
        || request.headers().keySet().stream().anyMatch("cookie"::equalsIgnoreCase)) {
      return request;
    }
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.put("Cookie", header);
    return request.withHeaders(headers);
  }

  private Request redirected(Request request, int status, String location) {
    URI target = Addresses.parse(UrlParts.join(request.uri().toString(), location));
    session.hosts().check(target);
    boolean sameHost = Hosts.authority(target).equals(Hosts.authority(request.uri()))
        && String.valueOf(target.getScheme()).equals(request.uri().getScheme());
    Map<String, String> headers = new LinkedHashMap<>(request.headers());
    headers.keySet().removeIf("cookie"::equalsIgnoreCase);
    byte[] body = request.body();
    String method = request.method();
    if (!sameHost) {
      // Credentials may be in any header and in the body; another host gets none of them.
      headers.keySet().retainAll(Set.of("Accept", "User-Agent"));
      body = null;
    }
    if (status == 303 || status == 302 || (status == 301 && method.equals("POST"))) {
      method = method.equals("HEAD") ? method : "GET";
    }
    if (status < 307) {
      headers.keySet().removeIf(name -> OF_BODY.contains(name.toLowerCase(Locale.ROOT)));
      body = null;
    }
    return request(method, target, headers, body, request.maxFileBytes());
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
