package com.askbosco.data.attribution;

import com.askbosco.data.rules.attribution.AttributionModel;
import com.askbosco.data.rules.attribution.JourneyModel;
import com.askbosco.data.rules.attribution.MarkovChain;
import com.askbosco.data.rules.attribution.MarkovModel;
import com.askbosco.data.rules.attribution.Touch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The credit of one client's journeys that ended in one calendar month. Models that look at one journey at a time give each day what
 * its own orders were worth. The Markov chain is that of the whole month: its shares, times the part that a campaign has in the
 * linear credit of its channel, are applied to what each day was worth, so that days and months both add up. Not thread-safe.
 */
final class ClientMonth {
  /** The channel group that last-non-direct passes over, GA4's name. */
  private static final Set<String> DIRECT = Set.of("Direct");

  private static final List<AttributionModel> MODELS = AttributionModel.all(DIRECT);

  private final Map<Unit, Integer> numbers = new HashMap<>();
  private final List<Unit> units = new ArrayList<>();
  private final List<Double> linear = new ArrayList<>();
  private final Map<LocalDate, Day> days = new TreeMap<>();
  private final MarkovChain chain = new MarkovChain();

  /** Figures of a day: of each model by unit, and of all orders whose touches are known. */
  private static final class Day {
    private final List<Map<Integer, Figures>> models = new ArrayList<>();
    private final Figures followed = new Figures();

    Day() {
      MODELS.forEach(model -> models.add(new HashMap<>()));
    }

    void add(int model, int unit, Figures figures) {
      models.get(model).computeIfAbsent(unit, u -> new Figures()).add(figures);
    }
  }

  /** Takes the credit of a model to a unit on a day. */
  @FunctionalInterface
  interface Credited {
    void accept(LocalDate day, String model, Unit unit, Figures figures);
  }

  void add(JourneyEnd journey) {
    if (journey.isFollowed()) {
      chain.add(journey.touches(), journey.isConversion() ? 1 : 0, journey.isConversion() ? 0 : 1);
    }
    if (!journey.isConversion()) {
      return;
    }
    Day day = days.computeIfAbsent(journey.day(), d -> new Day());
    int[] touched = journey.units().stream().mapToInt(this::number).toArray();
    if (!journey.isFollowed()) {
      for (int model = 0; model < MODELS.size(); model++) {
        day.add(model, touched[0], journey.figures());
      }
      return;
    }
    day.followed.add(journey.figures());
    for (int touch : touched) {
      linear.set(touch, linear.get(touch) + 1.0 / touched.length);
    }
    for (int model = 0; model < MODELS.size(); model++) {
      if (MODELS.get(model) instanceof JourneyModel each) {
        credit(day, model, each, journey, touched);
      }
    }
  }

  private static void credit(
      Day day, int model, JourneyModel each, JourneyEnd journey, int[] touched) {
    List<Touch> touches = journey.touches();
    if (touched.length == 1) {
      day.add(model, touched[0], journey.figures());
      return;
    }
    double[] shares = each.shares(touches);
    Figures[] parts = journey.figures().split(shares);
    for (int i = 0; i < parts.length; i++) {
      if (shares[i] > 0) {
        day.add(model, touched[i], parts[i]);
      }
    }
  }

  private int number(Unit unit) {
    return numbers.computeIfAbsent(unit, u -> {
      units.add(u);
      linear.add(0.0);
      return units.size() - 1;
    });
  }

  /** Gives all credit by day, model and unit; ends the month. */
  void end(Credited credited) {
    List<Integer> byName = new ArrayList<>(numbers.values());
    byName.sort((a, b) -> units.get(a).compareTo(units.get(b)));
    double[] weights = markovWeights(byName);
    days.forEach((day, figures) -> {
      Figures[] parts = figures.followed.split(weights);
      for (int model = 0; model < MODELS.size(); model++) {
        boolean isMarkov = MODELS.get(model) instanceof MarkovModel;
        for (int i = 0; i < byName.size(); i++) {
          if (isMarkov && weights[i] > 0) {
            figures.add(model, byName.get(i), parts[i]);
          }
          Figures credit = figures.models.get(model).get(byName.get(i));
          if (credit != null && !credit.isNothing()) {
            credited.accept(day, MODELS.get(model).id(), units.get(byName.get(i)), credit);
          }
        }
      }
    });
  }

  /** A channel's share, times the unit's part in the linear credit of the channel. */
  private double[] markovWeights(List<Integer> byName) {
    Map<String, Double> shares = chain.shares();
    Map<String, Double> ofChannel = new HashMap<>();
    for (int number : byName) {
      ofChannel.merge(units.get(number).channelGroup(), linear.get(number), Double::sum);
    }
    double[] weights = new double[byName.size()];
    for (int i = 0; i < weights.length; i++) {
      int number = byName.get(i);
      String channel = units.get(number).channelGroup();
      double all = ofChannel.getOrDefault(channel, 0.0);
      weights[i] = all == 0 ? 0 : shares.getOrDefault(channel, 0.0) * linear.get(number) / all;
    }
    return weights;
  }
}
