package com.askbosco.data.sandbox.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.sandbox.world.SessionDay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Ga4VendorTest {
  private static final String REPORT =
      "/v1beta/properties/" + TestSandbox.aurora().propertyId() + ":runReport";
  private static final String GRANT =
      "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

  private final SteppingClock clock = new SteppingClock();
  private final TestSandbox sandbox = new TestSandbox(new Ga4Vendor(clock));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String assertion(String issuer, String audience) throws Exception {
    String header = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
    String claims = encoded(
        "{\"iss\":\"" + issuer + "\",\"aud\":\"" + audience
            + "\",\"scope\":\"https://www.googleapis.com/auth/analytics.readonly\",\"iat\":1000,\"exp\":4600}");
    String pem = sandbox.credential().get("private_key").asText();
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
    signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
    return header + "." + claims + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> headers() throws Exception {
    String assertion = assertion(
        sandbox.credential().get("client_email").asText(),
        sandbox.credential().get("token_uri").asText());
    JsonNode token = sandbox.post("/token", Map.of(), GRANT + assertion).json();
    return Map.of("Authorization", "Bearer " + token.get("access_token").asText());
  }

  private static ObjectNode request(List<String> dimensions, List<String> metrics) {
    ObjectNode request = VendorJson.object();
    request
        .putArray("dateRanges")
        .addObject()
        .put("startDate", TestSandbox.DAY.toString())
        .put("endDate", TestSandbox.DAY.toString());
    dimensions.forEach(name -> request.withArray("/dimensions").addObject().put("name", name));
    metrics.forEach(name -> request.withArray("/metrics").addObject().put("name", name));
    return request;
  }

  @Test
  void reportGroupsTheWorldsSessionsByTheDimensions() throws Exception {
    ObjectNode request = request(List.of("date"), List.of("sessions", "totalUsers"));
    request
        .withArray("/metrics")
        .addObject()
        .put("name", "conversions")
        .put("expression", "keyEvents");
    request.put("returnPropertyQuota", true);

    JsonNode body = sandbox.post(REPORT, headers(), request.toString()).json();

    List<SessionDay> rows =
        TestSandbox.aurora().web().sessionsDaily(TestSandbox.DAY, TestSandbox.TODAY);
    assertThat(body.get("rowCount").asInt()).isEqualTo(1);
    assertThat(
            body.get("rows").get(0).get("dimensionValues").get(0).get("value").asText())
        .isEqualTo("20260325");
    assertThat(body.get("rows").get(0).get("metricValues").get(0).get("value").textValue())
        .isEqualTo(Long.toString(rows.stream().mapToLong(SessionDay::sessions).sum()));
    assertThat(body.get("rows").get(0).get("metricValues").get(2).get("value").textValue())
        .isEqualTo(Long.toString(rows.stream().mapToLong(SessionDay::keyEvents).sum()));
    assertThat(body.get("metricHeaders").get(2))
        .isEqualTo(VendorJson.object().put("name", "conversions").put("type", "TYPE_FLOAT"));
    assertThat(body.get("metadata").get("timeZone").asText()).isEqualTo("Europe/Berlin");
    assertThat(body.get("propertyQuota").get("tokensPerDay").get("remaining").asInt())
        .isEqualTo(199_996);
  }

  @Test
  void pagesAreCutByOffsetAndLimit() throws Exception {
    ObjectNode request = request(List.of("sessionSource", "deviceCategory"), List.of("sessions"));
    Map<String, String> headers = headers();
    JsonNode whole = sandbox.post(REPORT, headers, request.toString()).json();
    int count = whole.get("rowCount").asInt();

    JsonNode second = sandbox
        .post(REPORT, headers, request.put("offset", "2").put("limit", 2).toString())
        .json();
    JsonNode behind =
        sandbox.post(REPORT, headers, request.put("offset", count).toString()).json();

    assertThat(second.get("rows")).hasSize(2);
    assertThat(second.get("rows").get(0)).isEqualTo(whole.get("rows").get(2));
    assertThat(second.get("rowCount").asInt()).isEqualTo(count);
    assertThat(behind.has("rows")).isFalse();
  }

  @Test
  void wrongFieldIsRefused() throws Exception {
    TestSandbox.Reply reply =
        sandbox.post(REPORT, headers(), request(List.of("foo"), List.of()).toString());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("error").get("message").asText())
        .startsWith("Field foo is not a valid dimension.");
  }

  @Test
  void assertionForAnotherAudienceOrFromAStrangerIsAnInvalidGrant() throws Exception {
    String email = sandbox.credential().get("client_email").asText();
    for (String assertion : List.of(
        assertion(email, "https://example.com/token"),
        assertion("stranger@example.com", ServiceAccount.TOKEN_URI),
        assertion(email, ServiceAccount.TOKEN_URI).replaceAll("\\.[^.]*$", ".AAAA"),
        "no token")) {
      TestSandbox.Reply reply =
          sandbox.post("/token", Map.of(), GRANT + assertion.replace(" ", "+"));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.json().get("error").asText()).isEqualTo("invalid_grant");
    }
  }

  @Test
  void tokenRunsOutAndOpensOnlyItsProperty() throws Exception {
    Map<String, String> headers = headers();
    String body = request(List.of("date"), List.of("sessions")).toString();
    String stranger = TestSandbox.WORLD.client("citrine").orElseThrow().propertyId();
    assertThat(sandbox
            .post("/v1beta/properties/" + stranger + ":runReport", headers, body)
            .status())
        .isEqualTo(403);

    clock.forward(Duration.ofHours(1));

    assertThat(sandbox.post(REPORT, headers, body).status()).isEqualTo(401);
  }
}
