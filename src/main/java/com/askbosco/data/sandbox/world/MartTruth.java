package com.askbosco.data.sandbox.world;

import com.askbosco.data.model.DateRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the marts below the blended day have to show, computed from a world alone. */
final class MartTruth {
  private static final String WEB = "google-analytics-data-api";
  private static final String MAIL = "klaviyo";

  private final Truth truth;
  private final LocalDate asOf;

  MartTruth(Truth truth, LocalDate asOf) {
    this.truth = truth;
    this.asOf = asOf;
  }

  /** Sums of ads in a client's currency. */
  private record Sums(
      long impressions, long clicks, BigDecimal spend, BigDecimal conversions, BigDecimal value) {
    static final Sums NONE = new Sums(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Sums plus(AdFigures figures, AdPlatform platform, BigDecimal rate) {
      // TikTok tells the worth of one conversion: without a conversion it tells none.
      boolean worthless = platform == AdPlatform.TIKTOK && figures.conversionsMicros() == 0;
      return new Sums(
          impressions + figures.impressions(),
          clicks + (platform == AdPlatform.META ? figures.engagements() : figures.clicks()),
          spend.add(converted(figures.spendMicros(), rate)),
          conversions.add(BigDecimal.valueOf(figures.conversionsMicros(), 6)),
          value.add(
              worthless ? BigDecimal.ZERO : converted(figures.conversionValueMicros(), rate)));
    }
  }

  private static BigDecimal converted(long micros, BigDecimal rate) {
    return BigDecimal.valueOf(micros, 6).multiply(rate).setScale(9, RoundingMode.HALF_UP);
  }

  /** The rows of a client within the days, sorted by their columns from the left. */
  List<List<@Nullable Object>> rows(TruthMart mart, ClientWorld client, DateRange range) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (LocalDate day : range.days()) {
      switch (mart) {
        case BLENDED -> throw new IllegalArgumentException("Truth prints blended days itself");
        case CAMPAIGN -> campaigns(client, day, rows);
        case AD -> ads(client, day, rows);
        case CHANNEL -> channels(client, day, rows);
        case PRODUCT -> products(client, day, rows);
        case EMAIL -> messages(client, day, rows);
      }
    }
    rows.sort(Comparator.comparing(MartTruth::sortKey));
    return rows;
  }

  /** Client, day and the texts behind them. */
  private static String sortKey(List<@Nullable Object> row) {
    StringBuilder key = new StringBuilder();
    for (Object value : row) {
      if (value instanceof BigDecimal || value instanceof Long || value == null) {
        break;
      }
      key.append(value).append('\u0000');
    }
    return key.toString();
  }

  private void campaigns(ClientWorld client, LocalDate day, List<List<@Nullable Object>> rows) {
    for (AdAccount account : client.adAccounts()) {
      Map<Campaign, Sums> sums = new LinkedHashMap<>();
      for (CampaignDay row : client.ads().campaignDaily(account, day, asOf)) {
        sums.merge(
            row.campaign(),
            Sums.NONE.plus(row.figures(), account.platform(), rate(account, client, day)),
            MartTruth::both);
      }
      sums.forEach((campaign, sum) -> rows.add(row(
          client.id(),
          day,
          account.platform().source(),
          account.id(),
          campaign.id(),
          campaign.type().channelGroup(),
          sum.impressions(),
          sum.clicks(),
          sum.spend(),
          sum.conversions(),
          sum.value())));
    }
  }

  private void ads(ClientWorld client, LocalDate day, List<List<@Nullable Object>> rows) {
    for (AdAccount account : client.adAccounts()) {
      for (AdDay row : client.ads().adDaily(account, day, asOf)) {
        Sums sum = Sums.NONE.plus(row.figures(), account.platform(), rate(account, client, day));
        rows.add(row(
            client.id(),
            day,
            account.platform().source(),
            account.id(),
            row.campaign().id(),
            row.ad().adGroupId(),
            row.ad().id(),
            sum.impressions(),
            sum.clicks(),
            sum.spend(),
            sum.conversions(),
            sum.value()));
      }
    }
  }

  private void channels(ClientWorld client, LocalDate day, List<List<@Nullable Object>> rows) {
    Map<List<String>, Sums> ads = new TreeMap<>(Comparator.comparing(Object::toString));
    for (AdAccount account : client.adAccounts()) {
      for (CampaignDay row : client.ads().campaignDaily(account, day, asOf)) {
        ads.merge(
            List.of(row.campaign().type().channelGroup(), account.platform().source()),
            Sums.NONE.plus(row.figures(), account.platform(), rate(account, client, day)),
            MartTruth::both);
      }
    }
    ads.forEach((key, sum) -> rows.add(row(
        client.id(),
        day,
        key.get(0),
        key.get(1),
        sum.spend(),
        sum.impressions(),
        sum.clicks(),
        sum.conversions(),
        sum.value(),
        null,
        null)));
    Map<String, long[]> visits = new TreeMap<>();
    for (SessionDay row : client.web().sessionsDaily(day, asOf)) {
      long[] sums = visits.computeIfAbsent(row.channelGroup(), group -> new long[2]);
      sums[0] += row.sessions();
      sums[1] += row.keyEvents();
    }
    visits.forEach((group, sums) -> rows.add(
        row(client.id(), day, group, WEB, null, null, null, null, null, sums[0], sums[1])));
    List<Mailing> mailings = mailings(client, day);
    if (!mailings.isEmpty()) {
      rows.add(row(
          client.id(),
          day,
          "Email",
          MAIL,
          null,
          null,
          mailings.stream()
              .mapToLong(mailing -> mailing.sum(MessageDay::clicks))
              .sum(),
          mailings.stream()
              .mapToLong(mailing -> mailing.sum(MessageDay::conversions))
              .sum(),
          BigDecimal.valueOf(
              mailings.stream()
                  .mapToLong(mailing -> mailing.sum(MessageDay::conversionValueMicros))
                  .sum(),
              6),
          null,
          null));
    }
  }

  private void products(ClientWorld client, LocalDate day, List<List<@Nullable Object>> rows) {
    Map<String, long[]> sums = new TreeMap<>();
    for (Order order : client.shop().ordersOf(day, asOf)) {
      if (order.test() || order.cancelledAt() != null) {
        continue;
      }
      order.lines().stream()
          .map(OrderLine::title)
          .distinct()
          .forEach(title -> sums.computeIfAbsent(title, t -> new long[4])[0]++);
      for (OrderLine line : order.lines()) {
        long[] sum = sums.computeIfAbsent(line.title(), title -> new long[4]);
        sum[1] += line.quantity();
        sum[2] += line.grossMicros();
        sum[3] += line.discountMicros();
      }
    }
    sums.forEach((title, sum) -> rows.add(row(
        client.id(),
        day,
        title,
        sum[0],
        sum[1],
        BigDecimal.valueOf(sum[2], 6),
        BigDecimal.valueOf(sum[3], 6),
        BigDecimal.valueOf(sum[2] - sum[3], 6))));
  }

  /** A message and all its days up to now. */
  private record Mailing(EmailCampaign campaign, List<MessageDay> days) {
    long sum(java.util.function.ToLongFunction<MessageDay> figure) {
      return days.stream().mapToLong(figure).sum();
    }
  }

  private List<Mailing> mailings(ClientWorld client, LocalDate sent) {
    List<Mailing> mailings = new ArrayList<>();
    for (EmailCampaign campaign : client.email().campaigns(asOf)) {
      if (LocalDate.ofInstant(campaign.sentAt(), client.zone()).equals(sent)) {
        List<MessageDay> days = sent.datesUntil(asOf)
            .flatMap(day -> client.email().messageDaily(day, asOf).stream())
            .filter(row -> row.campaign().id().equals(campaign.id()))
            .toList();
        mailings.add(new Mailing(campaign, days));
      }
    }
    return mailings;
  }

  private void messages(ClientWorld client, LocalDate day, List<List<@Nullable Object>> rows) {
    for (Mailing mailing : mailings(client, day)) {
      rows.add(row(
          client.id(),
          day,
          mailing.campaign().id(),
          mailing.campaign().name(),
          mailing.sum(MessageDay::recipients),
          mailing.sum(MessageDay::delivered),
          mailing.sum(MessageDay::opens),
          mailing.sum(MessageDay::opensUnique),
          mailing.sum(MessageDay::clicks),
          mailing.sum(MessageDay::clicksUnique),
          mailing.sum(MessageDay::bounced),
          mailing.sum(MessageDay::unsubscribes),
          mailing.sum(MessageDay::spamComplaints),
          mailing.sum(MessageDay::conversions),
          BigDecimal.valueOf(mailing.sum(MessageDay::conversionValueMicros), 6)));
    }
  }

  private static Sums both(Sums a, Sums b) {
    return new Sums(
        a.impressions + b.impressions,
        a.clicks + b.clicks,
        a.spend.add(b.spend),
        a.conversions.add(b.conversions),
        a.value.add(b.value));
  }

  private BigDecimal rate(AdAccount account, ClientWorld client, LocalDate day) {
    return truth.rate(account.currency(), client.currency(), day);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return java.util.Arrays.asList(values);
  }
}
