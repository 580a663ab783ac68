package com.askbosco.data.pipeline.source.files;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Excel's number formats say a number is (ECMA-376, 18.8.30 and 18.8.31). */
enum DateFormat {
  NONE,
  DAY,
  MOMENT;

  private static final Pattern LITERAL = Pattern.compile(
      "\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^\\]]*]", Pattern.CASE_INSENSITIVE);

  static DateFormat of(@Nullable Integer id, @Nullable String code) {
    if (id != null) {
      if (id == 14 || id == 15 || id == 16 || id == 17 || (id >= 27 && id <= 36 && code == null)) {
        return DAY;
      }
      if ((id >= 18 && id <= 22) || (id >= 45 && id <= 47)) {
        return MOMENT;
      }
      if (id < 164 && (code == null || id <= 13 || id == 49)) {
        return NONE;
      }
    }
    if (code == null) {
      return NONE;
    }
    String first = LITERAL
        .matcher(code.split(";", 2)[0])
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("general", "");
    boolean time = first.contains("h") || first.contains("s") || first.contains("am/pm");
    boolean day = first.contains("y") || first.contains("d") || (first.contains("m") && !time);
    if ((first.contains("0") && !time) || first.contains("#")) {
      return NONE;
    }
    return time ? MOMENT : day ? DAY : NONE;
  }
}
