package com.askbosco.data.sandbox.world;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a world is.
 *
 * @param clients number of clients, 1 to 10,000
 * @param days number of days up to the world's last day, 1 to 3,650
 */
public record Scale(int clients, int days) {
  /** The world shown when nothing else is asked for: 5 clients, 21 days. */
  public static final Scale DEFAULT = new Scale(5, 21);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})(?:x([0-9]{1,4}))?");

  /** Refuses sizes out of range. */
  public Scale {
    if (clients < 1 || clients > 10_000 || days < 1 || days > 3_650) {
      throw new BoscoException(
          ErrorCode.USAGE,
          "A world has 1 to 10000 clients and 1 to 3650 days, not " + clients + "x" + days + ".");
    }
  }

  /** Reads {@code CLIENTSxDAYS}, or a plain N for N times the default world's clients. */
  public static Scale parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new BoscoException(
          ErrorCode.USAGE, "Write the scale as CLIENTSxDAYS, such as 5x21, not `" + text + "`.");
    }
    int first = Integer.parseInt(matcher.group(1));
    return matcher.group(2) == null
        ? new Scale(first * DEFAULT.clients, DEFAULT.days)
        : new Scale(first, Integer.parseInt(matcher.group(2)));
  }

  @Override
  public String toString() {
    return clients + "x" + days;
  }
}
