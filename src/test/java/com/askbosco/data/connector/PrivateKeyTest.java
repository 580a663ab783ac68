package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that differ each time, so that no golden file can hold them: they are checked with the public key. */
class PrivateKeyTest {

  private static String token(String algorithm, String key) throws Exception {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: JwtAuthenticator, secret_key: \"{{ config['private_key'] }}\", algorithm: "
                + algorithm + "}")
        .config(Rig.JSON.createObjectNode().put("private_key", key).toString());
    rig.source.then("{\"data\":[{\"id\":1}]}");
    rig.records();
    return rig.source.header(0, "Authorization");
  }

  private static String pem(KeyPair keys) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static boolean verifies(Signature signature, KeyPair keys, String token)
      throws Exception {
    int dot = token.lastIndexOf('.');
    signature.initVerify(keys.getPublic());
    signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
  }

  @ParameterizedTest
  @CsvSource({"ES256, secp256r1, SHA256", "ES384, secp384r1, SHA384", "ES512, secp521r1, SHA512"})
  void ellipticCurves(String algorithm, String curve, String hash) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair keys = generator.generateKeyPair();

    Signature signature = Signature.getInstance(hash + "withECDSAinP1363Format");
    assertThat(verifies(signature, keys, token(algorithm, pem(keys)))).isTrue();
  }

  @Test
  void aKeyOfAnotherCurveIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp384r1"));
    String key = pem(generator.generateKeyPair());

    assertThatThrownBy(() -> token("ES256", key))
        .hasMessageContaining("cannot be used for ES256")
        .message()
        .doesNotContain(key.substring(30, 60));
  }

  @Test
  void edwardsCurves() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThat(verifies(Signature.getInstance("EdDSA"), keys, token("EdDSA", pem(keys))))
        .isTrue();
  }

  @Test
  void probabilisticRsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    AlgorithmParameterSpec spec =
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(spec);

    assertThat(verifies(signature, keys, token("PS256", pem(keys)))).isTrue();
  }

  @Test
  void anOlderFormOfEllipticKeysIsUnderstood() throws Exception {
    // Made with `openssl ecparam -name prime256v1 -genkey`, for this test alone.
    String key = "-----BEGIN EC PRIVATE KEY-----\n"
        + "MHcCAQEEINOa121wqp6eocImpmS9Xig1pyBm1wuyEcbCPtI9lv0ToAoGCCqGSM49\n"
        + "AwEHoUQDQgAEXVnQIib75ccocNodvL4hGKp12aKZmrS/wvWoene39WcJZh8cGJBL\n"
        + "cgsFyb//j9aKfGHQrOx804fCTQBEW2KY/A==\n"
        + "-----END EC PRIVATE KEY-----\n";

    assertThat(token("ES256", key).split("\\.")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"
      })
  void whatIsNoKeyIsRefused(String key) {
    for (String algorithm : new String[] {"RS256", "ES256", "EdDSA", "ES256K"}) {
      assertThatThrownBy(() -> token(algorithm, key)).isInstanceOf(SourceException.class);
    }
  }
}
