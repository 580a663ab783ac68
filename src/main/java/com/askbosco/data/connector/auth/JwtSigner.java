package com.askbosco.data.connector.auth;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with a shared secret or a private key in PEM form. */
final class JwtSigner {
  /** Keys of the other kind; used as a shared secret they would be known to whoever checks signatures. */
  private static final Pattern NO_SECRET = Pattern.compile(
      "----[- ]BEGIN [A-Z0-9 ]+[- ]----|^(ssh-(rsa|dss|ed25519)|ecdsa-sha2-)|\"kty\"\\s*:");

  private JwtSigner() {}

  /**
   * Signs.
   *
   * @param passphrase opens an encrypted private key
   * @throws SourceException when the key does not fit; the message does not quote it
   */
  static byte[] sign(Algorithm algorithm, String key, Optional<String> passphrase, byte[] content) {
    try {
      String hash = algorithm.name().replaceAll("\\D", "");
      return switch (algorithm) {
        case HS256, HS384, HS512 -> mac("HmacSHA" + hash, key, content);
        case RS256, RS384, RS512 ->
          sign(
              Signature.getInstance("SHA" + hash + "withRSA"),
              PemKeys.read(key, "RSA", passphrase),
              content);
        case PS256, PS384, PS512 -> {
          Signature signature = Signature.getInstance("RSASSA-PSS");
          signature.setParameter(new PSSParameterSpec(
              "SHA-" + hash,
              "MGF1",
              new MGF1ParameterSpec("SHA-" + hash),
              Integer.parseInt(hash) / 8,
              PSSParameterSpec.TRAILER_FIELD_BC));
          yield sign(signature, PemKeys.read(key, "RSA", passphrase), content);
        }
        case ES256, ES384, ES512 -> {
          PrivateKey own = PemKeys.read(key, "EC", passphrase);
          int bits = hash.equals("512") ? 521 : Integer.parseInt(hash);
          if (!(own instanceof ECPrivateKey ec)
              || ec.getParams().getCurve().getField().getFieldSize() != bits) {
            throw new InvalidKeyException("another curve");
          }
          yield sign(Signature.getInstance("SHA" + hash + "withECDSAinP1363Format"), own, content);
        }
        case EdDSA ->
          sign(Signature.getInstance("EdDSA"), PemKeys.read(key, "EdDSA", passphrase), content);
        case ES256K ->
          throw new GeneralSecurityException("this JVM has no secp256k1; ask for ES256");
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause may quote the key.
      throw new SourceException(
          ErrorCode.SOURCE_REFUSED,
          "the config's key cannot be used for " + algorithm + ": "
              + e.getClass().getSimpleName() + ". A private key has to be in PEM form.");
    }
  }

  private static byte[] mac(String name, String key, byte[] content)
      throws GeneralSecurityException {
    if (key.isEmpty() || NO_SECRET.matcher(key).find()) {
      throw new InvalidKeyException("no shared secret");
    }
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
    return mac.doFinal(content);
  }

  private static byte[] sign(Signature signature, PrivateKey key, byte[] content)
      throws GeneralSecurityException {
    signature.initSign(key);
    signature.update(content);
    return signature.sign();
  }
}
