package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query in the part of Google Ads' query language that reports need.
 *
 * @param fields the selected fields in their order
 * @param resource the resource after FROM
 * @param days the days of the condition on {@code segments.date}
 */
record Gaql(List<String> fields, String resource, DateRange days) {
  private static final Pattern QUERY = Pattern.compile(
      "\\s*SELECT\\s+(.+?)\\s+FROM\\s+([a-z_]+)(?:\\s+WHERE\\s+(.+?))?\\s*",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DAYS = Pattern.compile(
      "segments\\.date\\s+BETWEEN\\s+['\"]([0-9-]+)['\"]\\s+AND\\s+['\"]([0-9-]+)['\"]",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_0-9]+)+");

  /** A query that the vendor refuses, with the vendor's code for why. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** Reads a query. */
  static Gaql parse(String text) throws Refused {
    Matcher query = QUERY.matcher(text);
    if (!query.matches()) {
      throw new Refused("UNEXPECTED_INPUT", "Error in query: unexpected input.");
    }
    List<String> fields = new ArrayList<>();
    for (String field : query.group(1).split(",", -1)) {
      String name = field.strip();
      if (!NAME.matcher(name).matches()) {
        throw new Refused(
            "BAD_FIELD_NAME", "Error in SELECT clause: invalid field name '" + name + "'.");
      }
      fields.add(name);
    }
    return new Gaql(
        List.copyOf(fields), query.group(2).toLowerCase(Locale.ROOT), days(query.group(3)));
  }

  private static DateRange days(@org.jspecify.annotations.Nullable String where) throws Refused {
    Matcher days = where == null ? null : DAYS.matcher(where);
    if (days == null || !days.matches()) {
      throw new Refused(
          "EXPECTED_FILTERS_ON_DATE_RANGE",
          "The WHERE clause must consist of one range of segments.date.");
    }
    try {
      return new DateRange(LocalDate.parse(days.group(1)), LocalDate.parse(days.group(2)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new Refused(
          "INVALID_VALUE_WITH_BETWEEN_OPERATOR", "Invalid date range in the WHERE clause.");
    }
  }

  /** The name of a field in JSON: {@code campaign_budget.amount_micros} is {@code campaignBudget.amountMicros}. */
  static String camelCase(String name) {
    StringBuilder camel = new StringBuilder(name.length());
    boolean up = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        up = true;
      } else {
        camel.append(up ? Character.toUpperCase(c) : c);
        up = false;
      }
    }
    return camel.toString();
  }
}
