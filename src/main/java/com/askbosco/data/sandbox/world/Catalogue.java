package com.askbosco.data.sandbox.world;

import java.util.List;

/** The products of a shop. */
final class Catalogue {
  private static final int PRODUCTS = 24;
  private static final List<String> COLOURS = List.of("Black", "Blue", "Green", "Red");
  private static final List<String> THINGS =
      List.of("Classic", "Light", "Trail", "Urban", "Studio", "Summit");

  private final long key;
  private final String currency;

  /** A product variant. */
  record Product(String productId, String variantId, String sku, String title, long priceMicros) {}

  Catalogue(long clientKey, String currency) {
    this.key = Draw.hash(clientKey, 80);
    this.currency = currency;
  }

  /** The product a hash points at; cheap ones sell more often. */
  Product pick(long hash) {
    int number = (int) (Draw.unit(hash) * Draw.unit(Draw.hash(hash, 1)) * PRODUCTS);
    long product = Draw.hash(key, number);
    double eur = 9 + 5.5 * number + Draw.between(product, 0, 5);
    String title = THINGS.get(number % THINGS.size()) + " " + COLOURS.get(number / THINGS.size());
    return new Product(
        Long.toString(Draw.digits(Draw.hash(product, 1), 13)),
        Long.toString(Draw.digits(Draw.hash(product, 2), 14)),
        "SKU-" + (100 + number),
        title,
        price(eur));
  }

  /** Prices as shops write them: 24.90, or whole tens of yen and kronor. */
  private long price(double eur) {
    double amount = eur * FxWorld.level(currency);
    if (FxWorld.level(currency) > 5) {
      return Math.round(amount / 10) * 10 * Micros.ONE;
    }
    return Math.round(amount) * Micros.ONE - Micros.ONE / 10;
  }
}
