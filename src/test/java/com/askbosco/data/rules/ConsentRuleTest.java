package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.askbosco.data.spec.TableSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 15 of the model: whoever refused leaves no identifier behind. */
class ConsentRuleTest {
  private static final TableSpec SESSION =
      Objects.requireNonNull(Canon.load().get("fct_web_session"));

  private static @Nullable Object[] session(String ads, String analytics) {
    @Nullable Object[] values = new Object[SESSION.columns().size()];
    values[at("session_key")] = "s";
    values[at("user_key")] = "u";
    values[at("customer_key")] = "c";
    values[at("click_id_sha256")] = "k";
    values[at("consent_ads")] = ads;
    values[at("consent_analytics")] = analytics;
    return values;
  }

  private static int at(String column) {
    return Objects.requireNonNull(SESSION.positions().get(column));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "GRANTED, GRANTED, u, c, k",
        "UNKNOWN, UNKNOWN, u, c, k",
        "DENIED, GRANTED, u, c, -",
        "GRANTED, DENIED, s, -, -",
        "DENIED, DENIED, s, -, -",
      })
  void rule_15_a_visitor_who_refused_is_known_by_the_session_alone(
      String ads,
      String analytics,
      String user,
      @Nullable String customer,
      @Nullable String click) {
    @Nullable Object[] values = session(ads, analytics);

    Consent.of(SESSION).enforce(values);

    assertThat(values[at("user_key")]).isEqualTo(user);
    assertThat(values[at("customer_key")]).isEqualTo(customer);
    assertThat(values[at("click_id_sha256")]).isEqualTo(click);
    assertThat(values[at("session_key")]).isEqualTo("s");
  }

  @ParameterizedTest
  @CsvSource({"subscribed, true", "not_subscribed, true", "unsubscribed, false"})
  void rule_15_a_customer_who_took_consent_back_leaves_no_address_in_silver(
      String state, boolean stays) {
    Mapped mapped = Mapped.of("shopify", "customers", """
        {"id":"900","email":"ada@example.com","phone":"+49301234567","created_at":"2026-03-01T10:00:00Z",
         "updated_at":"2026-03-01T10:00:00Z","email_marketing_consent":{"state":"%s"}}""".formatted(state));

    assertThat(mapped.rows().get(0).get("email_sha256") != null).isEqualTo(stays);
    assertThat(mapped.rows().get(0).get("phone_sha256")).isNotNull();
    assertThat(mapped.rows().get(0).get("customer_key")).isNotNull();
  }

  @Test
  void saysWhatInItsFileCannotWork() {
    assertThatThrownBy(() -> Consent.read("consent.yaml", """
            tables:
              fct_web_session:
                consent_ads: {refused: [DENIED], clear: [user_key, nothing, device_category]}
            """, SESSION))
        .hasMessageContaining("`user_key` cannot be left out")
        .hasMessageContaining("no column `nothing`");
  }
}
