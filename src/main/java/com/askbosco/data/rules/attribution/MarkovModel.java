package com.askbosco.data.rules.attribution;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Credit by removal from a Markov chain of order 1 (Anderl, Becker, von Wangenheim and Schumann, 2016): journeys are walks from a
 * start over channels to a conversion or to nothing. A channel's removal effect is the part of all conversions that would be lost
 * if every walk ended on reaching it; conversions and value are shared out in proportion to the removal effects.
 */
public final class MarkovModel implements AttributionModel {

  /** The model. */
  public MarkovModel() {}

  @Override
  public String id() {
    return "markov";
  }

  @Override
  public Map<String, Credit> credit(List<Journey> journeys) {
    double conversions = journeys.stream().mapToDouble(Journey::conversions).sum();
    double value = journeys.stream().mapToDouble(Journey::value).sum();
    Map<String, Credit> credits = new TreeMap<>();
    chain(journeys)
        .shares()
        .forEach((channel, share) ->
            credits.put(channel, new Credit(share * conversions, share * value)));
    return credits;
  }

  /** The part of all walks that end in a conversion. */
  static double conversionRate(List<Journey> journeys) {
    return chain(journeys).conversionRate();
  }

  private static MarkovChain chain(List<Journey> journeys) {
    MarkovChain chain = new MarkovChain();
    journeys.forEach(
        journey -> chain.add(journey.touches(), journey.conversions(), journey.lost()));
    return chain;
  }
}
