package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.List;

/** Campaigns and ads of one client with their daily figures. */
public final class AdsWorld {
  private final ClientWorld client;
  private final long key;

  AdsWorld(ClientWorld client, long key) {
    this.client = client;
    this.key = key;
  }

  /** All campaigns of an account created before the as-of day and not ended before the world's first day; deleted ones too. */
  public List<Campaign> campaigns(AdAccount account, LocalDate asOf) {
    return List.of();
  }

  /** The ads of a campaign. */
  public List<Ad> ads(Campaign campaign) {
    return List.of();
  }

  /** Conversion actions of an account. */
  public List<ConversionAction> conversionActions(AdAccount account) {
    return List.of();
  }

  /** Campaign rows of an account-local day as known on the as-of day; none for days from the as-of day on. */
  public List<CampaignDay> campaignDaily(AdAccount account, LocalDate day, LocalDate asOf) {
    return List.of();
  }

  /** Ad rows of an account-local day as known on the as-of day. */
  public List<AdDay> adDaily(AdAccount account, LocalDate day, LocalDate asOf) {
    return List.of();
  }

  /** Conversions by action of an account-local day as known on the as-of day; rows of zero are left out. */
  public List<ConversionDay> conversionsDaily(AdAccount account, LocalDate day, LocalDate asOf) {
    return List.of();
  }
}
