package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A campaign's day by ad network. Early on a second network may show that is later counted into the first one. */
final class NetworkSplit {
  private static final double SECOND_SHARE = .11;

  private NetworkSplit() {}

  static List<CampaignDay> rows(
      PlannedCampaign planned, LocalDate day, int age, AdFigures figures) {
    Campaign campaign = planned.campaign();
    List<String> networks = networks(campaign.type());
    boolean early = age < campaign.type().platform().finalAfter();
    long key = Draw.hash(planned.key(), 130, day.toEpochDay());
    if (networks.size() == 1 || !(early || Draw.happens(key, .7))) {
      return List.of(new CampaignDay(campaign, day, networks.get(0), figures));
    }
    List<AdFigures> parts = FigureSplit.parts(
        figures,
        new double[] {1 - SECOND_SHARE, SECOND_SHARE},
        campaign.account().currency(),
        FigureSplit.conversionUnit(campaign.type().platform()));
    List<CampaignDay> rows = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isNone()) {
        rows.add(new CampaignDay(campaign, day, networks.get(i), parts.get(i)));
      }
    }
    return rows;
  }

  private static List<String> networks(CampaignType type) {
    return switch (type) {
      case SEARCH -> List.of("SEARCH", "SEARCH_PARTNERS");
      case SHOPPING -> List.of("SEARCH");
      case PERFORMANCE_MAX -> List.of("MIXED");
      case VIDEO -> List.of("YOUTUBE", "CONTENT");
      default -> List.of("ALL");
    };
  }
}
