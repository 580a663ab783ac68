package com.askbosco.data.sandbox.world;

import com.askbosco.data.model.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the visits of a world say of its orders, by the attribution models that a pencil can compute, without any of the pipeline's
 * code. Clients of the world keep the default look-back of 30 days.
 */
public final class AttributionTruth {
  private static final Duration LOOKBACK = Duration.ofDays(30);
  private static final String UNKNOWN = "(not set)";
  private static final int PLACES = 6;

  private final World world;
  private final LocalDate asOf;

  /** The truth as far as it is visible on a day: up to the end of the day before. */
  public AttributionTruth(World world, LocalDate asOf) {
    this.world = world;
    this.asOf = asOf;
  }

  /** The models, and what each gives to the touches of a journey by their channel groups, oldest first. */
  private enum Model {
    FIRST_TOUCH,
    LAST_NON_DIRECT,
    LAST_TOUCH,
    LINEAR,
    POSITION_BASED;

    double[] parts(List<String> channels) {
      int n = channels.size();
      double[] parts = new double[n];
      switch (this) {
        case FIRST_TOUCH -> parts[0] = 1;
        case LAST_TOUCH -> parts[n - 1] = 1;
        case LAST_NON_DIRECT -> {
          int at = n - 1;
          while (at > 0 && channels.get(at).equals("Direct")) {
            at--;
          }
          parts[channels.get(at).equals("Direct") ? n - 1 : at] = 1;
        }
        case LINEAR -> Arrays.fill(parts, 1.0 / n);
        case POSITION_BASED -> {
          Arrays.fill(parts, n > 2 ? .2 / (n - 2) : 0);
          double end = n == 1 ? 1 : n == 2 ? .5 : .4;
          parts[0] = end;
          parts[n - 1] = end;
        }
      }
      return parts;
    }
  }

  /**
   * Prints credits as CSV: client, day, model, channel group, orders and revenue after discounts in the client's currency, both
   * with 6 places; ordered by these columns.
   */
  public void print(DateRange range, Appendable out) throws IOException {
    out.append("client_id,report_date,model,channel_group,conversions,revenue_rc\n");
    for (ClientWorld client :
        world.clients().stream().sorted(Comparator.comparing(ClientWorld::id)).toList()) {
      for (LocalDate day : range.days()) {
        for (var credit : credits(client, day).entrySet()) {
          out.append(client.id() + "," + day + "," + credit.getKey());
          for (double figure : credit.getValue()) {
            out.append(',')
                .append(BigDecimal.valueOf(figure)
                    .setScale(PLACES, RoundingMode.HALF_UP)
                    .toPlainString());
          }
          out.append('\n');
        }
      }
    }
  }

  /** Orders and revenue by model and channel group, such as {@code linear,Email}. */
  private Map<String, double[]> credits(ClientWorld client, LocalDate day) {
    Map<String, double[]> credits = new TreeMap<>();
    for (Order order : client.shop().ordersOf(day, asOf)) {
      if (order.test() || order.cancelledAt() != null) {
        continue;
      }
      List<String> channels = new ArrayList<>(order.visits().stream()
          .filter(visit -> Duration.between(visit.at(), order.createdAt()).compareTo(LOOKBACK) <= 0)
          .map(visit -> visit.truth().channelGroup())
          .toList());
      if (channels.isEmpty()) {
        channels.add(UNKNOWN);
      }
      double revenue = (order.grossMicros() - order.discountMicros()) / 1e6;
      for (Model model : Model.values()) {
        double[] parts = model.parts(channels);
        for (int i = 0; i < parts.length; i++) {
          if (parts[i] > 0) {
            String key = model.name().toLowerCase(java.util.Locale.ROOT) + "," + channels.get(i);
            double[] sums = credits.computeIfAbsent(key, k -> new double[2]);
            sums[0] += parts[i];
            sums[1] += parts[i] * revenue;
          }
        }
      }
    }
    return credits;
  }
}
