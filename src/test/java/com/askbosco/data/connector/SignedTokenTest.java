package com.askbosco.data.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tokens signed here: JWT by secret and by private key, and service accounts. */
class SignedTokenTest {
  private static final String GOOD = "{\"data\":[{\"id\":1}]}";

  @Test
  void aServiceAccountSignsAnAssertionForItsToken() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: OAuthAuthenticator, token_refresh_endpoint: \"https://login.example.com/token\", grant_type: \"urn:ietf:params:oauth:grant-type:jwt-bearer\", use_profile_assertion: true, profile_assertion: {secret_key: \"{{ config['private_key'] }}\", algorithm: RS256, token_duration: 3600, jwt_headers: {kid: k1}, jwt_payload: {iss: \"{{ config['email'] }}\", aud: \"https://login.example.com/token\"}, additional_jwt_payload: {scope: read}}}")
        .config(Rig.JSON
            .createObjectNode()
            .put("private_key", pem("PRIVATE KEY", keys.getPrivate().getEncoded()))
            .put("email", "bot@example.com")
            .toString());
    rig.source.then("{\"access_token\":\"t-1\",\"expires_in\":3599}").then(GOOD);
    rig.records();

    String form = rig.source.lines().get(0);
    assertThat(form)
        .startsWith(
            "POST /token grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
    String[] jwt = form.substring(form.indexOf("assertion=") + 10).split("\\.");
    assertThat(part(jwt[0]))
        .isEqualTo(rig.json("{\"typ\":\"JWT\",\"kid\":\"k1\",\"alg\":\"RS256\"}"));
    assertThat(part(jwt[1]))
        .isEqualTo(
            rig.json(
                "{\"iss\":\"bot@example.com\",\"aud\":\"https://login.example.com/token\",\"scope\":\"read\",\"iat\":1775023200,\"nbf\":1775023200,\"exp\":1775026800}"));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    assertThat(rig.source.header(1, "Authorization")).isEqualTo("Bearer t-1");
  }

  private static JsonNode part(String base64) throws Exception {
    return Rig.JSON.readTree(Base64.getUrlDecoder().decode(base64));
  }

  private static String pem(String name, byte[] der) {
    return "-----BEGIN " + name + "-----\n" + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END " + name + "-----\n";
  }

  @Test
  void anOlderFormOfRsaKeysIsUnderstood() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: JwtAuthenticator, secret_key: \"{{ config['private_key'] }}\", algorithm: RS256, header_prefix: Bearer}")
        .config(Rig.JSON
            .createObjectNode()
            .put("private_key", pem("RSA PRIVATE KEY", pkcs1))
            .toString());
    rig.source.then(GOOD);
    rig.records();

    assertThat(rig.source.header(0, "Authorization")).startsWith("Bearer ey");
  }

  @Test
  void anEllipticCurveSigns() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: JwtAuthenticator, secret_key: \"{{ config['private_key'] }}\", algorithm: ES256, header_prefix: JWT}")
        .config(Rig.JSON
            .createObjectNode()
            .put(
                "private_key",
                pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()))
            .toString());
    rig.source.then(GOOD);
    rig.records();

    String header = rig.source.header(0, "Authorization");
    assertThat(header).startsWith("JWT ey");
    assertThat(Base64.getUrlDecoder().decode(header.substring(header.lastIndexOf('.') + 1)))
        .hasSize(64);
  }

  @Test
  void aSharedSecretSigns() throws Exception {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: JwtAuthenticator, secret_key: \"{{ config['secret'] }}\", algorithm: HS256, base64_encode_secret_key: true, request_option: {inject_into: request_parameter, field_name: jwt}}")
        .config("{\"secret\":\"abcd\"}");
    rig.source.then(GOOD);
    rig.records();

    String jwt = rig.source.lines().get(0).substring("GET /v1/things?jwt=".length());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("YWJjZA==".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected =
        mac.doFinal(jwt.substring(0, jwt.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    assertThat(Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1)))
        .isEqualTo(expected);
  }

  @Test
  void aKeyThatIsNoneIsNamedButNotShown() {
    Rig rig = new Rig()
        .requester(
            "authenticator: {type: JwtAuthenticator, secret_key: \"{{ config['private_key'] }}\", algorithm: RS256, header_prefix: Bearer}")
        .config("{\"private_key\":\"not-a-key\"}");

    assertThatThrownBy(rig::records)
        .isInstanceOf(BoscoException.class)
        .hasMessageContaining("cannot be used for RS256")
        .hasMessageNotContaining("not-a-key");
  }
}
