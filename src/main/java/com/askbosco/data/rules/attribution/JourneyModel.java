package com.askbosco.data.rules.attribution;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A model that looks at one journey at a time: what it gives to a journey's touches depends on no other journey. */
public sealed interface JourneyModel extends AttributionModel permits TouchModel, ShapleyModel {

  /**
   * The parts of a journey's end that its touches are credited with.
   *
   * @param touches oldest first, at least one
   * @return a part for each touch, not negative; they sum to 1 but for the last digits
   */
  double[] shares(List<Touch> touches);

  @Override
  default Map<String, Credit> credit(List<Journey> journeys) {
    Map<String, Credit> credits = new TreeMap<>();
    for (Journey journey : journeys) {
      double[] each = shares(journey.touches());
      for (int i = 0; i < each.length; i++) {
        String channel = journey.touches().get(i).channel();
        credits.put(channel, credits.getOrDefault(channel, Credit.NONE).plus(each[i], journey));
      }
    }
    return credits;
  }
}
