package com.askbosco.data.launch.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.launch.webhook.SignatureCheck.Verdict;
import com.askbosco.data.spec.source.SignatureScheme;
import com.askbosco.data.spec.source.SignatureScheme.Encoding;
import com.askbosco.data.spec.source.SignatureScheme.Timestamp;
import com.askbosco.data.spec.source.SignatureSchemes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signatures stand here as Python's hmac gave them, for the body {@code {"id":1,"name":"ä"}}. */
class SignatureCheckTest {
  private static final byte[] BODY = "{\"id\":1,\"name\":\"ä\"}".getBytes(StandardCharsets.UTF_8);
  private static final long SIGNED_AT = 1_700_000_000;
  private static final String SHOPIFY = "vPr/zWiThOMtlYv5KUZn5+R8PxLs4mcCz4H0KH5wzVU=";
  private static final String SHOPIFY_OLD = "WGFGkOGF1HetQtZ9H0JmwyWshCaoOcjbne2Amy5IPi0=";
  private static final String STRIPE =
      "838b77ab3da14921ad2461d1f5ae48f49dcfddc0c8f9c46a207d50e43f7a5320";
  private static final String META =
      "b29ec8d8fedf25bf6d9bddec78d0fcfb20628b339abd993b141b377ad61600cd";
  private static final String SEGMENT = "20fce0a8716287bf10a8c2a04a6603759fe1b18f";
  private static final String OWN =
      "S63BLhtrIov6BKuAkhTr1R3JKrspfqIe/s0qusffwYEs30jQjZkKUeS19TvmV+nKu/HD2svpNOr1Ypc/JsuXxw==";

  private static final SignatureScheme SLACK_LIKE = new SignatureScheme(
      "X-Own-Signature",
      "",
      "HmacSHA512",
      Encoding.BASE64,
      "v0=",
      "v0:{timestamp}:",
      Optional.of(new Timestamp("X-Own-Time", "")),
      Duration.ofMinutes(2),
      false,
      List.of());

  private static Verdict check(
      String scheme, String keys, Map<String, String> headers, byte[] body, long now) {
    SignatureScheme found = scheme.equals("own")
        ? SLACK_LIKE
        : Objects.requireNonNull(SignatureSchemes.shipped().get(scheme));
    return SignatureCheck.check(
        found, List.of(keys.split("\\|", -1)), headers::get, body, Instant.ofEpochSecond(now));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "shopify, signed,                          shop-secret, X-Shopify-Hmac-Sha256, " + SHOPIFY
        + ", GOOD",
    "shopify, with spaces around,              shop-secret, X-Shopify-Hmac-Sha256, ' " + SHOPIFY
        + " ', GOOD",
    "shopify, with the secret before the last, shop-secret|old-secret, X-Shopify-Hmac-Sha256, "
        + SHOPIFY_OLD + ", GOOD",
    "shopify, with the newest of two,          shop-secret|old-secret, X-Shopify-Hmac-Sha256, "
        + SHOPIFY + ", GOOD",
    "shopify, with a secret no longer valid,   shop-secret, X-Shopify-Hmac-Sha256, " + SHOPIFY_OLD
        + ", WRONG",
    "shopify, in hex,                          shop-secret, X-Shopify-Hmac-Sha256, " + META
        + ", WRONG",
    "shopify, empty,                           shop-secret, X-Shopify-Hmac-Sha256, '', WRONG",
    "shopify, no base64,                       shop-secret, X-Shopify-Hmac-Sha256, '%%', UNSIGNED",
    "shopify, in another header,               shop-secret, X-Hub-Signature-256, " + SHOPIFY
        + ", UNSIGNED",
    "meta,    signed,                          app-secret,  X-Hub-Signature-256, sha256=" + META
        + ", GOOD",
    "meta,    without its prefix,              app-secret,  X-Hub-Signature-256, " + META
        + ", UNSIGNED",
    "meta,    cut short,                       app-secret,  X-Hub-Signature-256, sha256=b29ec8, WRONG",
    "meta,    with an odd number of digits,    app-secret,  X-Hub-Signature-256, sha256=b29, UNSIGNED",
    "segment, signed,                          seg-secret,  X-Signature, " + SEGMENT + ", GOOD",
    "segment, by another,                      app-secret,  X-Signature, " + SEGMENT + ", WRONG",
  })
  void aCallIsTheVendorsOrNot(
      String scheme, String what, String keys, String header, String value, Verdict expected) {
    assertThat(check(scheme, keys, Map.of(header, value), BODY, SIGNED_AT)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "signed,                    't=1700000000,v1=" + STRIPE + "', 0, GOOD",
    "signed five minutes ago,   't=1700000000,v1=" + STRIPE + "', 300, GOOD",
    "signed longer ago,         't=1700000000,v1=" + STRIPE + "', 301, STALE",
    "signed ahead of time,      't=1700000000,v1=" + STRIPE + "', -301, STALE",
    "with a newer moment,       't=1700000200,v1=" + STRIPE + "', 0, WRONG",
    "signed twice,              't=1700000000,v1=00ff,v1=" + STRIPE + ",v0=aa', 0, GOOD",
    "with a scheme of tests,    't=1700000000,v0=" + STRIPE + "', 0, UNSIGNED",
    "without a moment,          'v1=" + STRIPE + "', 0, UNSIGNED",
    "with two moments,          't=1700000000,t=1700000001,v1=" + STRIPE + "', 0, UNSIGNED",
    "with a moment that is none, 't=now,v1=" + STRIPE + "', 0, UNSIGNED",
    "with six signatures,       't=1700000000,v1=00,v1=00,v1=00,v1=00,v1=00,v1=" + STRIPE
        + "', 0, WRONG",
  })
  void aMomentThatIsSignedHasToBeNear(String what, String value, long later, Verdict expected) {
    assertThat(check(
            "stripe", "whsec_test", Map.of("Stripe-Signature", value), BODY, SIGNED_AT + later))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "as described,  v0=" + OWN + ", 1700000000, 120, GOOD",
    "a replay,      v0=" + OWN + ", 1700000000, 121, STALE",
    "a later moment, v0=" + OWN + ", 1700000100, 120, WRONG",
    "no moment,     v0=" + OWN + ", '', 0, UNSIGNED",
  })
  void aSchemeOfOnesOwn(String what, String value, String moment, long later, Verdict expected) {
    assertThat(check(
            "own",
            "own-secret",
            Map.of("X-Own-Signature", value, "X-Own-Time", moment),
            BODY,
            SIGNED_AT + later))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0", "5", "18"})
  void oneChangedByteIsSeen(int at) {
    byte[] changed = BODY.clone();
    changed[at] ^= 1;
    assertThat(check(
            "shopify", "shop-secret", Map.of("X-Shopify-Hmac-Sha256", SHOPIFY), changed, SIGNED_AT))
        .isEqualTo(Verdict.WRONG);
  }
}
