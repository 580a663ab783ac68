package com.askbosco.data.pipeline.redact;

import java.util.Locale;
import java.util.StringJoiner;

/** Takes out of a web address what may name whoever opened it. */
final class WebAddress {
  private WebAddress() {}

  /**
   * The address without its fragment; of its parameters only those whose names begin with {@code utm_} keep their value, which the
   * advertiser wrote. The others keep their name, since it says who sold a click.
   */
  static String withoutPerson(String address) {
    int hash = address.indexOf('#');
    String text = hash < 0 ? address : address.substring(0, hash);
    int question = text.indexOf('?');
    if (question < 0) {
      return text;
    }
    StringJoiner query = new StringJoiner("&");
    for (String pair : text.substring(question + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      boolean stays = equals < 0
          ? pair.isEmpty()
          : equals + 1 == pair.length() || pair.toLowerCase(Locale.ROOT).startsWith("utm_");
      query.add(stays ? pair : equals < 0 ? "erased" : pair.substring(0, equals) + "=erased");
    }
    return text.substring(0, question) + "?" + query;
  }
}
