package com.askbosco.data.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class AdsWorldTest {
  private static final World WORLD = World.of(7, new Scale(5, 60));

  private interface AccountDay {
    void check(ClientWorld client, AdAccount account, LocalDate day);
  }

  private static void everyDay(AccountDay check) {
    for (ClientWorld client : WORLD.clients()) {
      for (AdAccount account : client.adAccounts()) {
        for (LocalDate day = WORLD.firstDay();
            !day.isAfter(WORLD.lastDay());
            day = day.plusDays(1)) {
          check.check(client, account, day);
        }
      }
    }
  }

  private static AdFigures sum(List<CampaignDay> rows) {
    return rows.stream().map(CampaignDay::figures).reduce(AdFigures.NONE, AdFigures::plus);
  }

  private static Set<String> keys(List<CampaignDay> rows) {
    Set<String> keys = new HashSet<>();
    rows.forEach(row -> keys.add(row.campaign().id() + row.network()));
    return keys;
  }

  @Test
  void restatesDeliveryUntilThePlatformsWindowAndConversionsUntilTheirs() {
    Set<AdPlatform> moved = new HashSet<>();
    everyDay((client, account, day) -> {
      AdPlatform platform = account.platform();
      AdsWorld ads = client.ads();
      LocalDate settled = day.plusDays(platform.conversionsFinalAfter());
      List<CampaignDay> last = ads.campaignDaily(account, day, settled);
      assertThat(ads.campaignDaily(account, day, settled.plusDays(30))).isEqualTo(last);
      assertThat(ads.adDaily(account, day, settled.plusDays(30)))
          .isEqualTo(ads.adDaily(account, day, settled));

      AdFigures delivered =
          sum(ads.campaignDaily(account, day, day.plusDays(platform.finalAfter())));
      assertThat(delivered.spendMicros()).isEqualTo(sum(last).spendMicros());
      assertThat(delivered.clicks()).isEqualTo(sum(last).clicks());
      AdFigures first = sum(ads.campaignDaily(account, day, day.plusDays(1)));
      if (first.spendMicros() != delivered.spendMicros()) {
        moved.add(platform);
      }
    });
    assertThat(moved).containsExactlyInAnyOrder(AdPlatform.values());
  }

  @Test
  void letsRowsVanishWhenTheDayBecomesFinal() {
    Map<AdPlatform, Integer> vanishedCampaigns = new HashMap<>();
    Map<AdPlatform, Integer> vanishedAds = new HashMap<>();
    everyDay((client, account, day) -> {
      LocalDate settled = day.plusDays(account.platform().finalAfter());
      Set<String> early = keys(client.ads().campaignDaily(account, day, day.plusDays(1)));
      early.removeAll(keys(client.ads().campaignDaily(account, day, settled)));
      vanishedCampaigns.merge(account.platform(), early.size(), Integer::sum);
      List<String> ads =
          new ArrayList<>(client.ads().adDaily(account, day, day.plusDays(1)).stream()
              .map(row -> row.ad().id())
              .toList());
      ads.removeAll(client.ads().adDaily(account, day, settled).stream()
          .map(row -> row.ad().id())
          .toList());
      vanishedAds.merge(account.platform(), ads.size(), Integer::sum);
    });
    assertThat(vanishedCampaigns.values()).allMatch(count -> count > 0);
    assertThat(vanishedAds.values()).allMatch(count -> count > 0);
  }

  @Test
  void addsAdsUpToTheirCampaignSaveForAShareWithoutAd() {
    everyDay((client, account, day) -> {
      for (int age : new int[] {1, 9}) {
        Map<String, AdFigures> campaigns = new HashMap<>();
        Map<String, CampaignType> types = new HashMap<>();
        for (CampaignDay row : client.ads().campaignDaily(account, day, day.plusDays(age))) {
          campaigns.merge(row.campaign().id(), row.figures(), AdFigures::plus);
          types.put(row.campaign().id(), row.campaign().type());
        }
        Map<String, AdFigures> ads = new HashMap<>();
        for (AdDay row : client.ads().adDaily(account, day, day.plusDays(age))) {
          ads.merge(row.campaign().id(), row.figures(), AdFigures::plus);
        }
        campaigns.forEach((id, figures) -> {
          AdFigures sum = ads.getOrDefault(id, AdFigures.NONE);
          if (types.getOrDefault(id, CampaignType.SEARCH).adShare() == 1) {
            assertThat(sum).isEqualTo(figures);
          } else {
            assertThat(sum.spendMicros()).isLessThanOrEqualTo(figures.spendMicros());
            assertThat((double) sum.spendMicros())
                .isGreaterThan(figures.spendMicros() * .85 - 5_000_000);
          }
        });
      }
    });
  }

  @Test
  void keepsEveryAmountExactInMinorUnits() {
    everyDay((client, account, day) -> {
      long unit = Micros.minorUnit(account.currency());
      for (AdDay row : client.ads().adDaily(account, day, day.plusDays(2))) {
        AdFigures figures = row.figures();
        assertThat(figures.spendMicros() % unit).isZero();
        assertThat(figures.conversionValueMicros() % unit).isZero();
        assertThat(figures.spendMicros()).isNotNegative();
        if (account.platform() != AdPlatform.GOOGLE_ADS) {
          assertThat(figures.conversionsMicros() % Micros.ONE).isZero();
        }
      }
    });
  }

  @Test
  void tellsTheSameConversionsByActionAsInTheCampaign() {
    everyDay((client, account, day) -> {
      LocalDate asOf = day.plusDays(4);
      ToLongFunction<ConversionDay> count = ConversionDay::conversionsMicros;
      long primary = client.ads().conversionsDaily(account, day, asOf).stream()
          .filter(row -> row.action().primary())
          .mapToLong(count)
          .sum();
      assertThat(primary)
          .isEqualTo(sum(client.ads().campaignDaily(account, day, asOf)).conversionsMicros());
    });
  }

  @Test
  void startsStopsRenamesAndDeletesCampaignsAndKeepsTheirPast() {
    boolean renamed = false;
    boolean deleted = false;
    boolean ended = false;
    LocalDate asOf = WORLD.lastDay().plusDays(1);
    for (ClientWorld client : WORLD.clients()) {
      for (AdAccount account : client.adAccounts()) {
        for (Campaign campaign : client.ads().campaigns(account, asOf)) {
          assertThat(client.ads().campaign(account, campaign.id(), asOf)).contains(campaign);
          assertThat(client.ads().ads(campaign)).hasSizeBetween(2, 4);
          LocalDate change = campaign.renamed();
          if (change != null) {
            renamed = true;
            assertThat(campaign.name(change.minusDays(1))).isEqualTo(campaign.firstName());
            assertThat(campaign.name(change)).isEqualTo(campaign.firstName() + "_v2");
          }
          LocalDate end = campaign.end();
          LocalDate gone = campaign.deleted();
          if (end != null && end.isBefore(WORLD.lastDay())) {
            ended = true;
            assertThat(campaign.status(end)).isEqualTo(Campaign.Status.ACTIVE);
            assertThat(campaign.status(end.plusDays(1))).isEqualTo(Campaign.Status.PAUSED);
          }
          if (end != null && gone != null && end.isAfter(WORLD.firstDay()) && gone.isBefore(asOf)) {
            deleted = true;
            assertThat(campaign.status(gone)).isEqualTo(Campaign.Status.DELETED);
            assertThat(client.ads().campaignDaily(account, end, asOf))
                .anyMatch(row -> row.campaign().equals(campaign));
          }
        }
      }
    }
    assertThat(List.of(renamed, deleted, ended)).containsOnly(true);
  }

  @Test
  void spendsWithinReachOfItsBudget() {
    everyDay((client, account, day) -> {
      Map<Campaign, Long> spend = new HashMap<>();
      client
          .ads()
          .campaignDaily(account, day, day.plusDays(20))
          .forEach(r -> spend.merge(r.campaign(), r.figures().spendMicros(), Long::sum));
      spend.forEach((campaign, micros) ->
          assertThat(micros / (double) campaign.dailyBudgetMicros()).isBetween(.6, 1.4));
    });
  }
}
