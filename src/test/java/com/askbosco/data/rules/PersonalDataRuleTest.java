package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.askbosco.data.model.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 15 of the model: personal data reaches silver as SHA-256 of one agreed form, or not at all. */
class PersonalDataRuleTest {

  @ParameterizedTest
  @CsvSource({
    "ada@example.com, ada@example.com",
    "' ADA@Example.COM ', ada@example.com",
  })
  void rule_15_addresses_are_hashed_trimmed_and_in_lower_case(String raw, String form) {
    assertThat(Personal.email(raw)).isEqualTo(Mapped.sha256(form));
  }

  @ParameterizedTest
  @CsvSource({"nobody", "@example.com", "''"})
  void leavesOutWhatIsNoAddress(String raw) {
    assertThat(Personal.email(raw)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "+49301234567, +49301234567",
    "+49 (30) 123-45.67, +49301234567",
    "0049 30 1234567, +49301234567",
    "+1 212 555 0100, +12125550100",
  })
  void rule_15_numbers_are_hashed_in_e164(String raw, String form) {
    assertThat(Personal.phone(raw)).isEqualTo(Mapped.sha256(form));
  }

  @ParameterizedTest
  @CsvSource({
    "030 1234567",
    "+49 30 1234567 ext 5",
    "+12",
    "+1234567890123456",
    "+0301234567",
    "''",
    "none"
  })
  void leavesOutNumbersWhoseCountryIsUnknown(String raw) {
    assertThat(Personal.phone(raw)).isNull();
  }

  @Test
  void rule_15_reasons_show_no_personal_data() {
    Mapped mapped = Mapped.of("shopify", "customers", """
        {"id":"900","email":"ada@example.com","created_at":"ada@example.com"}""");

    assertThat(mapped.rows()).isEmpty();
    Rejected rejected = mapped.rejected().get(0);
    assertThat(rejected.reason()).doesNotContain("ada").startsWith("`created_ts`: ");
    assertThat(rejected.payload()).contains("ada@example.com");
  }
}
