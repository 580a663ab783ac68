package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Vendor.Answer;
import com.askbosco.data.sandbox.scenario.Fault;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Meta's refusals: the code inside tells what is the matter, the status hardly does. */
final class MetaErrors {
  /** The header that tells how much of an account's budget is used. */
  static final String USAGE = "X-Business-Use-Case-Usage";

  private MetaErrors() {}

  /** The vendor's way of saying that a fault happened. */
  static Optional<Answer> of(Fault fault, String client) {
    return switch (fault.kind()) {
      case RATE_LIMIT -> Optional.of(tooManyCalls(client, 1));
      case QUOTA_USED_UP -> Optional.of(tooManyCalls(client, 720));
      case EXPIRED_TOKEN, REVOKED_TOKEN -> Optional.of(tokenRefused());
      case STATUS ->
        Optional.of(
            refusal(fault.status(), 2, "OAuthException", "Service temporarily unavailable"));
      default -> Optional.empty();
    };
  }

  /** The token is unknown, ran out or was taken back; Meta cannot renew it without a person. */
  static Answer tokenRefused() {
    ObjectNode error = error(
        190,
        "OAuthException",
        "Error validating access token: The session has been invalidated because the user changed their password or "
            + "Facebook has changed the session for security reasons.");
    error.put("error_subcode", 460);
    return VendorJson.answer(401, VendorJson.object().set("error", error));
  }

  /** A refusal with its code. */
  static Answer refusal(int status, int code, String type, String message) {
    return VendorJson.answer(status, VendorJson.object().set("error", error(code, type, message)));
  }

  private static Answer tooManyCalls(String client, int minutes) {
    ObjectNode error = error(
        80000,
        "OAuthException",
        "(#80000) There have been too many calls from this ad-account. Wait a bit and try again. For more info, please "
            + "refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting#ads-insights.");
    error.put("error_subcode", 2446079).put("is_transient", true);
    return VendorJson.answer(
        400, Map.of(USAGE, usage(client, 100, minutes)), VendorJson.object().set("error", error));
  }

  /**
   * The value of the usage header.
   *
   * @param percent of the budget used
   * @param minutes until calls are allowed again
   */
  static String usage(String client, int percent, int minutes) {
    ObjectNode usage = VendorJson.object();
    usage
        .putArray(Long.toString(Long.parseLong(Secrets.hex(client + " business", 12), 16)))
        .addObject()
        .put("type", "ads_insights")
        .put("call_count", percent)
        .put("total_cputime", percent / 2)
        .put("total_time", percent / 2)
        .put("estimated_time_to_regain_access", minutes)
        .put("ads_api_access_tier", "standard_access");
    return new String(VendorJson.bytes(usage), StandardCharsets.UTF_8);
  }

  private static ObjectNode error(int code, String type, String message) {
    return VendorJson.object()
        .put("message", message)
        .put("type", type)
        .put("code", code)
        .put("fbtrace_id", "A" + Secrets.hex(message, 22));
  }
}
