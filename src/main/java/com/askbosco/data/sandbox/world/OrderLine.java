package com.askbosco.data.sandbox.world;

/**
 * A line of an order; amounts in the shop's currency.
 *
 * @param id the shop's id, digits only
 * @param productId the product
 * @param variantId the variant
 * @param sku stock keeping unit
 * @param title product title
 * @param quantity units ordered, at least 1
 * @param unitPriceMicros price of one unit before discounts
 * @param discountMicros discount allocated to the whole line
 * @param taxMicros tax of the whole line; inside the price where the shop's prices include tax
 */
public record OrderLine(
    String id,
    String productId,
    String variantId,
    String sku,
    String title,
    int quantity,
    long unitPriceMicros,
    long discountMicros,
    long taxMicros) {

  /** Price times quantity, before discounts. */
  public long grossMicros() {
    return quantity * unitPriceMicros;
  }
}
