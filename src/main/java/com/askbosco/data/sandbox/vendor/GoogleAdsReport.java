package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdFigures;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.AdsWorld;
import com.askbosco.data.sandbox.world.CampaignType;
import com.askbosco.data.sandbox.world.ConversionDay;
import com.askbosco.data.sandbox.world.World;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows of the reports of a Google Ads account. */
final class GoogleAdsReport {
  /** A chunk of a stream holds at most so many rows. */
  static final int ROWS_PER_CHUNK = 10_000;

  private GoogleAdsReport() {}

  /** The rows that a query asks for, day by day. */
  static List<ObjectNode> rows(World world, AdAccount account, Gaql query, LocalDate today)
      throws Gaql.Refused {
    check(query);
    AdsWorld ads =
        world.byAdAccount(AdPlatform.GOOGLE_ADS, account.id()).orElseThrow().ads();
    List<ObjectNode> rows = new ArrayList<>();
    for (LocalDate day : query.days().days()) {
      rows(ads, account, query, day, today).forEach(row -> rows.add(row.json(query.fields())));
    }
    return rows;
  }

  private static void check(Gaql query) throws Gaql.Refused {
    boolean ofAds = query.resource().equals("ad_group_ad");
    if (!ofAds && !query.resource().equals("campaign")) {
      throw new Gaql.Refused(
          "BAD_RESOURCE_TYPE_IN_FROM_CLAUSE",
          "Error in FROM clause: '" + query.resource() + "' is not a valid resource type.");
    }
    for (String field : query.fields()) {
      if (!GoogleAdsRow.isField(field)) {
        throw new Gaql.Refused(
            "UNRECOGNIZED_FIELD", "Unrecognized field in the query: '" + field + "'.");
      }
      boolean foreign = !ofAds && field.startsWith("ad_group")
          || ofAds && field.startsWith("segments.conversion_action");
      if (foreign || mixes(query, field)) {
        throw new Gaql.Refused(
            "PROHIBITED_SEGMENT_WITH_METRIC_IN_SELECT_OR_WHERE_CLAUSE",
            "Cannot select the field '" + field + "' together with the rest of the query.");
      }
    }
  }

  /** Cost and clicks cannot be cut by conversion action. */
  private static boolean mixes(Gaql query, String field) {
    return byAction(query) && field.startsWith("metrics.") && !field.contains("conversions");
  }

  private static boolean byAction(Gaql query) {
    return query.fields().stream().anyMatch(f -> f.startsWith("segments.conversion_action"));
  }

  private static Stream<GoogleAdsRow> rows(
      AdsWorld ads, AdAccount account, Gaql query, LocalDate day, LocalDate today) {
    if (query.resource().equals("ad_group_ad")) {
      return ads.adDaily(account, day, today).stream()
          .map(row -> new GoogleAdsRow(
              row.campaign(),
              row.ad(),
              null,
              day,
              today,
              network(row.campaign().type()),
              row.figures()));
    }
    if (byAction(query)) {
      return ads.conversionsDaily(account, day, today).stream()
          .map(row -> new GoogleAdsRow(
              row.campaign(),
              null,
              row.action(),
              day,
              today,
              network(row.campaign().type()),
              figures(row)));
    }
    return ads.campaignDaily(account, day, today).stream()
        .map(row ->
            new GoogleAdsRow(row.campaign(), null, null, day, today, row.network(), row.figures()));
  }

  private static AdFigures figures(ConversionDay row) {
    return new AdFigures(0, 0, 0, 0, 0, row.conversionsMicros(), row.valueMicros(), 0);
  }

  /** The network on which a type of campaign shows its ads. */
  private static String network(CampaignType type) {
    return switch (type) {
      case PERFORMANCE_MAX -> "MIXED";
      case VIDEO -> "YOUTUBE";
      default -> "SEARCH";
    };
  }
}
