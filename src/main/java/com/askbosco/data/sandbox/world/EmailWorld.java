package com.askbosco.data.sandbox.world;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** E-mail campaigns of one client. */
public final class EmailWorld {
  /** Share of all opens that fall on each day from the sending on. */
  private static final double[] OPENED = {.56, .2, .09, .06, .04, .03, .01, .01};

  private static final int SECONDS_OF_DAY = 86_400;

  private final ClientWorld client;
  private final long key;

  EmailWorld(ClientWorld client, long clientKey) {
    this.client = client;
    this.key = Draw.hash(clientKey, 200);
  }

  /** Campaigns sent from the world's first day on and before the as-of day, oldest first. */
  public List<EmailCampaign> campaigns(LocalDate asOf) {
    return client.firstDay().isAfter(asOf)
        ? List.of()
        : client
            .firstDay()
            .datesUntil(asOf)
            .flatMap(day -> sentOn(day).stream())
            .toList();
  }

  /** What happened on a client-local day, one row per campaign sent within the last eight days. */
  public List<MessageDay> messageDaily(LocalDate day, LocalDate asOf) {
    List<MessageDay> rows = new ArrayList<>();
    if (day.isBefore(asOf) && !day.isBefore(client.firstDay())) {
      for (int age = OPENED.length - 1; age >= 0; age--) {
        LocalDate sent = day.minusDays(age);
        if (!sent.isBefore(client.firstDay())) {
          int since = age;
          sentOn(sent).ifPresent(campaign -> rows.add(row(campaign, sent, since)));
        }
      }
    }
    return List.copyOf(rows);
  }

  /** Single opens and clicks of a client-local day, as many as the day's rows count, by time and id. */
  public List<MessageEvent> events(LocalDate day, LocalDate asOf) {
    List<MessageEvent> events = new ArrayList<>();
    for (MessageDay row : messageDaily(day, asOf)) {
      add(events, row, "Opened Email", row.opens(), 1);
      add(events, row, "Clicked Email", row.clicks(), 2);
    }
    events.sort(Comparator.comparing(MessageEvent::at).thenComparing(MessageEvent::id));
    return List.copyOf(events);
  }

  private void add(
      List<MessageEvent> events, MessageDay row, String kind, long count, int kindKey) {
    for (int i = 0; i < count; i++) {
      long base = Draw.hash(key, row.campaign().sentAt().getEpochSecond(), kindKey);
      long hash = Draw.hash(base, row.day().toEpochDay(), i);
      Instant at = row.day()
          .atStartOfDay()
          .plusSeconds(Draw.below(Draw.hash(hash, 2), SECONDS_OF_DAY))
          .atZone(client.zone())
          .toInstant();
      long profile = Draw.hash(key, 3, Draw.below(hash, 5_000));
      events.add(new MessageEvent(id(hash), kind, row.campaign(), id(profile), at));
    }
  }

  /** Clicks of all campaigns on a day, the visits that e-mail brings. */
  long clicksOn(LocalDate day) {
    return messageDaily(day, day.plusDays(1)).stream()
        .mapToLong(MessageDay::clicks)
        .sum();
  }

  private Optional<EmailCampaign> sentOn(LocalDate day) {
    boolean usual =
        day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.FRIDAY;
    long hash = Draw.hash(key, 1, day.toEpochDay());
    if (!usual || !Draw.happens(hash, .9)) {
      return Optional.empty();
    }
    Instant sent =
        day.atTime(7, Draw.below(Draw.hash(hash, 1), 60)).atZone(client.zone()).toInstant();
    String week = day.getDayOfWeek() == DayOfWeek.TUESDAY ? "News" : "Weekend offer";
    double recipients = 2_400 * client.profile().size() * Draw.between(Draw.hash(hash, 2), .9, 1.1);
    return Optional.of(new EmailCampaign(
        id(Draw.hash(hash, 3)),
        id(Draw.hash(hash, 4)),
        week + " " + day,
        client.name() + ": " + week.toLowerCase(Locale.ROOT),
        sent.minusSeconds(SECONDS_OF_DAY),
        sent,
        (long) recipients));
  }

  private MessageDay row(EmailCampaign campaign, LocalDate sent, int age) {
    long hash = Draw.hash(key, 5, sent.toEpochDay(), age);
    long recipients = age == 0 ? campaign.recipients() : 0;
    long bounced = recipients / 80;
    double opened = campaign.recipients() * .38 * OPENED[age];
    long opensUnique = Draw.round(opened, Draw.hash(hash, 1));
    long opens = opensUnique + Draw.round(opened * .35, Draw.hash(hash, 2));
    long clicksUnique = Draw.round(opened * .08, Draw.hash(hash, 3));
    long clicks = clicksUnique + Draw.round(opened * .015, Draw.hash(hash, 4));
    long orders = Draw.round(clicksUnique * .04, Draw.hash(hash, 5));
    double value = orders * HiddenResponse.ORDER_EUR * FxWorld.level(client.currency());
    return new MessageDay(
        campaign,
        sent.plusDays(age),
        recipients,
        recipients - bounced,
        bounced,
        opens,
        opensUnique,
        clicks,
        clicksUnique,
        Draw.round(opened * .002, Draw.hash(hash, 6)),
        Draw.round(opened * .0004, Draw.hash(hash, 7)),
        orders,
        Micros.round(value * Draw.between(Draw.hash(hash, 8), .85, 1.15), client.currency()));
  }

  /** An id of 26 characters as the vendor writes them: capitals and digits. */
  private static String id(long hash) {
    String alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    StringBuilder text = new StringBuilder("01");
    for (int i = 0; i < 24; i++) {
      long bits = i < 12 ? hash : Draw.hash(hash, 1);
      text.append(alphabet.charAt((int) (bits >>> (5 * (i % 12))) & 31));
    }
    return text.toString();
  }
}
