package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A campaign's day by ad. Early on an ad may show that is later counted into another one. */
final class AdSplit {
  private static final double EARLY_ONLY = .12;

  private AdSplit() {}

  static List<AdDay> rows(PlannedCampaign planned, LocalDate day, int age, AdFigures figures) {
    Campaign campaign = planned.campaign();
    AdPlatform platform = campaign.type().platform();
    List<Ad> ads = planned.ads();
    double[] weights = new double[ads.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      long key = Draw.hash(planned.key(), 140, day.toEpochDay(), i);
      boolean early = age < platform.finalAfter();
      // The first ad always stays, so that the figures have somewhere to go.
      boolean shows = i == 0 || early || !Draw.happens(Draw.hash(key, 1), EARLY_ONLY);
      weights[i] = shows ? Draw.between(key, .2, 1) : 0;
      sum += weights[i];
    }
    double share = campaign.type().adShare();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= share / sum;
    }
    return rows(campaign, day, ads, weights, figures, share < 1);
  }

  private static List<AdDay> rows(
      Campaign campaign,
      LocalDate day,
      List<Ad> ads,
      double[] weights,
      AdFigures figures,
      boolean rest) {
    // The part that takes what rounding leaves goes first to the share without ad, else to the
    // first ad.
    double[] ordered = new double[weights.length + (rest ? 1 : 0)];
    for (int i = 0; i < weights.length; i++) {
      ordered[i] = weights[weights.length - 1 - i];
    }
    List<AdFigures> parts = FigureSplit.parts(
        figures,
        ordered,
        campaign.account().currency(),
        FigureSplit.conversionUnit(campaign.type().platform()));
    List<AdDay> rows = new ArrayList<>();
    for (int i = 0; i < ads.size(); i++) {
      AdFigures part = parts.get(ads.size() - 1 - i);
      if (!part.isNone()) {
        rows.add(new AdDay(campaign, ads.get(i), day, part));
      }
    }
    return rows;
  }
}
