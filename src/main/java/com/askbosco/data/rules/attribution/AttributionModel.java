package com.askbosco.data.rules.attribution;

import java.util.List;
import java.util.Map;

/**
 * Shares conversions out among channels. Every model conserves credit: what it gives to all channels together is what the journeys
 * hold. Immutable and thread-safe.
 */
public sealed interface AttributionModel permits JourneyModel, MarkovModel {

  /** The name under which the model is stored, such as {@code position_based}. */
  String id();

  /**
   * Credits the channels of the journeys.
   *
   * @return every channel that occurs, by name; those without credit too
   */
  Map<String, Credit> credit(List<Journey> journeys);

  /**
   * The models there are, with their usual settings.
   *
   * @param direct the channels that {@code last_non_direct} passes over
   */
  static List<AttributionModel> all(java.util.Set<String> direct) {
    return List.of(
        TouchModel.firstTouch(),
        TouchModel.lastTouch(),
        TouchModel.lastNonDirect(direct),
        TouchModel.linear(),
        TouchModel.positionBased(0.4, 0.4),
        TouchModel.timeDecay(7),
        new MarkovModel(),
        new ShapleyModel());
  }
}
