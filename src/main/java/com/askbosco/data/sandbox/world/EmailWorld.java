package com.askbosco.data.sandbox.world;

import java.time.LocalDate;
import java.util.List;

/** E-mail campaigns of one client. */
public final class EmailWorld {
  private final ClientWorld client;
  private final long key;

  EmailWorld(ClientWorld client, long key) {
    this.client = client;
    this.key = key;
  }

  /** Campaigns sent from the world's first day on and before the as-of day, oldest first. */
  public List<EmailCampaign> campaigns(LocalDate asOf) {
    return List.of();
  }

  /** What happened on a client-local day, one row per campaign sent within the last eight days. */
  public List<MessageDay> messageDaily(LocalDate day, LocalDate asOf) {
    return List.of();
  }

  /** Single opens and clicks of a client-local day, as many as the day's rows count, by time and id. */
  public List<MessageEvent> events(LocalDate day, LocalDate asOf) {
    return List.of();
  }
}
