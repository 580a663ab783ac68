package com.askbosco.data.launch.webhook;

import com.askbosco.data.spec.source.SignatureScheme;
import com.askbosco.data.spec.source.SignatureScheme.Timestamp;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call is the vendor's. Every secret and every signature of the call are compared to the end and in constant time, so that
 * how long it takes tells nothing about them.
 */
final class SignatureCheck {
  // A header with more signatures than any vendor sends is an attempt to make us compute.
  private static final int MOST_SIGNATURES = 5;
  private static final int LONGEST_HEADER = 2_000;

  private SignatureCheck() {}

  /** What came out. */
  enum Verdict {
    GOOD,
    /** There is no signature, or nothing that could be one. */
    UNSIGNED,
    /** It is not signed with a secret of ours, or not this body. */
    WRONG,
    /** It is signed well, and long ago or ahead of time: somebody may have sent it again. */
    STALE
  }

  /**
   * Checks a call.
   *
   * @param header gives a header of the call by name, or null
   */
  static Verdict check(
      SignatureScheme scheme,
      List<String> keys,
      Function<String, @Nullable String> header,
      byte[] body,
      Instant now) {
    List<byte[]> given = signatures(scheme, header);
    if (given.isEmpty()) {
      return Verdict.UNSIGNED;
    }
    String moment = "";
    if (scheme.timestamp().isPresent()) {
      Optional<String> found = moment(scheme.timestamp().get(), header);
      if (found.isEmpty()) {
        return Verdict.UNSIGNED;
      }
      moment = found.get();
    }
    boolean good = false;
    for (String key : keys) {
      byte[] right = hmac(scheme, key, moment, body);
      for (byte[] each : given) {
        good |= MessageDigest.isEqual(right, each);
      }
    }
    if (!good) {
      return Verdict.WRONG;
    }
    return moment.isEmpty() || near(moment, now, scheme.tolerance()) ? Verdict.GOOD : Verdict.STALE;
  }

  /** Whether two texts are the same, in constant time. */
  static boolean same(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean near(String moment, Instant now, Duration tolerance) {
    long seconds = Math.abs(now.getEpochSecond() - Long.parseLong(moment));
    return seconds <= tolerance.toSeconds();
  }

  private static byte[] hmac(SignatureScheme scheme, String key, String moment, byte[] body) {
    try {
      Mac mac = Mac.getInstance(scheme.algorithm());
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), scheme.algorithm()));
      mac.update(scheme.before(moment).getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + scheme.algorithm(), e);
    }
  }

  private static List<byte[]> signatures(
      SignatureScheme scheme, Function<String, @Nullable String> header) {
    List<byte[]> signatures = new ArrayList<>();
    for (String text : parts(header.apply(scheme.header()), scheme.element())) {
      if (text.startsWith(scheme.prefix()) && signatures.size() < MOST_SIGNATURES) {
        decoded(scheme, text.substring(scheme.prefix().length())).ifPresent(signatures::add);
      }
    }
    return signatures;
  }

  private static Optional<String> moment(
      Timestamp place, Function<String, @Nullable String> header) {
    List<String> found = parts(header.apply(place.header()), place.element());
    // Two moments in one header: which one is signed is not ours to guess.
    return found.size() == 1 && found.get(0).matches("[0-9]{1,12}")
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  /** The values of an element in {@code a=1,b=2,b=3}; the whole header when no element is asked for. */
  private static List<String> parts(@Nullable String header, String element) {
    if (header == null || header.length() > LONGEST_HEADER) {
      return List.of();
    }
    if (element.isEmpty()) {
      return List.of(header.strip());
    }
    List<String> values = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).strip().equals(element)) {
        values.add(part.substring(equals + 1).strip());
      }
    }
    return values;
  }

  private static Optional<byte[]> decoded(SignatureScheme scheme, String text) {
    try {
      return Optional.of(
          switch (scheme.encoding()) {
            case HEX -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
          });
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
