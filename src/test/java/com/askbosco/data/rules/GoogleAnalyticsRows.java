package com.askbosco.data.rules;

/** Rows of GA4's traffic report, mapped. */
final class GoogleAnalyticsRows {
  private static final String TRAFFIC = "traffic_acquisition_session_source_medium_report";

  private GoogleAnalyticsRows() {}

  /** What becomes of a row with these fields: name, value, name, value … */
  static Mapped traffic(String... fields) {
    StringBuilder json =
        new StringBuilder("{\"date\":\"20260331\",\"property_id\":\"1\",\"sessions\":1");
    for (int i = 0; i < fields.length; i += 2) {
      json.append(",\"%s\":\"%s\"".formatted(fields[i], fields[i + 1]));
    }
    return Mapped.of("google-analytics-data-api", TRAFFIC, json.append('}').toString());
  }
}
