package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.scenario.FaultKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list that is walked with opaque cursors.
 *
 * @param items what is on the page
 * @param next cursor of the next page, empty after the last
 */
record PageOf<T>(List<T> items, Optional<String> next) {

  /**
   * Cuts the page that a cursor points to; the faults that concern cursors show here.
   *
   * @param cursor the cursor sent, empty for the first page
   * @param size most items on a page
   */
  static <T> PageOf<T> of(List<T> all, Optional<String> cursor, int size, Exchange exchange) {
    String place = cursor.map(PageOf::decode).orElse("0");
    boolean copy = place.endsWith("c");
    int from = Math.min(offset(copy ? place.substring(0, place.length() - 1) : place), all.size());
    int to = Math.min(from + size, all.size());
    List<T> items = all.subList(from, to);
    if (exchange.has(FaultKind.ENDLESS_TOKEN)) {
      return new PageOf<>(items, Optional.of(encode(Integer.toString(from))));
    }
    if (exchange.has(FaultKind.DUPLICATE_PAGE) && !copy) {
      return new PageOf<>(items, Optional.of(encode(from + "c")));
    }
    return new PageOf<>(
        items, to < all.size() ? Optional.of(encode(Integer.toString(to))) : Optional.empty());
  }

  private static int offset(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE; // a cursor nobody gave out points behind the end
    }
  }

  private static String encode(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("at:" + place).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return text.startsWith("at:") ? text.substring(3) : "";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
