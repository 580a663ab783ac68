package com.askbosco.data.rules.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Credit by removal from a Markov chain of order 1 (Anderl, Becker, von Wangenheim and Schumann, 2016): journeys are walks from a
 * start over channels to a conversion or to nothing. A channel's removal effect is the part of all conversions that would be lost
 * if every walk ended on reaching it; conversions and value are shared out in proportion to the removal effects.
 */
public final class MarkovModel implements AttributionModel {
  /** Below this a pivot counts as zero: the channel is never reached, or never left. */
  private static final double NOTHING = 1e-12;

  /** The model. */
  public MarkovModel() {}

  @Override
  public String id() {
    return "markov";
  }

  @Override
  public Map<String, Credit> credit(List<Journey> journeys) {
    Chain chain = new Chain(journeys);
    int n = chain.channels.size();
    double[] effects = new double[n];
    double base = chain.conversionRate(-1);
    for (int channel = 0; channel < n; channel++) {
      effects[channel] = base == 0 ? 0 : 1 - chain.conversionRate(channel) / base;
    }
    double all = Arrays.stream(effects).sum();
    double conversions = journeys.stream().mapToDouble(Journey::conversions).sum();
    double value = journeys.stream().mapToDouble(Journey::value).sum();
    Map<String, Credit> credits = new TreeMap<>();
    chain.channels.forEach((channel, index) -> {
      double share = all == 0 ? 0 : effects[index] / all;
      credits.put(channel, new Credit(share * conversions, share * value));
    });
    return credits;
  }

  /** The part of all walks that end in a conversion. */
  static double conversionRate(List<Journey> journeys) {
    return new Chain(journeys).conversionRate(-1);
  }

  /** Steps between channels, counted. */
  private static final class Chain {
    private final Map<String, Integer> channels = new TreeMap<>();
    private final double[] starts;
    private final double[][] steps;
    private final double[] conversions;
    private final double[] leaves;
    private double walks;

    Chain(List<Journey> journeys) {
      for (Journey journey : journeys) {
        journey.touches().forEach(t -> channels.putIfAbsent(t.channel(), channels.size()));
      }
      int n = channels.size();
      starts = new double[n];
      steps = new double[n][n];
      conversions = new double[n];
      leaves = new double[n];
      journeys.forEach(this::count);
    }

    private void count(Journey journey) {
      double weight = journey.conversions() + journey.lost();
      int at = -1;
      for (Touch touch : journey.touches()) {
        int next = java.util.Objects.requireNonNull(channels.get(touch.channel()));
        if (at < 0) {
          starts[next] += weight;
        } else {
          steps[at][next] += weight;
          leaves[at] += weight;
        }
        at = next;
      }
      conversions[at] += journey.conversions();
      leaves[at] += weight;
      walks += weight;
    }

    /**
     * The part of walks that convert when one channel is a dead end; −1 for none. With {@code p(c)} the chance to convert from a
     * channel, {@code p(c) = conversion(c) + Σ step(c, d) · p(d)} is a linear system.
     */
    double conversionRate(int removed) {
      int n = starts.length;
      double[][] system = new double[n][n + 1];
      for (int c = 0; c < n; c++) {
        system[c][c] = 1;
        if (c == removed || leaves[c] == 0) {
          continue;
        }
        for (int d = 0; d < n; d++) {
          system[c][d] -= steps[c][d] / leaves[c];
        }
        system[c][n] = conversions[c] / leaves[c];
      }
      double[] chance = solve(system);
      double rate = 0;
      for (int c = 0; c < n; c++) {
        rate += walks == 0 ? 0 : starts[c] / walks * chance[c];
      }
      return rate;
    }

    /** Gauss-Jordan elimination with the largest pivot of each column. */
    private static double[] solve(double[][] system) {
      int n = system.length;
      for (int column = 0; column < n; column++) {
        int pivot = column;
        for (int row = column + 1; row < n; row++) {
          if (Math.abs(system[row][column]) > Math.abs(system[pivot][column])) {
            pivot = row;
          }
        }
        double[] swapped = system[column];
        system[column] = system[pivot];
        system[pivot] = swapped;
        if (Math.abs(system[column][column]) < NOTHING) {
          throw new IllegalArgumentException(
              "The journeys never end: a channel leads only to itself");
        }
        for (int row = 0; row < n; row++) {
          double factor = system[row][column] / system[column][column];
          if (row != column && factor != 0) {
            for (int k = column; k <= n; k++) {
              system[row][k] -= factor * system[column][k];
            }
          }
        }
      }
      double[] solution = new double[n];
      for (int row = 0; row < n; row++) {
        solution[row] = system[row][n] / system[row][row];
      }
      return solution;
    }
  }
}
