package com.askbosco.data.rules.attribution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The Shapley value of the game in which a set of channels wins the conversions of all journeys that touch no other channel. In
 * that game every journey is won by its own channels together and by none of them alone, so each of them gets the same part of
 * it: the exact value without walking through the subsets (Zhao, Mahboobi and Bagheri, "Shapley Value Methods for Attribution
 * Modeling in Online Advertising", 2018).
 */
public final class ShapleyModel implements AttributionModel {

  /** The model. */
  public ShapleyModel() {}

  @Override
  public String id() {
    return "shapley";
  }

  @Override
  public Map<String, Credit> credit(List<Journey> journeys) {
    Map<String, Credit> credits = new TreeMap<>();
    for (Journey journey : journeys) {
      Set<String> channels = new TreeSet<>();
      journey.touches().forEach(touch -> channels.add(touch.channel()));
      for (String channel : channels) {
        credits.put(
            channel,
            credits.getOrDefault(channel, Credit.NONE).plus(1.0 / channels.size(), journey));
      }
    }
    return credits;
  }
}
