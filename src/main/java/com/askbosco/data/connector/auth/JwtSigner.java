package com.askbosco.data.connector.auth;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Authenticator.Algorithm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs with a shared secret or a private key in PEM form. */
final class JwtSigner {
  /** What stands before a PKCS#1 key in its PKCS#8 form: version 0 and the algorithm's name, rsaEncryption. */
  private static final byte[] RSA_HEAD = {
    2, 1, 0, 48, 13, 6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 1, 1, 5, 0
  };

  private JwtSigner() {}

  static byte[] sign(Algorithm algorithm, String key, byte[] content) {
    try {
      return switch (algorithm) {
        case HS256, HS384, HS512 -> {
          String name = "HmacSHA" + algorithm.name().substring(2);
          Mac mac = Mac.getInstance(name);
          mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), name));
          yield mac.doFinal(content);
        }
        case RS256, RS384, RS512 ->
          sign("SHA" + algorithm.name().substring(2) + "withRSA", "RSA", key, content);
        case ES256, ES384 ->
          sign(
              "SHA" + algorithm.name().substring(2) + "withECDSAinP1363Format", "EC", key, content);
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause may quote the key.
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE,
          "the config's key cannot be used for " + algorithm + ": "
              + e.getClass().getSimpleName() + ". A private key has to be in PEM form.");
    }
  }

  private static byte[] sign(String algorithm, String family, String pem, byte[] content)
      throws GeneralSecurityException {
    PrivateKey key =
        KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(der(pem)));
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(content);
    return signature.sign();
  }

  private static byte[] der(String pem) {
    String base64 =
        pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] der = Base64.getDecoder().decode(base64);
    return pem.contains("BEGIN RSA PRIVATE KEY") ? wrapped(der) : der;
  }

  private static byte[] wrapped(byte[] pkcs1) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(RSA_HEAD);
    inner.writeBytes(tagged(4, pkcs1));
    return tagged(48, inner.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(
        0x82); // two bytes of length: no key in use is shorter than 256 or longer than 65535 bytes
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }
}
