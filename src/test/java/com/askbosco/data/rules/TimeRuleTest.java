package com.askbosco.data.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 3 of the model: report days stay account-local, moments become days of the client's zone, summer time included. */
class TimeRuleTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-31",
    "20260331",
    "2026-03-31 00:00:00",
    "2026-03-31T23:59:59",
  })
  void rule_03_keeps_account_local_days(String text) throws BadValue {
    assertThat(Times.date(text)).isEqualTo(LocalDate.of(2026, 3, 31));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-13-01",
        "2026/03/31",
        "31.03.2026",
        "2026-3-1",
        "",
        "yesterday",
        "2026-03-31T00:00:00Z",
        "202603-1",
        "2026-03-31x00:00:00",
        "２０２６-03-31"
      })
  void refusesWhatIsNoAccountLocalDay(String text) {
    assertThatThrownBy(() -> Times.date(text)).isInstanceOf(BadValue.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+01:00", "0000-06-01T00:00:00Z"})
  void refusesMomentsThatNoWarehouseHolds(String text) {
    assertThatThrownBy(() -> Times.instant(text, null)).isInstanceOf(BadValue.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-04-13T05:09:44-07:00, 2023-04-13T12:09:44Z",
    "2021-05-17 23:43:28+00:00, 2021-05-17T23:43:28Z",
    "2024-03-12T15:02:47-0700, 2024-03-12T22:02:47Z",
    "2024-03-12T15:02:47.123456789Z, 2024-03-12T15:02:47.123456789Z",
    "2024-03-12T15:02:47.5+05:30, 2024-03-12T09:32:47.5Z",
    "2024-03-12T15:02:47+02, 2024-03-12T13:02:47Z",
    "2024-03-12T15:02:47.1234567891Z, 2024-03-12T15:02:47.123456789Z",
  })
  void readsMomentsWithTheirZone(String text, Instant expected) throws BadValue {
    assertThat(Times.instant(text, null)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-12", "2024-03-12T15:02:47", "2024-03-12T25:02:47Z", "2024-03-12T15:02:47Q",
        "2024-03-12T15:02:47+2", "2024-03-12T15:02:47+99:00", "2024_03_12T15:02:47Z", "1710256967",
        "2024-03-12T15:02:47+1:000", "2024-03-12T15:02:47+123456"
      })
  void refusesWhatIsNoMoment(String text) {
    assertThatThrownBy(() -> Times.instant(text, null)).isInstanceOf(BadValue.class);
  }

  @Test
  void takesTheDeclaredZoneForMomentsWithoutOne() throws BadValue {
    assertThat(Times.instant("2026-03-31 00:30:00", ZoneOffset.UTC))
        .isEqualTo("2026-03-31T00:30:00Z");
    assertThat(Times.instant("2026-03-31 00:30:00", ZoneId.of("Europe/Berlin")))
        .isEqualTo("2026-03-30T22:30:00Z");
  }

  /** The day of 23 hours begins an hour later in UTC, the day of 25 hours ends one later. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-28T22:59:59Z, Europe/Berlin, 2026-03-28",
    "2026-03-28T23:00:00Z, Europe/Berlin, 2026-03-29",
    "2026-03-29T21:59:59Z, Europe/Berlin, 2026-03-29",
    "2026-03-29T22:00:00Z, Europe/Berlin, 2026-03-30",
    "2026-10-24T22:00:00Z, Europe/Berlin, 2026-10-25",
    "2026-10-25T22:59:59Z, Europe/Berlin, 2026-10-25",
    "2026-10-25T23:00:00Z, Europe/Berlin, 2026-10-26",
    "2026-03-31T15:00:00Z, Asia/Tokyo, 2026-04-01",
    "2026-03-31T03:59:59Z, America/New_York, 2026-03-30",
  })
  void rule_03_orders_are_dated_by_the_clients_zone_on_days_of_23_and_25_hours_too(
      String moment, String zone, String day) {
    Mapped mapped = Mapped.of(
        Mapped.shipped("shopify"),
        Mapped.context("shopify", "orders", zone, ""),
        "orders",
        """
        {"id":1,"created_at":"%s","currency":"EUR","line_items":[],
         "refunds":[{"id":2,"created_at":"%s"}]}""".formatted(moment, moment));

    assertThat(mapped.column("fct_order", "client_date")).containsExactly(day);
    assertThat(mapped.column("fct_refund", "client_date")).containsExactly(day);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-25, false", "2026-03-24, true", "2026-04-01, false"})
  void rule_04_a_day_is_final_when_the_window_of_restatement_has_passed(
      String day, boolean isFinal) {
    Mapped mapped = Mapped.of("google-ads", "campaign", """
        {"campaign":{"id":"1"},"segments":{"date":"%s"}}""".formatted(day));
    assertThat(mapped.rows().get(0).containsKey("final")).isEqualTo(isFinal);
  }
}
