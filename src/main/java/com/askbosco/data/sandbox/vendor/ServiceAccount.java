package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.World;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;

/**
 * Google service accounts of the simulated agency, one per client. They share a key pair that is computed from a fixed start,
 * so that a key file written by one process signs in at the server of another. The key protects nothing.
 */
final class ServiceAccount {
  /** The audience an assertion must name. */
  static final String TOKEN_URI = "https://oauth2.googleapis.com/token";

  private static final String SCOPE = "https://www.googleapis.com/auth/analytics.readonly";
  private static final String PROJECT = "bosco-sandbox";
  private static final int PRIME_BITS = 1024;

  private ServiceAccount() {}

  /** The key pair, computed when first needed. */
  private static final class Key {
    static final String PRIVATE_PEM;
    static final PublicKey PUBLIC;

    static {
      Random random = new Random(20260401L);
      BigInteger p = BigInteger.probablePrime(PRIME_BITS, random);
      BigInteger q = BigInteger.probablePrime(PRIME_BITS, random);
      BigInteger e = BigInteger.valueOf(65_537);
      BigInteger p1 = p.subtract(BigInteger.ONE);
      BigInteger q1 = q.subtract(BigInteger.ONE);
      BigInteger n = p.multiply(q);
      BigInteger d = e.modInverse(p1.multiply(q1));
      try {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        byte[] encoded = factory
            .generatePrivate(
                new RSAPrivateCrtKeySpec(n, e, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p)))
            .getEncoded();
        PRIVATE_PEM = "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
            + "\n-----END PRIVATE KEY-----\n";
        PUBLIC = factory.generatePublic(new RSAPublicKeySpec(n, e));
      } catch (GeneralSecurityException problem) {
        throw new IllegalStateException("Every Java platform has RSA", problem);
      }
    }
  }

  /** The e-mail address of a client's service account. */
  static String email(ClientWorld client) {
    return client.id() + "-" + Secrets.hex(client, "ga4 service account", 6) + "@" + PROJECT
        + ".iam.gserviceaccount.com";
  }

  /** A client's key file as Google's console hands it out. */
  static ObjectNode keyFile(ClientWorld client) {
    return VendorJson.object()
        .put("type", "service_account")
        .put("project_id", PROJECT)
        .put("private_key_id", Secrets.hex("ga4 private key", 40))
        .put("private_key", Key.PRIVATE_PEM)
        .put("client_email", email(client))
        .put("client_id", "1097" + client.propertyId())
        .put("token_uri", TOKEN_URI);
  }

  /**
   * Who signed an assertion. The signature, issuer, audience, scope and length of life are checked; the time of day is not,
   * because a simulated run has a day of its own.
   *
   * @param emails service accounts by their address
   * @return the client, or empty when the assertion is refused
   */
  static Optional<ClientWorld> signer(String assertion, World world, Secrets emails) {
    String[] parts = assertion.split("\\.", -1);
    if (parts.length != 3 || !isSigned(parts)) {
      return Optional.empty();
    }
    JsonNode claims = decode(parts[1]);
    long life = claims.path("exp").asLong() - claims.path("iat").asLong();
    boolean accepted = decode(parts[0]).path("alg").asText().equals("RS256")
        && claims.path("aud").asText().equals(TOKEN_URI)
        && claims.path("scope").asText().contains(SCOPE)
        && life > 0
        && life <= 3_600;
    return accepted ? emails.holder(world, claims.path("iss").asText()) : Optional.empty();
  }

  private static boolean isSigned(String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(Key.PUBLIC);
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static JsonNode decode(String part) {
    try {
      return VendorJson.read(
          new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return VendorJson.object();
    }
  }
}
