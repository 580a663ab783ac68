package com.askbosco.data.sandbox.world;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What sets one client apart: names, market, currencies and size. */
record ClientProfile(
    String id,
    String name,
    String currency,
    ZoneId zone,
    String country,
    double size,
    boolean taxesIncluded,
    @Nullable String googleCurrency,
    @Nullable String metaCurrency,
    @Nullable String tiktokCurrency) {

  private static final List<ClientProfile> EXAMPLES = List.of(
      profile("aurora", "Aurora Outdoor", "EUR", "Europe/Berlin", "DE", 1.0, "EUR", "USD", "EUR"),
      profile("bergwerk", "Bergwerk Tools", "CHF", "Europe/Zurich", "CH", .8, "EUR", "SEK", null),
      profile("citrine", "Citrine Beauty", "GBP", "Europe/London", "GB", 1.2, "GBP", "GBP", "USD"),
      profile("dunlin", "Dunlin Home", "USD", "America/New_York", "US", 1.4, "USD", "USD", null),
      profile("ember", "Ember Coffee", "JPY", "Asia/Tokyo", "JP", .9, "JPY", "USD", "JPY"));

  private static final List<ClientProfile> MARKETS = List.of(
      profile("", "Nordic", "SEK", "Europe/Stockholm", "SE", 1, "SEK", "EUR", null),
      profile("", "Canal", "EUR", "Europe/Amsterdam", "NL", 1, "EUR", "EUR", "EUR"),
      profile("", "Harbour", "GBP", "Europe/London", "GB", 1, "GBP", "EUR", "GBP"),
      profile("", "Prairie", "USD", "America/Chicago", "US", 1, "USD", "USD", "USD"),
      profile("", "Alpine", "CHF", "Europe/Zurich", "CH", 1, "CHF", "CHF", null),
      profile("", "Lantern", "JPY", "Asia/Tokyo", "JP", 1, "JPY", "JPY", null),
      profile("", "Iberia", "EUR", "Europe/Madrid", "ES", 1, "EUR", "USD", "USD"));

  private static final List<String> TRADES =
      List.of("Cycles", "Books", "Garden", "Shoes", "Toys", "Tea", "Optics", "Linen", "Ceramics");

  private static ClientProfile profile(
      String id,
      String name,
      String currency,
      String zone,
      String country,
      double size,
      @Nullable String google,
      @Nullable String meta,
      @Nullable String tiktok) {
    boolean taxesIncluded = !country.equals("US");
    return new ClientProfile(
        id, name, currency, ZoneId.of(zone), country, size, taxesIncluded, google, meta, tiktok);
  }

  /** The profile of the client at a position: the five examples first, then invented ones. */
  static ClientProfile of(long key, int index) {
    if (index < EXAMPLES.size()) {
      return EXAMPLES.get(index);
    }
    ClientProfile market = MARKETS.get(index % MARKETS.size());
    String trade = TRADES.get(Draw.below(Draw.hash(key, 10), TRADES.size()));
    return new ClientProfile(
        String.format(Locale.ROOT, "client-%04d", index + 1),
        market.name + " " + trade + " " + (index + 1),
        market.currency,
        market.zone,
        market.country,
        Draw.between(Draw.hash(key, 11), 0.5, 2.0),
        market.taxesIncluded,
        market.googleCurrency,
        market.metaCurrency,
        market.tiktokCurrency);
  }

  /** The client's ad accounts; TikTok cuts days in UTC, the others in the client's zone. */
  List<AdAccount> adAccounts(long key) {
    List<AdAccount> accounts = new ArrayList<>();
    if (googleCurrency != null) {
      accounts.add(account(AdPlatform.GOOGLE_ADS, Draw.hash(key, 20), 10, googleCurrency, zone));
    }
    if (metaCurrency != null) {
      accounts.add(account(AdPlatform.META, Draw.hash(key, 21), 15, metaCurrency, zone));
    }
    if (tiktokCurrency != null) {
      accounts.add(
          account(AdPlatform.TIKTOK, Draw.hash(key, 22), 18, tiktokCurrency, ZoneId.of("UTC")));
    }
    return List.copyOf(accounts);
  }

  private AdAccount account(
      AdPlatform platform, long hash, int digits, String accountCurrency, ZoneId accountZone) {
    String number = Long.toString(Draw.digits(hash, digits));
    return new AdAccount(platform, number, name, id, accountCurrency, accountZone);
  }
}
