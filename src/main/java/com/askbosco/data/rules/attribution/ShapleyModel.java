package com.askbosco.data.rules.attribution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Shapley value of the game in which a set of channels wins the conversions of all journeys that touch no other channel. In
 * that game every journey is won by its own channels together and by none of them alone, so each of them gets the same part of
 * it: the exact value without walking through the subsets (Zhao, Mahboobi and Bagheri, "Shapley Value Methods for Attribution
 * Modeling in Online Advertising", 2018). Touches of the same channel share its part evenly.
 */
public final class ShapleyModel implements JourneyModel {

  /** The model. */
  public ShapleyModel() {}

  @Override
  public String id() {
    return "shapley";
  }

  @Override
  public double[] shares(List<Touch> touches) {
    Map<String, Integer> times = new HashMap<>();
    touches.forEach(touch -> times.merge(touch.channel(), 1, Integer::sum));
    double[] shares = new double[touches.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = 1.0 / times.size() / times.getOrDefault(touches.get(i).channel(), 1);
    }
    return shares;
  }
}
