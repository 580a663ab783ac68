package com.askbosco.data.pipeline.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.rules.PersonRule;
import com.askbosco.data.rules.PersonRules;
import com.askbosco.data.rules.Pseudonyms;
import com.askbosco.data.rules.Reference;
import com.askbosco.data.rules.RowContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages without the person: every other byte stays as it came. */
class PageRedactorTest {
  private static final String RULES = """
      source: shop
      streams:
        people:
          person: [{key: {path: id}}, {hash: {email: email}}]
          erase: record
        orders:
          person: [{hash: {email: buyer.email}}, {hash: {phone: phone}}]
          erase: [buyer, phone, address, notes.text]
          keep: [address.country]
          addresses: [visits.page]
      """;
  private static final RowContext CONTEXT = new RowContext(
      "t",
      new Slice("c", "shop", "shop", "orders", "1", "key", null),
      "EUR",
      ZoneOffset.UTC,
      "",
      Instant.EPOCH,
      LocalDate.EPOCH);

  private static String redact(String stream, String page) {
    PersonRule rule = PersonRules.load("shop", "privacy.yaml", RULES, Reference.load()).stream(
            stream)
        .orElseThrow();
    String ada = Pseudonyms.ofEmail("ada@example.com").orElseThrow();
    byte[] clear = new PageRedactor(rule)
        .redact(page.getBytes(StandardCharsets.UTF_8), CONTEXT, persons -> persons.contains(ada));
    return new String(clear, StandardCharsets.UTF_8);
  }

  @Test
  void aRecordThatStandsForThePersonBecomesATombstoneInItsPlace() {
    assertThat(redact("people", """
            {"data" : [ {"id":1, "email":"bo@example.com"},
              {"id": 2, "email": " ADA@example.com", "more": {"x": [1, {"y": "}"}]}} , {"id":3}], "cursor":"ü"}""")).isEqualTo("""
            {"data" : [ {"id":1, "email":"bo@example.com"},
              {"_bosco_erased":true} , {"id":3}], "cursor":"ü"}""");
  }

  @Test
  void ofAnOrderOnlyThePersonGoes() {
    assertThat(redact("orders", """
            [{"id":"ö1","total":12.50,"buyer":{"email":"ada@example.com","id":7},"phone":null,
              "address":{"city":"Berlin","country":"DE","geo":[1,2]},"notes":[{"n":1,"text":"hi \\"x\\""},{"n":2,"text":null}],
              "visits":[{"page":"https://s.example/?utm_source=a&gclid=Cj0#frag"},{"page":"https://s.example/p"}]},
             {"id":"2","buyer":{"email":"bo@example.com"},"phone":"+49301234567"}]""")).isEqualTo("""
            [{"id":"ö1","total":12.50,"buyer":null,"phone":null,
              "address":{"city":null,"country":"DE","geo":null},"notes":[{"n":1,"text":null},{"n":2,"text":null}],
              "visits":[{"page":"https://s.example/?utm_source=a&gclid=erased"},{"page":"https://s.example/p"}]},
             {"id":"2","buyer":{"email":"bo@example.com"},"phone":"+49301234567"}]""");
  }

  @Test
  void linesOfJsonAreClearedLineByLine() {
    assertThat(redact("people", "{\"id\":1,\"email\":\"ada@example.com\"}\n{\"id\":2}\n"))
        .isEqualTo("{\"_bosco_erased\":true}\n{\"id\":2}\n");
  }

  @Test
  void aPageWithoutThePersonIsTheSameBytes() {
    byte[] page = "{\"data\":[{\"id\":1}]}".getBytes(StandardCharsets.UTF_8);
    PersonRule rule = PersonRules.load("shop", "privacy.yaml", RULES, Reference.load()).stream(
            "people")
        .orElseThrow();
    assertThat(new PageRedactor(rule).redact(page, CONTEXT, persons -> false)).isSameAs(page);
  }

  @Test
  void whatIsNoJsonIsRefusedWithoutBeingShown() {
    assertThatThrownBy(() -> redact("people", "id,email\n1,ada@example.com\n"))
        .isInstanceOfSatisfying(
            BoscoException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ERASURE_INCOMPLETE))
        .hasMessageNotContaining("ada")
        .hasNoCause();
  }

  @ParameterizedTest
  @CsvSource({
    "https://s.example/a?x=1&utm_term=shoe&y, https://s.example/a?x=erased&utm_term=shoe&erased",
    "https://s.example/a?x=, https://s.example/a?x=",
    "https://s.example/a#me, https://s.example/a",
    "no address, no address",
  })
  void addressesKeepTheirNamesAndTheAdvertisersValues(String address, String clear) {
    assertThat(WebAddress.withoutPerson(address)).isEqualTo(clear);
  }
}
