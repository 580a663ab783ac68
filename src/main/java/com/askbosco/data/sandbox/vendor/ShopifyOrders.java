package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.world.ClientWorld;
import com.askbosco.data.sandbox.world.Customer;
import com.askbosco.data.sandbox.world.Micros;
import com.askbosco.data.sandbox.world.Order;
import com.askbosco.data.sandbox.world.OrderLine;
import com.askbosco.data.sandbox.world.Refund;
import com.askbosco.data.sandbox.world.Visit;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a shop with all their fields, from which a query picks. {@code __typename} names the type; money is a bag of a
 * decimal text with its currency, ids are global ids beside the plain ones, and counts of 64 bits are texts.
 */
final class ShopifyOrders {
  private final String currency;

  ShopifyOrders(ClientWorld client) {
    this.currency = client.currency();
  }

  /** An order with its lines, refunds and customer. */
  ObjectNode order(Order order) {
    ObjectNode json = node("Order", order.id())
        .put("name", order.name())
        .put("createdAt", time(order.createdAt()))
        .put("processedAt", time(order.createdAt()))
        .put("updatedAt", time(order.updatedAt()))
        .put("cancelledAt", order.cancelledAt() == null ? null : time(order.cancelledAt()))
        .put("cancelReason", order.cancelledAt() == null ? null : "CUSTOMER")
        .put("test", order.test())
        .put("currencyCode", currency)
        .put("displayFinancialStatus", financialStatus(order))
        .put("sourceName", order.sourceName())
        .put("taxesIncluded", order.taxesIncluded());
    ArrayNode codes = json.putArray("discountCodes");
    if (order.discountCode() != null) {
      codes.add(order.discountCode());
    }
    json.set("totalPriceSet", money(order.totalMicros()));
    json.set("subtotalPriceSet", money(order.grossMicros() - order.discountMicros()));
    json.set("totalDiscountsSet", money(order.discountMicros()));
    json.set("totalTaxSet", money(order.taxMicros()));
    json.set("totalShippingPriceSet", money(order.shippingMicros()));
    json.set("totalRefundedSet", money(order.refundedMicros()));
    json.set("customer", customer(order.customer()));
    json.set("customerJourneySummary", journey(order));
    json.putObject("shippingAddress")
        .put("__typename", "MailingAddress")
        .put("countryCodeV2", order.country());
    ArrayNode lines = connection(json, "lineItems", "LineItemConnection");
    order.lines().forEach(line -> lines.add(line(line, order)));
    ArrayNode refunds = json.putArray("refunds");
    order.refunds().forEach(refund -> refunds.add(refund(refund, order)));
    return json;
  }

  /** A customer. */
  ObjectNode customer(Customer customer) {
    ObjectNode json = node("Customer", customer.id())
        .put("firstName", customer.firstName())
        .put("lastName", customer.lastName())
        .put("email", customer.email())
        .put("phone", customer.phone())
        .put("createdAt", time(customer.createdAt()))
        .put("updatedAt", time(customer.updatedAt()))
        .put("numberOfOrders", Integer.toString(customer.orders()));
    json.putObject("emailMarketingConsent")
        .put("__typename", "CustomerEmailMarketingConsentState")
        .put("marketingState", customer.emailConsent() ? "SUBSCRIBED" : "NOT_SUBSCRIBED");
    json.putObject("smsMarketingConsent")
        .put("__typename", "CustomerSmsMarketingConsentState")
        .put("marketingState", customer.smsConsent() ? "SUBSCRIBED" : "NOT_SUBSCRIBED");
    json.putObject("defaultAddress")
        .put("__typename", "MailingAddress")
        .put("countryCodeV2", customer.country());
    return json;
  }

  private static @Nullable ObjectNode journey(Order order) {
    if (order.test()) {
      return null;
    }
    ObjectNode journey = VendorJson.object()
        .put("__typename", "CustomerJourneySummary")
        .put("customerOrderIndex", order.customerOrderNumber());
    if (order.utmSource() == null) {
      journey.putNull("lastVisit");
    } else {
      journey
          .putObject("lastVisit")
          .put("__typename", "CustomerVisit")
          .putObject("utmParameters")
          .put("__typename", "UTMParameters")
          .put("source", order.utmSource())
          .put("medium", order.utmMedium())
          .put("campaign", order.utmCampaign());
    }
    ArrayNode moments = connection(journey, "moments", "CustomerMomentConnection");
    order.visits().forEach(visit -> moments.add(visit(visit)));
    return journey;
  }

  private static ObjectNode visit(Visit visit) {
    ObjectNode json = VendorJson.object()
        .put("__typename", "CustomerVisit")
        .put("id", "gid://shopify/CustomerVisit/" + visit.id())
        .put("occurredAt", time(visit.at()))
        .put("landingPage", visit.landingPage())
        .put("referrerUrl", visit.referrer())
        .put("source", visit.source())
        .put("sourceType", visit.tactic());
    if (visit.utmSource() == null) {
      json.putNull("utmParameters");
    } else {
      json.putObject("utmParameters")
          .put("__typename", "UTMParameters")
          .put("source", visit.utmSource())
          .put("medium", visit.utmMedium())
          .put("campaign", visit.utmCampaign())
          .putNull("content")
          .putNull("term");
    }
    return json;
  }

  private ObjectNode line(OrderLine line, Order order) {
    ObjectNode json = node("LineItem", line.id())
        .put("title", line.title())
        .put("sku", line.sku())
        .put("quantity", line.quantity());
    json.set("product", node("Product", line.productId()));
    json.set("variant", node("ProductVariant", line.variantId()));
    json.set("originalUnitPriceSet", money(line.unitPriceMicros()));
    ArrayNode discounts = json.putArray("discountAllocations");
    if (line.discountMicros() > 0) {
      ObjectNode discount = discounts.addObject().put("__typename", "DiscountAllocation");
      discount.set("allocatedAmountSet", money(line.discountMicros()));
    }
    ArrayNode taxes = json.putArray("taxLines");
    if (line.taxMicros() > 0) {
      ObjectNode tax =
          taxes.addObject().put("__typename", "TaxLine").put("title", order.country() + " tax");
      tax.set("priceSet", money(line.taxMicros()));
    }
    return json;
  }

  private ObjectNode refund(Refund refund, Order order) {
    ObjectNode json = node("Refund", refund.id())
        .put("createdAt", time(refund.createdAt()))
        .put("note", refund.reason());
    json.set("totalRefundedSet", money(refund.totalMicros(order.taxesIncluded())));
    ArrayNode lines = connection(json, "refundLineItems", "RefundLineItemConnection");
    for (Refund.Line line : refund.lines()) {
      ObjectNode item =
          lines.addObject().put("__typename", "RefundLineItem").put("quantity", line.quantity());
      item.set("lineItem", node("LineItem", line.lineId()));
      item.set("subtotalSet", money(line.subtotalMicros()));
      item.set("totalTaxSet", money(line.taxMicros()));
    }
    return json;
  }

  private static String financialStatus(Order order) {
    if (order.refunds().isEmpty()) {
      return order.cancelledAt() == null ? "PAID" : "VOIDED";
    }
    return order.refundedMicros() >= order.totalMicros() ? "REFUNDED" : "PARTIALLY_REFUNDED";
  }

  private static ArrayNode connection(ObjectNode parent, String name, String type) {
    return parent.putObject(name).put("__typename", type).putArray("nodes");
  }

  private static ObjectNode node(String type, String id) {
    return VendorJson.object()
        .put("__typename", type)
        .put("id", "gid://shopify/" + type + "/" + id)
        .put("legacyResourceId", id);
  }

  private ObjectNode money(long micros) {
    ObjectNode bag = VendorJson.object().put("__typename", "MoneyBag");
    for (String side : new String[] {"shopMoney", "presentmentMoney"}) {
      bag.putObject(side)
          .put("__typename", "MoneyV2")
          .put("amount", amount(micros))
          .put("currencyCode", currency);
    }
    return bag;
  }

  /** Decimals as the vendor's scalar writes them: at least one place, no needless zeros behind it. */
  private String amount(long micros) {
    java.math.BigDecimal amount = Micros.decimal(micros, currency).stripTrailingZeros();
    return (amount.scale() < 1 ? amount.setScale(1) : amount).toPlainString();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
