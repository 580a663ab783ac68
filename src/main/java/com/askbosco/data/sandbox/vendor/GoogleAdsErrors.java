package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor.Answer;
import com.askbosco.data.sandbox.scenario.Fault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Google Ads' refusals. A stream's refusal is an array of one object, as everything it answers. */
final class GoogleAdsErrors {
  private GoogleAdsErrors() {}

  /** The vendor's way of saying that a fault happened. */
  static Optional<Answer> of(Fault fault, Exchange exchange) {
    boolean token = exchange.path().equals("/token");
    return switch (fault.kind()) {
      case RATE_LIMIT ->
        Optional.of(quota("RESOURCE_TEMPORARILY_EXHAUSTED", fault.retryAfter().orElse(30)));
      case QUOTA_USED_UP -> Optional.of(quota("RESOURCE_EXHAUSTED", 43_200));
      case EXPIRED_TOKEN -> token ? Optional.empty() : Optional.of(tokenRefused());
      case REVOKED_TOKEN ->
        Optional.of(
            token
                ? GoogleAdsVendor.oauthRefusal(
                    "invalid_grant", "Token has been expired or revoked.")
                : tokenRefused());
      case STATUS ->
        Optional.of(refusal(
            fault.status(),
            fault.status() == 503 ? "UNAVAILABLE" : "INTERNAL",
            "Internal error encountered."));
      default -> Optional.empty();
    };
  }

  /** The access token is missing, unknown or ran out. */
  static Answer tokenRefused() {
    return refusal(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
            + "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.");
  }

  /** A refusal without details. */
  static Answer refusal(int status, String name, String message) {
    return VendorJson.answer(
        status,
        VendorJson.array().add(VendorJson.object().set("error", error(status, name, message))));
  }

  /** A refusal with one error of Google Ads' own kind, such as {@code queryError}. */
  static Answer failure(int status, String name, String kind, String code, String message) {
    ObjectNode error = error(status, name, message(name));
    ObjectNode detail = error.putArray("details").addObject();
    detail.put("@type", "type.googleapis.com/google.ads.googleads.v18.errors.GoogleAdsFailure");
    ObjectNode first = detail.putArray("errors").addObject();
    first.putObject("errorCode").put(kind, code);
    first.put("message", message);
    detail.put("requestId", Secrets.hex(kind + code + message, 22));
    return VendorJson.answer(
        status, VendorJson.array().add(VendorJson.object().set("error", error)));
  }

  private static Answer quota(String code, int seconds) {
    ObjectNode error = error(429, "RESOURCE_EXHAUSTED", message("RESOURCE_EXHAUSTED"));
    ObjectNode detail = error.putArray("details").addObject();
    detail.put("@type", "type.googleapis.com/google.ads.googleads.v18.errors.GoogleAdsFailure");
    ObjectNode first = detail.putArray("errors").addObject();
    first.putObject("errorCode").put("quotaError", code);
    first.put("message", "Too many requests. Retry in " + seconds + " seconds.");
    first
        .putObject("details")
        .putObject("quotaErrorDetails")
        .put("rateScope", "DEVELOPER")
        .put("rateName", "Number of operations for basic access")
        .put("retryDelay", seconds + "s");
    detail.put("requestId", Secrets.hex(code + seconds, 22));
    return VendorJson.answer(429, VendorJson.array().add(VendorJson.object().set("error", error)));
  }

  /** An id of the request that is the same for the same request. */
  static String requestId(Exchange exchange) {
    return Secrets.hex(exchange.path() + exchange.text() + exchange.today(), 22);
  }

  private static ObjectNode error(int status, String name, String message) {
    return VendorJson.object().put("code", status).put("message", message).put("status", name);
  }

  private static String message(String name) {
    return switch (name) {
      case "RESOURCE_EXHAUSTED" -> "Resource has been exhausted (e.g. check quota).";
      case "PERMISSION_DENIED" -> "The caller does not have permission";
      case "UNAUTHENTICATED" -> "Request is missing required authentication credential.";
      default -> "Request contains an invalid argument.";
    };
  }
}
