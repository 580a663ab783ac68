package com.askbosco.data.rules;

import static com.askbosco.data.rules.Mapped.key;
import static com.askbosco.data.rules.Mapped.row;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebMailAndRatesMappingTest {
  private static final String GA4 = "google-analytics-data-api";
  private static final String TRAFFIC = "traffic_acquisition_session_source_medium_report";

  @Test
  void mapsTrafficOfTheFullReport() {
    Mapped mapped = Mapped.of(GA4, TRAFFIC, """
        {"property_id":"123","date":"20260324","sessionSource":"Google","sessionMedium":"cpc",
         "sessionCampaignName":"Spring%20Sale","sessionDefaultChannelGroup":"Paid Search","deviceCategory":"mobile",
         "countryId":"DE","sessions":40,"engagedSessions":11,"totalUsers":38,"newUsers":5,"conversions":"2",
         "transactions":1,"totalRevenue":"35.72"}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_web_traffic_daily
            final: true
            report_date: 2026-03-24
            traffic_key: %s
            property_id: 123
            source: google
            medium: cpc
            campaign: spring sale
            channel_group: Paid Search
            device: MOBILE
            country_code: DE
            currency_code: EUR
            sessions: 40
            engaged_sessions: 11
            users: 38
            new_users: 5
            key_events: 2
            transactions: 1
            revenue: 35.72
            is_sampled: false
            is_thresholded: false""".formatted(
            key(GA4, "123|Google|cpc|Spring%20Sale|Paid Search|mobile|DE"))));
  }

  @Test
  void fillsDimensionsThatTheReportDidNotAskFor() {
    Mapped mapped = Mapped.of(GA4, TRAFFIC, """
        {"property_id":"123","date":"20260331","sessionSource":"(direct)","sessionMedium":"(none)","totalUsers":4,
         "sessions":4,"engagedSessions":1,"eventCount":80,"conversions":1.0,"totalRevenue":35.72}""");

    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_web_traffic_daily
            report_date: 2026-03-31
            traffic_key: %s
            property_id: 123
            source: (direct)
            medium: (none)
            campaign: (not set)
            channel_group: Direct
            device: UNKNOWN
            country_code: (not set)
            currency_code: EUR
            sessions: 4
            engaged_sessions: 1
            users: 4
            key_events: 1
            revenue: 35.72
            is_sampled: false
            is_thresholded: false
            extra: {"event_count":80}""".formatted(
            key(GA4, "123|(direct)|(none)|(not set)|(not set)|(not set)|(not set)"))));
  }

  @Test
  void cleaningMergesNoRows() {
    String json = """
        {"property_id":"123","date":"20260331","sessionSource":"%s","sessionMedium":"cpc","sessions":1}""";
    Mapped upper = Mapped.of(GA4, TRAFFIC, json.formatted("Google"));
    Mapped lower = Mapped.of(GA4, TRAFFIC, json.formatted("google"));

    assertThat(upper.column("fct_web_traffic_daily", "source"))
        .isEqualTo(lower.column("fct_web_traffic_daily", "source"));
    assertThat(upper.column("fct_web_traffic_daily", "traffic_key"))
        .isNotEqualTo(lower.column("fct_web_traffic_daily", "traffic_key"));
  }

  @Test
  void mapsResultsOfMessages() {
    Mapped mapped = Mapped.of("klaviyo", "campaign_values", """
        {"groupings":{"send_channel":"email","campaign_id":"01C","campaign_message_id":"01M"},
         "statistics":{"recipients":1000,"delivered":990,"bounced":10,"opens":500.0,"opens_unique":400,"clicks":60,
                       "clicks_unique":50,"unsubscribes":3,"spam_complaints":1,"conversions":7,"conversion_value":499.30},
         "date":"2026-03-31","campaign_id":"01C","campaign_message_id":"01M","send_channel":"email"}""");

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.rows()).containsExactly(row("""
            table: fct_message_daily
            report_date: 2026-03-31
            message_key: %s
            message_id: 01C
            variant_id: 01M
            message_name: (not set)
            channel: EMAIL
            channel_group: Email
            currency_code: EUR
            sent: 1000
            delivered: 990
            opens: 500
            unique_opens: 400
            clicks: 60
            unique_clicks: 50
            bounces_hard: 10
            unsubscribes: 3
            complaints: 1
            attributed_orders: 7
            attributed_revenue: 499.3
            attribution_window_h: 120""".formatted(key("klaviyo", "01C"))));
  }

  @Test
  void mapsMessagesAndWhatRecipientsDid() {
    assertThat(Mapped.of("klaviyo", "campaigns", """
        {"type":"campaign","id":"01C","attributes":{"name":"Spring","status":"Sent","channel":"email",
         "created_at":"2026-03-20T10:00:00+00:00","scheduled_at":null,"updated_at":"2026-03-21T10:00:00.123456+00:00",
         "send_time":"2026-03-21T09:00:00+00:00"},"updated_at":"2026-03-21T10:00:00+00:00"}""").rows())
        .containsExactly(row("""
            table: dim_message
            message_key: %s
            message_id: 01C
            name: Spring
            channel: EMAIL
            status: SENT
            send_ts: 2026-03-21T09:00:00Z
            created_ts: 2026-03-20T10:00:00Z
            updated_ts: 2026-03-21T10:00:00.123456Z""".formatted(key("klaviyo", "01C"))));
    assertThat(Mapped.of("klaviyo", "events", """
        {"type":"event","id":"3q","attributes":{"timestamp":1774308208,"datetime":"2026-03-23 23:43:28+00:00"},
         "relationships":{"profile":{"data":{"type":"profile","id":"01P"}},
                          "metric":{"data":{"type":"metric","id":"Op3n"}}}}""").rows())
        .containsExactly(row("""
            table: fct_message_event
            event_key: %s
            event_id: 3q
            event_ts: 2026-03-23T23:43:28Z
            client_date: 2026-03-24
            event_type_id: Op3n
            recipient_key: %s""".formatted(key("klaviyo", "3q"), key("klaviyo", "01P"))));
  }

  @Test
  void mapsReferenceRates() {
    assertThat(Mapped.of("ecb-rates", "rates", """
        {"date":"2026-03-31","base":"EUR","quote":"JPY","rate":161.37}""").rows()).containsExactly(row("""
            table: ref_fx_daily
            fx_date: 2026-03-31
            base_currency: EUR
            quote_currency: JPY
            rate: 161.37"""));
  }
}
