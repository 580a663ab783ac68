package com.askbosco.data.rules.attribution;

import java.util.List;
import java.util.Set;

/** Gives each touch of a journey a share by its place or its age. */
public final class TouchModel implements JourneyModel {

  /** Shares of the touches of one journey; they sum to 1. */
  @FunctionalInterface
  private interface Shares {
    double[] of(List<Touch> touches);
  }

  private final String id;
  private final Shares shares;

  private TouchModel(String id, Shares shares) {
    this.id = id;
    this.shares = shares;
  }

  /** All to the first touch. */
  public static TouchModel firstTouch() {
    return new TouchModel("first_touch", touches -> only(0, touches.size()));
  }

  /** All to the last touch. */
  public static TouchModel lastTouch() {
    return new TouchModel("last_touch", touches -> only(touches.size() - 1, touches.size()));
  }

  /** All to the last touch of a channel that is not direct; to the last touch when all are. */
  public static TouchModel lastNonDirect(Set<String> direct) {
    Set<String> passed = Set.copyOf(direct);
    return new TouchModel("last_non_direct", touches -> {
      for (int i = touches.size() - 1; i >= 0; i--) {
        if (!passed.contains(touches.get(i).channel())) {
          return only(i, touches.size());
        }
      }
      return only(touches.size() - 1, touches.size());
    });
  }

  /** The same to every touch; a channel touched twice gets two shares. */
  public static TouchModel linear() {
    return new TouchModel("linear", touches -> {
      double[] shares = new double[touches.size()];
      java.util.Arrays.fill(shares, 1.0 / shares.length);
      return shares;
    });
  }

  /**
   * Fixed shares to the first and the last touch, the rest evenly to those between. Where nothing lies between, first and last
   * share all in proportion.
   */
  public static TouchModel positionBased(double first, double last) {
    if (!(first > 0) || !(last > 0) || first + last > 1) {
      throw new IllegalArgumentException("The shares of first and last touch are no parts of 1");
    }
    return new TouchModel("position_based", touches -> {
      int n = touches.size();
      double[] shares = new double[n];
      if (n <= 2) {
        shares[0] += first / (first + last);
        shares[n - 1] += last / (first + last);
        return shares;
      }
      java.util.Arrays.fill(shares, (1 - first - last) / (n - 2));
      shares[0] = first;
      shares[n - 1] = last;
      return shares;
    });
  }

  /** A touch counts half as much as one that is so many days younger. */
  public static TouchModel timeDecay(double halfLifeDays) {
    if (!(halfLifeDays > 0)) {
      throw new IllegalArgumentException("A half-life is longer than nothing");
    }
    return new TouchModel("time_decay", touches -> {
      // Counted from the youngest touch, so that old journeys do not underflow to nothing.
      // StrictMath
      // has the same digits on every machine.
      double youngest = touches.stream().mapToDouble(Touch::daysBefore).min().orElseThrow();
      double[] shares = new double[touches.size()];
      double sum = 0;
      for (int i = 0; i < shares.length; i++) {
        shares[i] = StrictMath.pow(2, -(touches.get(i).daysBefore() - youngest) / halfLifeDays);
        sum += shares[i];
      }
      for (int i = 0; i < shares.length; i++) {
        shares[i] /= sum;
      }
      return shares;
    });
  }

  private static double[] only(int index, int size) {
    double[] shares = new double[size];
    shares[index] = 1;
    return shares;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public double[] shares(List<Touch> touches) {
    return shares.of(touches);
  }
}
