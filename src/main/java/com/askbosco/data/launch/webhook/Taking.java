package com.askbosco.data.launch.webhook;

import com.askbosco.data.launch.webhook.InFlight.Entry;
import com.askbosco.data.launch.webhook.SignatureCheck.Verdict;
import com.askbosco.data.launch.webhook.SigningSecrets.Known;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.source.SignatureScheme;
import com.askbosco.data.spec.source.StreamBy;
import com.askbosco.data.spec.source.WebhookSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one call: room, size, signature, publish. 202 is said only when the event is durable; a call that is answered otherwise may
 * still have been stored, and comes twice when its vendor tries again: that falls by key at the commit. Thread-safe.
 */
final class Taking {
  private static final Logger LOG = LoggerFactory.getLogger(Taking.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RETRY_AFTER = 5;
  private static final int LONGEST_ATTRIBUTE = 1_024;

  private final Map<String, Hook> hooks;
  private final SigningSecrets secrets;
  private final Topics topics;
  private final InFlight inFlight;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param hooks by path
   * @param patience how long to wait until an event is durable
   */
  Taking(
      Map<String, Hook> hooks,
      SigningSecrets secrets,
      Topics topics,
      InFlight inFlight,
      Duration patience,
      Clock clock) {
    this.hooks = hooks;
    this.secrets = secrets;
    this.topics = topics;
    this.inFlight = inFlight;
    this.patience = patience;
    this.clock = clock;
  }

  Set<String> paths() {
    return new TreeSet<>(hooks.keySet());
  }

  /** Answers a call below {@code /hooks/}. */
  Answer answer(Call call) throws IOException, InterruptedException {
    Hook hook = hooks.get(call.path());
    if (hook == null) {
      return Answer.refused(404, ErrorCode.HOOK_UNKNOWN, "There is no such hook.");
    }
    return switch (call.method()) {
      case "POST" -> post(hook, call);
      case "GET" -> challenge(hook, call);
      default -> Answer.refused(405, ErrorCode.HOOK_METHOD, "Events are sent by POST.");
    };
  }

  /** Meta asks once, when a subscription is made, whether its address is ours. */
  private Answer challenge(Hook hook, Call call) {
    if (!hook.settings().signature().challenge()) {
      return Answer.refused(405, ErrorCode.HOOK_METHOD, "Events are sent by POST.");
    }
    Map<String, String> query = call.query();
    String expected = secrets.of(hook.credential()).verifyToken();
    boolean proven = SignatureCheck.same(expected, query.getOrDefault("hub.verify_token", ""));
    String challenge = query.getOrDefault("hub.challenge", "");
    if (expected.isEmpty()
        || !proven
        || !query.getOrDefault("hub.mode", "").equals("subscribe")
        || !challenge.matches("[\\w.-]{1,200}")) {
      return Answer.refused(
          403, ErrorCode.HOOK_WRONG_SIGNATURE, "The verify token is not this hook's.");
    }
    return Answer.challenge(challenge);
  }

  private Answer post(Hook hook, Call call) throws IOException, InterruptedException {
    int most = hook.settings().maxBody();
    long length = call.length().orElse((long) most);
    if (length > most) {
      return tooLarge(most);
    }
    int size = (int) length;
    Entry entry = inFlight.enter(hook, size);
    if (entry == Entry.HOOK_FULL) {
      return Answer.refused(
          429, ErrorCode.HOOK_TOO_MANY, "Too many calls of this hook at once.", RETRY_AFTER);
    } else if (entry == Entry.ALL_FULL) {
      return Answer.refused(503, ErrorCode.HOOK_BUSY, "Too many calls at once.", RETRY_AFTER);
    }
    try {
      Optional<byte[]> body = call.body(most);
      return body.isEmpty() ? tooLarge(most) : signed(hook, call, body.get());
    } finally {
      inFlight.leave(hook, size);
    }
  }

  private static Answer tooLarge(int most) {
    return Answer.refused(
        413, ErrorCode.HOOK_TOO_LARGE, "A call of this hook has at most " + most + " bytes.");
  }

  private Answer signed(Hook hook, Call call, byte[] body) throws InterruptedException {
    Verdict verdict = verdict(hook, call, body, secrets.of(hook.credential()));
    if (verdict == Verdict.WRONG) {
      // The vendor's secret may have changed a moment ago.
      Known fresh = secrets.again(hook.credential());
      verdict = verdict(hook, call, body, fresh);
    }
    return switch (verdict) {
      case GOOD -> publish(hook, call, body);
      case UNSIGNED ->
        Answer.refused(401, ErrorCode.HOOK_UNSIGNED, "The call is not signed as it has to be.");
      case WRONG -> Answer.refused(401, ErrorCode.HOOK_WRONG_SIGNATURE, "The signature is wrong.");
      case STALE -> Answer.refused(401, ErrorCode.HOOK_STALE, "The call was signed too long ago.");
    };
  }

  private Verdict verdict(Hook hook, Call call, byte[] body, Known known) {
    return SignatureCheck.check(
        hook.settings().signature(), known.keys(), call::header, body, clock.instant());
  }

  private Answer publish(Hook hook, Call call, byte[] body) throws InterruptedException {
    try {
      topics
          .publish(hook.endpoint(), hook.settings().topic(), body, attributes(hook, call, body))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return Answer.TAKEN;
    } catch (ExecutionException | TimeoutException | BoscoException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      LOG.warn(
          "{} An event of {} could not be stored: {}",
          ErrorCode.HOOK_NOT_STORED.code(),
          hook.label(),
          why.getClass().getSimpleName());
      return Answer.refused(
          503, ErrorCode.HOOK_NOT_STORED, "The event could not be stored.", RETRY_AFTER);
    }
  }

  /** What travels beside an event: whose it is, its stream, when it came, and the headers that are kept. No signature. */
  private Map<String, String> attributes(Hook hook, Call call, byte[] body) {
    Map<String, String> attributes = new TreeMap<>();
    for (String header : hook.settings().signature().keep()) {
      String value = call.header(header);
      if (value != null && value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ATTRIBUTE) {
        attributes.put(SignatureScheme.attribute(header), value);
      }
    }
    attributes.put("client", hook.client());
    attributes.put("connection", hook.connection());
    attributes.put(WebhookSettings.RECEIVED, clock.instant().toString());
    attributes.put(WebhookSettings.STREAM, stream(hook, call, body));
    return attributes;
  }

  private static String stream(Hook hook, Call call, byte[] body) {
    Optional<StreamBy> by = hook.settings().streamBy();
    if (by.isEmpty()) {
      return hook.streams().get(0);
    }
    String word = by.get().place().equals("header")
        ? call.header(by.get().name())
        : field(body, by.get().name());
    return by.get().of(word == null ? "" : word);
  }

  /** What is no JSON is stored all the same: it becomes a dead letter, where it can be looked at. */
  private static String field(byte[] body, String name) {
    try {
      JsonNode node = JSON.readTree(body);
      for (String part : Arrays.asList(name.split("\\.", -1))) {
        node = node.path(part);
      }
      return node.asText("");
    } catch (IOException e) {
      return "";
    }
  }
}
