package com.askbosco.data.launch.webhook;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SecretResolver;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of hooks. A credential is one secret as plain text, or JSON: {@code {"signing_secrets": ["new", "old"], "verify_token":
 * "…"}}. While a vendor changes its secret both are listed, and both are valid. Credentials are read again after some minutes, and at
 * most once a minute when a signature does not fit, so that a new secret needs no restart. Thread-safe.
 */
public final class SigningSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(SigningSecrets.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);
  private static final int MOST = 2;

  private final SecretResolver resolver;
  private final LongSupplier nanos;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /**
   * What is known of a credential.
   *
   * @param keys what calls may be signed with, one or two
   * @param verifyToken what a vendor proves itself with that asks for a challenge, or empty
   */
  public record Known(List<String> keys, String verifyToken, long readAt) {
    @Override
    public String toString() {
      return "Known[" + keys.size() + " keys]";
    }
  }

  /**
   * @param nanos the clock, as {@link System#nanoTime}
   */
  public SigningSecrets(SecretResolver resolver, LongSupplier nanos) {
    this.resolver = resolver;
    this.nanos = nanos;
  }

  /**
   * The secrets of a credential.
   *
   * @throws BoscoException with {@code SECRET_MISSING} when they were never to be had
   */
  public Known of(String credential) {
    return read(credential, FRESH);
  }

  /** The secrets of a credential, as fresh as may be asked for. */
  Known again(String credential) {
    return read(credential, AT_MOST_EVERY);
  }

  private Known read(String credential, Duration oldest) {
    Known held = known.get(credential);
    if (held != null && nanos.getAsLong() - held.readAt() < oldest.toNanos()) {
      return held;
    }
    return known.compute(credential, (key, now) -> {
      if (now != null && nanos.getAsLong() - now.readAt() < oldest.toNanos()) {
        return now; // another thread has just read it
      }
      try {
        return parse(credential, resolver.resolve(credential));
      } catch (BoscoException e) {
        if (now == null) {
          throw e;
        }
        LOG.warn("{} cannot be read again; what was read before stays valid", credential);
        return new Known(now.keys(), now.verifyToken(), nanos.getAsLong());
      }
    });
  }

  private Known parse(String credential, String text) {
    List<String> keys = List.of(text.strip());
    String verifyToken = "";
    if (text.strip().startsWith("{")) {
      JsonNode json = json(credential, text);
      verifyToken = json.path("verify_token").asText("");
      keys = StreamSupport.stream(json.path("signing_secrets").spliterator(), false)
          .map(node -> node.asText(""))
          .toList();
    }
    if (keys.isEmpty() || keys.size() > MOST || keys.stream().anyMatch(String::isBlank)) {
      throw new BoscoException(
          ErrorCode.SECRET_MISSING,
          "The credential " + credential
              + " needs one signing secret, or two while one follows the other, in `signing_secrets`");
    }
    return new Known(keys, verifyToken, nanos.getAsLong());
  }

  private static JsonNode json(String credential, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // Its message quotes the text.
      throw new BoscoException(
          ErrorCode.SECRET_MISSING, "The credential " + credential + " is no JSON");
    }
  }
}
