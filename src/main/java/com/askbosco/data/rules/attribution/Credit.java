package com.askbosco.data.rules.attribution;

/**
 * What a channel is credited with.
 *
 * @param conversions a share of the conversions, so a fraction as a rule
 * @param value the same share of their value
 */
public record Credit(double conversions, double value) {

  /** No credit. */
  public static final Credit NONE = new Credit(0, 0);

  Credit plus(double share, Journey journey) {
    return new Credit(conversions + share * journey.conversions(), value + share * journey.value());
  }
}
