package com.askbosco.data.launch.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Web events by their number: the same number is the same event in every run. Of a hundred messages one repeats the one before. */
final class StreamEvents {
  /** One of so many messages is a repetition. */
  static final int REPEATED = 100;

  private static final String[] PAGES = {
    "/", "/tents", "/tents/aurora-3", "/boots", "/cart", "/about"
  };
  private static final String[] SOURCES = {"google", "facebook", "newsletter", "bing"};
  private static final String[] MEDIA = {"cpc", "paid_social", "email", "organic"};

  private StreamEvents() {}

  /** The message with that number, as it is sent at a moment. */
  static byte[] message(long number, Instant at) {
    long event = number % REPEATED == REPEATED - 1 ? number - 1 : number;
    int kind = (int) (event % 4);
    StringBuilder text = new StringBuilder(700)
        .append("{\"messageId\":\"m-")
        .append(event)
        .append("\",\"type\":\"")
        .append(kind == 0 ? "track" : "page")
        .append("\",\"anonymousId\":\"visitor-")
        .append(event % 50_000)
        .append("\",\"timestamp\":\"")
        .append(at)
        .append("\",\"context\":{\"page\":{\"url\":\"https://shop.example")
        .append(PAGES[(int) (event % PAGES.length)])
        .append("\",\"title\":\"Aurora Outdoor\"},\"campaign\":{\"source\":\"")
        .append(SOURCES[kind])
        .append("\",\"medium\":\"")
        .append(MEDIA[kind])
        .append("\",\"name\":\"spring-")
        .append(event % 20)
        .append("\"},\"device\":{\"type\":\"mobile\"},\"location\":{\"countryCode\":\"DE\"},")
        .append("\"consent\":{\"categoryPreferences\":{\"analytics\":true}}}");
    if (kind == 0) {
      text.append(",\"event\":\"Order Completed\",\"properties\":{\"order_id\":\"o-")
          .append(event)
          .append("\",\"currency\":\"EUR\",\"revenue\":")
          .append(20 + event % 300)
          .append('.')
          .append(1 + event % 9)
          .append('}');
    }
    return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** How many different events the first so many messages are. */
  static long different(long messages) {
    return messages - messages / REPEATED;
  }
}
