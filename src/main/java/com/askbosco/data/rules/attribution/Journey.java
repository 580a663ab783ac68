package com.askbosco.data.rules.attribution;

import java.util.List;

/**
 * All customers who went the same way.
 *
 * @param touches oldest first; at least one
 * @param conversions how many of them converted
 * @param value what their conversions are worth, together
 * @param lost how many of them did not convert
 */
public record Journey(List<Touch> touches, double conversions, double value, double lost) {

  /** Refuses a journey without touches or with negative counts. */
  public Journey {
    touches = List.copyOf(touches);
    if (touches.isEmpty()) {
      throw new IllegalArgumentException("A journey has at least one touch");
    }
    if (!(conversions >= 0) || !(lost >= 0)) {
      throw new IllegalArgumentException("A journey cannot end a negative number of times");
    }
  }

  /** A journey of which only the order of the channels is known. */
  public static Journey of(List<String> channels, double conversions, double value, double lost) {
    return new Journey(
        channels.stream().map(channel -> new Touch(channel, 0)).toList(), conversions, value, lost);
  }
}
