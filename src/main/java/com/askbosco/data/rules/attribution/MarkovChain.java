package com.askbosco.data.rules.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps between channels, counted journey by journey: a chain of order 1 from a start over channels to a conversion or to nothing.
 * Needs memory for the square of the channels alone. Not thread-safe.
 */
public final class MarkovChain {
  /** Below this a pivot counts as zero: the channel is never reached, or never left. */
  private static final double NOTHING = 1e-12;

  private final Map<String, Integer> index = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private double walks;

  /** What is known of one channel. */
  private static final class Node {
    private double starts;
    private double conversions;
    private double leaves;
    private double[] steps = new double[8];

    void step(int to, double weight) {
      if (to >= steps.length) {
        steps = Arrays.copyOf(steps, Math.max(to + 1, steps.length * 2));
      }
      steps[to] += weight;
    }
  }

  /** An empty chain. */
  public MarkovChain() {}

  /**
   * Counts journeys that went the same way.
   *
   * @param touches oldest first, at least one
   * @param conversions how many of them converted
   * @param lost how many of them did not
   */
  public void add(List<Touch> touches, double conversions, double lost) {
    double weight = conversions + lost;
    int at = -1;
    for (Touch touch : touches) {
      int next = index.computeIfAbsent(touch.channel(), channel -> {
        nodes.add(new Node());
        return nodes.size() - 1;
      });
      if (at < 0) {
        nodes.get(next).starts += weight;
      } else {
        nodes.get(at).step(next, weight);
        nodes.get(at).leaves += weight;
      }
      at = next;
    }
    nodes.get(at).conversions += conversions;
    nodes.get(at).leaves += weight;
    walks += weight;
  }

  /**
   * The parts of all conversions that the channels are credited with, by channel: in proportion to what their removal loses. They
   * sum to 1, or all are 0 when nothing converted.
   */
  public Map<String, Double> shares() {
    // Numbered by name, so that the last digits do not depend on which journey came first.
    List<String> channels = index.keySet().stream().sorted().toList();
    int[] order = channels.stream().mapToInt(index::get).toArray();
    double base = conversionRate(order, -1);
    double[] effects = new double[order.length];
    double all = 0;
    for (int i = 0; i < order.length; i++) {
      effects[i] = base == 0 ? 0 : Math.max(0, 1 - conversionRate(order, i) / base);
      all += effects[i];
    }
    Map<String, Double> shares = new TreeMap<>();
    for (int i = 0; i < order.length; i++) {
      shares.put(channels.get(i), all == 0 ? 0 : effects[i] / all);
    }
    return shares;
  }

  /** The part of all walks that end in a conversion. */
  double conversionRate() {
    return conversionRate(index.keySet().stream().sorted().mapToInt(index::get).toArray(), -1);
  }

  /**
   * The part of walks that convert when one channel is a dead end; −1 for none. With {@code p(c)} the chance to convert from a
   * channel, {@code p(c) = conversion(c) + Σ step(c, d) · p(d)} is a linear system.
   */
  private double conversionRate(int[] order, int removed) {
    int n = order.length;
    double[][] system = new double[n][n + 1];
    for (int c = 0; c < n; c++) {
      system[c][c] = 1;
      Node node = nodes.get(order[c]);
      if (c == removed || node.leaves == 0) {
        continue;
      }
      for (int d = 0; d < n; d++) {
        if (order[d] < node.steps.length) {
          system[c][d] -= node.steps[order[d]] / node.leaves;
        }
      }
      system[c][n] = node.conversions / node.leaves;
    }
    double[] chance = solve(system);
    double rate = 0;
    for (int c = 0; c < n; c++) {
      rate += walks == 0 ? 0 : nodes.get(order[c]).starts / walks * chance[c];
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
