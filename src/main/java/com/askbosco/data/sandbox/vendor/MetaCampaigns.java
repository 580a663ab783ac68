package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.Campaign;
import com.askbosco.data.sandbox.world.CampaignType;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Micros;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Campaigns as Meta lists them. Deleted ones are left out unless their status is asked for. */
final class MetaCampaigns {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx", Locale.ROOT);

  private MetaCampaigns() {}

  /** The campaigns of an account whose effective status is one of those named; empty names all but the deleted. */
  static List<ObjectNode> list(
      ClientWorld client, AdAccount account, List<String> statuses, LocalDate today) {
    return client.ads().campaigns(account, today).stream()
        .filter(campaign -> statuses.isEmpty()
            ? campaign.status(today) != Campaign.Status.DELETED
            : statuses.contains(campaign.status(today).name()))
        .map(campaign -> json(campaign, account, today))
        .toList();
  }

  private static ObjectNode json(Campaign campaign, AdAccount account, LocalDate today) {
    String status = campaign.status(today).name();
    ObjectNode json = VendorJson.object()
        .put("id", campaign.id())
        .put("account_id", account.id())
        .put("name", campaign.name(today))
        .put("status", status)
        .put("effective_status", status)
        .put("objective", objective(campaign))
        .put("buying_type", "AUCTION")
        .put(
            "daily_budget",
            Long.toString(campaign.dailyBudgetMicros() / Micros.minorUnit(account.currency())))
        .put("start_time", time(campaign.start(), account.zone()))
        .put("created_time", time(campaign.start().minusDays(1), account.zone()))
        .put("updated_time", time(lastChange(campaign, today), account.zone()));
    if (campaign.end() != null) {
      json.put("stop_time", time(campaign.end(), account.zone()));
    }
    return json;
  }

  private static LocalDate lastChange(Campaign campaign, LocalDate today) {
    LocalDate last = campaign.start();
    for (@Nullable LocalDate change : new LocalDate[] {campaign.renamed(), campaign.deleted()}) {
      if (change != null && !change.isAfter(today) && change.isAfter(last)) {
        last = change;
      }
    }
    return last;
  }

  /** The objective of a campaign. */
  static String objective(Campaign campaign) {
    return campaign.type() == CampaignType.AWARENESS ? "OUTCOME_AWARENESS" : "OUTCOME_SALES";
  }

  private static String time(LocalDate day, ZoneId zone) {
    return TIME.format(day.atTime(8, 0).atZone(zone));
  }
}
