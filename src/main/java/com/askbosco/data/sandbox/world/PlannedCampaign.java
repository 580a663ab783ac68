package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A campaign with what the platform does not show: its slot and its random key. */
record PlannedCampaign(Campaign campaign, CampaignSlot slot, long key) {
  private static final LocalDate CYCLES_FROM = LocalDate.of(2014, 1, 1);

  /** All campaigns of an account that run on some day of the range, by slot and start. */
  static List<PlannedCampaign> of(
      ClientWorld client, AdAccount account, long clientKey, LocalDate from, LocalDate to) {
    List<PlannedCampaign> campaigns = new ArrayList<>();
    List<CampaignSlot> slots = CampaignSlot.of(account.platform());
    for (int i = 0; i < slots.size(); i++) {
      long slotKey = Draw.hash(clientKey, 50 + account.platform().ordinal(), i);
      CampaignSlot slot = slots.get(i);
      if (slot.always()) {
        LocalDate start = CYCLES_FROM.plusDays(Draw.below(slotKey, 500));
        campaigns.add(planned(client, account, slot, Draw.hash(slotKey, 0), start, null));
      } else {
        cycles(client, account, slot, slotKey, from, to, campaigns);
      }
    }
    return List.copyOf(campaigns);
  }

  private static void cycles(
      ClientWorld client,
      AdAccount account,
      CampaignSlot slot,
      long slotKey,
      LocalDate from,
      LocalDate to,
      List<PlannedCampaign> campaigns) {
    int cycle = 14 + Draw.below(slotKey, 15);
    LocalDate anchor = CYCLES_FROM.plusDays(Draw.below(Draw.hash(slotKey, 1), cycle));
    long first = Math.floorDiv(from.toEpochDay() - anchor.toEpochDay(), cycle);
    long last = Math.floorDiv(to.toEpochDay() - anchor.toEpochDay(), cycle);
    for (long n = first; n <= last; n++) {
      long key = Draw.hash(slotKey, 2, n);
      LocalDate start = anchor.plusDays(n * cycle);
      LocalDate end = start.plusDays((long) (cycle * Draw.between(Draw.hash(key, 3), .5, .8)));
      if (!start.isAfter(to) && !end.isBefore(from)) {
        campaigns.add(planned(client, account, slot, key, start, end));
      }
    }
  }

  private static PlannedCampaign planned(
      ClientWorld client,
      AdAccount account,
      CampaignSlot slot,
      long key,
      LocalDate start,
      @Nullable LocalDate end) {
    String name =
        String.join("_", client.id(), client.country().toLowerCase(Locale.ROOT), slot.label());
    if (end != null) {
      name += "_" + start;
    }
    LocalDate middle = end == null
        ? World.LAST_DAY.minusDays(1 + Draw.below(Draw.hash(key, 4), 12))
        : start.plusDays(3 + Draw.below(Draw.hash(key, 4), 4));
    LocalDate renamed = Draw.happens(Draw.hash(key, 5), 0.5) ? middle : null;
    LocalDate deleted = end != null && Draw.happens(Draw.hash(key, 6), 0.5)
        ? end.plusDays(2 + Draw.below(Draw.hash(key, 7), 4))
        : null;
    double budget = slot.budgetEur()
        * client.profile().size()
        * FxWorld.level(account.currency())
        * Draw.between(Draw.hash(key, 8), .8, 1.2);
    Campaign campaign = new Campaign(
        account,
        id(account.platform(), Draw.hash(key, 9)),
        slot.type(),
        name,
        name,
        start,
        end,
        renamed,
        renamed == null ? name : name + "_v2",
        deleted,
        Micros.round(budget, account.currency()));
    return new PlannedCampaign(campaign, slot, key);
  }

  /** Its ads: two to four, two to an ad group. */
  List<Ad> ads() {
    AdPlatform platform = campaign.account().platform();
    int count = 2 + Draw.below(Draw.hash(key, 10), 3);
    List<Ad> ads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int group = i / 2;
      ads.add(new Ad(
          id(platform, Draw.hash(key, 11, i)),
          campaign.firstName() + "_ad" + (i + 1),
          id(platform, Draw.hash(key, 12, group)),
          campaign.firstName() + "_set" + (group + 1)));
    }
    return List.copyOf(ads);
  }

  private static String id(AdPlatform platform, long hash) {
    int digits = switch (platform) {
      case GOOGLE_ADS -> 11;
      case META -> 17;
      case TIKTOK -> 16;
    };
    return Long.toString(Draw.digits(hash, digits));
  }
}
