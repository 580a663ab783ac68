package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A customer over the years: the day of the first order and of those that follow, which the first order's hash decides.
 *
 * @param key random key
 * @param ordinal position among the first orders of the day
 * @param firstDay day of the first order
 * @param origin where the first visit came from
 */
record CustomerLife(long key, int ordinal, LocalDate firstDay, Origin origin) {
  /** Longest time between the first and the last order. */
  static final int MAX_DAYS = 120;

  private static final double[] AGAIN = {.3, .42, .5};
  private static final int MIN_GAP = 5;
  private static final int GAPS = 35;
  private static final List<String> FIRST_NAMES =
      List.of("Ada", "Bruno", "Clara", "Dario", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jonas");
  private static final List<String> LAST_NAMES = List.of(
      "Adler", "Berg", "Cole", "Dietz", "Evans", "Frei", "Grant", "Holm", "Iversen", "Jung");
  private static final List<String> ABROAD = List.of("AT", "BE", "DK", "FR", "IE", "IT");

  /** Whether the order was one of the shop's own trials. */
  boolean test() {
    return Draw.happens(Draw.hash(key, 1), .012);
  }

  /** Days of all orders, the first one included, oldest first. */
  List<LocalDate> orderDays() {
    List<LocalDate> days = new ArrayList<>();
    LocalDate day = firstDay;
    days.add(day);
    for (int i = 0; i < AGAIN.length && again(i); i++) {
      day = day.plusDays(gap(i));
      days.add(day);
    }
    return days;
  }

  private boolean again(int number) {
    return Draw.happens(Draw.hash(key, 2, number), AGAIN[number]) && !test();
  }

  private int gap(int number) {
    return MIN_GAP + Draw.below(Draw.hash(key, 3, number), GAPS);
  }

  String id() {
    return Long.toString(Draw.digits(Draw.hash(key, 4), 13));
  }

  String firstName() {
    return FIRST_NAMES.get(Draw.below(Draw.hash(key, 5), FIRST_NAMES.size()));
  }

  String lastName() {
    return LAST_NAMES.get(Draw.below(Draw.hash(key, 6), LAST_NAMES.size()));
  }

  /** An address as people type it: now and then with capitals. */
  String email() {
    String name = firstName() + "." + lastName() + "." + id() + "@example.com";
    return Draw.happens(Draw.hash(key, 7), .2) ? name : name.toLowerCase(Locale.ROOT);
  }

  /** An invented number of eleven digits. */
  String phone() {
    return "+1555" + Draw.digits(Draw.hash(key, 8), 7);
  }

  String country(String home) {
    return Draw.happens(Draw.hash(key, 9), .88)
        ? home
        : ABROAD.get(Draw.below(Draw.hash(key, 10), ABROAD.size()));
  }

  boolean emailConsent() {
    return Draw.happens(Draw.hash(key, 11), .55);
  }

  boolean smsConsent() {
    return Draw.happens(Draw.hash(key, 12), .15);
  }

  /** The random key of an order. */
  long orderKey(int number) {
    return Draw.hash(key, 13, number);
  }
}
