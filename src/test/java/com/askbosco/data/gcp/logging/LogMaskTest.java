package com.askbosco.data.gcp.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogMaskTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      GET /v19/act_1/insights?access_token=EAAB1234567890abcdefghijk&limit=5 | GET /v19/act_1/insights?access_token=***&limit=5
      {"client_secret":"GOCSPX-abcdefghijk","grant_type":"refresh_token"} | {"client_secret":"***","grant_type":"refresh_token"}
      Authorization: Bearer ya29.a0AfH6SMBxyz12345 was refused | Authorization: *** was refused
      sent Bearer abcdefgh12345678 | sent Bearer ***
      X-Shopify-Access-Token: shpat_0123456789abcdef0123 | X-Shopify-Access-Token: ***
      key pk_0123456789abcdef0123456789 of Klaviyo | key *** of Klaviyo
      eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0abc.c2lnbmF0dXJl expired | *** expired
      no row for jane.doe+shop@example.org | no row for ***
      ran as bosco-ingest@bosco-dev.iam.gserviceaccount.com | ran as bosco-ingest@bosco-dev.iam.gserviceaccount.com
      secret secretmanager:projects/p/secrets/ads was read | secret secretmanager:projects/p/secrets/ads was read
      BOSCO-2001 slice google-ads campaigns 2026-03-30 failed | BOSCO-2001 slice google-ads campaigns 2026-03-30 failed
      """)
  void takesOutSecretsAndPeopleAndLeavesTheRest(String line, String masked) {
    assertThat(LogMask.clean(line)).isEqualTo(masked);
  }

  @Test
  void takesOutWhatThisProcessHasReadWhateverItLooksLike() {
    LogMask.learn(
        "{\"user\":{\"pin\":\"quite-ordinary\"},\"token_uri\":\"https://auth.example/here\",\"n\":[\"second-one\"]}");
    LogMask.learn("plain-and-whole\n");

    assertThat(
            LogMask.clean(
                "{\"private_key\":\"-----BEGIN PRIVATE KEY-----\nMIIE a b\n-----END PRIVATE KEY-----\"}"))
        .isEqualTo("{\"private_key\":\"***\"}");
    assertThat(LogMask.clean(
            "a quite-ordinary b second-one c plain-and-whole d https://auth.example/here"))
        .isEqualTo("a *** b *** c *** d https://auth.example/here");
  }
}
