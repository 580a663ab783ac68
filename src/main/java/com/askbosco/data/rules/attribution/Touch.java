package com.askbosco.data.rules.attribution;

/**
 * One contact of a customer with a channel.
 *
 * @param channel what is credited: a channel, or channel and campaign as one text
 * @param daysBefore days from the contact to the end of the journey, not negative; fractions count
 */
public record Touch(String channel, double daysBefore) {

  /** Refuses a contact after the end of its journey. */
  public Touch {
    if (!(daysBefore >= 0)) {
      throw new IllegalArgumentException(
          "A touch of " + channel + " lies " + -daysBefore + " days after the end of its journey");
    }
  }
}
