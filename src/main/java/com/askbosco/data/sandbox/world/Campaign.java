package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A campaign over its whole life. Deleting it hides the entity and keeps its figures.
 *
 * @param account the account it belongs to
 * @param id the platform's id, digits only
 * @param type what it is
 * @param firstName its name until it is renamed
 * @param utmCampaign the {@code utm_campaign} of its clicks; a rename does not change it
 * @param start first day it runs
 * @param end last day it runs; null when it has no end
 * @param renamed day from which it bears {@code laterName}; null when it is never renamed
 * @param laterName the second name, equal to the first when it is never renamed
 * @param deleted day from which the platform shows it as removed; null when it is never deleted
 * @param dailyBudgetMicros budget per day in the account's currency
 */
public record Campaign(
    AdAccount account,
    String id,
    CampaignType type,
    String firstName,
    String utmCampaign,
    LocalDate start,
    @Nullable LocalDate end,
    @Nullable LocalDate renamed,
    String laterName,
    @Nullable LocalDate deleted,
    long dailyBudgetMicros) {

  /** What a platform says about a campaign. */
  public enum Status {
    ACTIVE,
    PAUSED,
    DELETED
  }

  /** The name the platform shows on a day; reports bear the name of the day they are read on. */
  public String name(LocalDate asOf) {
    return renamed == null || asOf.isBefore(renamed) ? firstName : laterName;
  }

  /** The status the platform shows on a day. */
  public Status status(LocalDate asOf) {
    if (deleted != null && !asOf.isBefore(deleted)) {
      return Status.DELETED;
    }
    return end != null && asOf.isAfter(end) ? Status.PAUSED : Status.ACTIVE;
  }

  /** Whether it runs on a day. */
  public boolean runs(LocalDate day) {
    return !day.isBefore(start) && (end == null || !day.isAfter(end));
  }
}
