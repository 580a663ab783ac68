package com.askbosco.data.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.ProblemsException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to be forgotten: read strictly, and never shown. */
class ErasureRequestFileTest {
  private static final String GOOD = """
      client: aurora
      request_id: DSR-2026.1
      received_at: 2026-11-20T09:30:00+01:00
      subject:
        emails: [Ada@Example.com]
        phones: ["+49 30 1234567"]
        ids:
          - {source: shopify, id: "900"}
          - {source: klaviyo, account: K1, id: 01ABC}
      """;

  private static ErasureRequest read(String text) {
    return ErasureRequestFile.read(
        "r.yaml",
        text,
        each -> each.contains("@"),
        each -> each.startsWith("+"),
        Set.of("shopify", "klaviyo"));
  }

  @Test
  void readsAPersonsIdentifiers() {
    ErasureRequest request = read(GOOD);

    assertThat(request)
        .isEqualTo(new ErasureRequest(
            "aurora",
            "DSR-2026.1",
            Instant.parse("2026-11-20T08:30:00Z"),
            List.of("Ada@Example.com"),
            List.of("+49 30 1234567"),
            List.of(
                new ErasureRequest.SourceId("shopify", Optional.empty(), "900"),
                new ErasureRequest.SourceId("klaviyo", Optional.of("K1"), "01ABC")),
            "r.yaml"));
    assertThat(request.toString() + request.ids())
        .doesNotContain("Ada")
        .doesNotContain("1234567")
        .doesNotContain("900");
  }

  @Test
  void readsJson() {
    assertThat(
            read("{\"client\":\"aurora\",\"request_id\":\"r\",\"received_at\":\"2026-11-20T08:30:00Z\","
                    + "\"subject\":{\"emails\":[\"ada@example.com\"]}}")
                .emails())
        .containsExactly("ada@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ada@Example.com | ada-secret | 5 | BOSCO-1005 | no e-mail address",
        "\"+49 30 1234567\" | 030-secret | 6 | BOSCO-1005 | no phone number",
        "DSR-2026.1 | ada secret | 2 | BOSCO-1005 | no request id",
        "2026-11-20T09:30:00+01:00 | secret | 3 | BOSCO-1005 | no moment",
        "source: shopify | source: secret | 8 | BOSCO-1006 | no such connector",
        "emails: | secret@example.com: | 5 | BOSCO-1002 | an unknown key",
        "emails: [Ada@Example.com] | emails: [secret | 6 | BOSCO-1001 | not valid YAML",
        "emails: [Ada@Example.com] | emails: secret | 5 | BOSCO-1004 | expected a list",
        "client: aurora | tenant: aurora | 1 | BOSCO-1003 | `client` is missing",
      })
  void saysWhatIsWrongAndNothingOfThePerson(
      String good, String bad, int line, String code, String what) {
    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOfSatisfying(ProblemsException.class, e -> {
          assertThat(e.problems().stream().map(Object::toString))
              .anyMatch(each ->
                  each.contains("r.yaml:" + line) && each.contains(code) && each.contains(what));
          assertThat(e.problems().toString() + e.getMessage())
              .doesNotContain("secret")
              .doesNotContain("1234567")
              .doesNotContain("Ada");
        });
  }

  @Test
  void wantsSomebodyToBeNamed() {
    assertThatThrownBy(() -> read("""
            client: aurora
            request_id: r
            received_at: 2026-11-20T08:30:00Z
            subject: {}
            """)).hasMessageContaining("nobody is named");
  }
}
