package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The GA4 Data API, v1beta: a token for a signed assertion, and {@code runReport} with its property quota. */
public final class Ga4Vendor implements Vendor {
  private static final Pattern REPORT = Pattern.compile("/v1beta/properties/([^/:]+):runReport");
  private static final String STREAM = "traffic_acquisition_session_source_medium_report";
  private static final int TOKENS_PER_REPORT = 4;

  private final Secrets emails = new Secrets(ServiceAccount::email);
  private final AccessTokens tokens;
  private final Map<String, AtomicInteger> reports = new ConcurrentHashMap<>();

  /** As started by the server: tokens last an hour. */
  public Ga4Vendor() {
    this(Clock.systemUTC());
  }

  Ga4Vendor(Clock clock) {
    this.tokens = new AccessTokens(clock, Duration.ofSeconds(3599), "ya29.c.");
  }

  @Override
  public String source() {
    return "google-analytics-data-api";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    Matcher report = REPORT.matcher(exchange.path());
    return report.matches()
        ? exchange.world().byProperty(report.group(1)).map(ClientWorld::id)
        : Optional.empty();
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    return REPORT.matcher(exchange.path()).matches() ? Optional.of(STREAM) : Optional.empty();
  }

  @Override
  public Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    boolean token = exchange.path().equals("/token");
    return switch (fault.kind()) {
      case RATE_LIMIT ->
        Optional.of(
            refusal(
                429,
                "RESOURCE_EXHAUSTED",
                "Exhausted concurrent requests quota. Please wait for some requests to finish before sending more."));
      case QUOTA_USED_UP ->
        Optional.of(refusal(
            429,
            "RESOURCE_EXHAUSTED",
            "Exhausted property tokens per day. These quota tokens will return in under 24 hours. To learn more, see "
                + "https://developers.google.com/analytics/devguides/reporting/data/v1/quotas"));
      case EXPIRED_TOKEN -> token ? Optional.empty() : Optional.of(tokenRefused());
      case REVOKED_TOKEN ->
        Optional.of(
            token
                ? GoogleAdsVendor.oauthRefusal("invalid_grant", "Invalid JWT Signature.")
                : tokenRefused());
      case STATUS ->
        Optional.of(refusal(
            fault.status(),
            fault.status() == 503 ? "UNAVAILABLE" : "INTERNAL",
            "Internal error encountered."));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return Optional.of(ServiceAccount.keyFile(client));
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return List.of(new Connection(
        "ga4",
        source(),
        List.of(client.propertyId()),
        Optional.of(client.currency()),
        List.of(STREAM),
        Map.of()));
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    VendorJson.send(exchange, answer(exchange));
  }

  private Answer answer(Exchange exchange) {
    if (!exchange.method().equals("POST")) {
      return refusal(404, "NOT_FOUND", "Method not found.");
    }
    if (exchange.path().equals("/token")) {
      return token(exchange);
    }
    Matcher report = REPORT.matcher(exchange.path());
    if (!report.matches()) {
      return refusal(404, "NOT_FOUND", "Method not found.");
    }
    Optional<String> holder = tokens.holder(exchange.header("Authorization"));
    if (holder.isEmpty()) {
      return tokenRefused();
    }
    Optional<ClientWorld> client = exchange
        .world()
        .client(holder.get())
        .filter(known -> known.propertyId().equals(report.group(1)));
    if (client.isEmpty()) {
      return refusal(
          403,
          "PERMISSION_DENIED",
          "User does not have sufficient permissions for this property. To learn more about Property ID, see "
              + "https://developers.google.com/analytics/devguides/reporting/data/v1/property-id.");
    }
    return report(exchange, client.get());
  }

  private Answer token(Exchange exchange) {
    Map<String, String> form = FormBody.parse(exchange.text());
    if (!"urn:ietf:params:oauth:grant-type:jwt-bearer".equals(form.get("grant_type"))) {
      return GoogleAdsVendor.oauthRefusal("unsupported_grant_type", "Invalid grant_type");
    }
    return ServiceAccount.signer(form.getOrDefault("assertion", ""), exchange.world(), emails)
        .map(client -> VendorJson.answer(
            200,
            VendorJson.object()
                .put("access_token", tokens.issue(client.id()))
                .put("expires_in", tokens.seconds())
                .put("token_type", "Bearer")))
        .orElseGet(() -> GoogleAdsVendor.oauthRefusal("invalid_grant", "Invalid JWT Signature."));
  }

  private Answer report(Exchange exchange, ClientWorld client) {
    JsonNode request = VendorJson.read(exchange.text());
    try {
      ObjectNode body = new Ga4Report(client, request, exchange.today()).json(exchange.today());
      if (request.path("returnPropertyQuota").asBoolean()) {
        body.set("propertyQuota", quota(client.propertyId() + exchange.today()));
      }
      return VendorJson.answer(200, body);
    } catch (IllegalArgumentException refused) {
      return refusal(400, "INVALID_ARGUMENT", String.valueOf(refused.getMessage()));
    }
  }

  private ObjectNode quota(String propertyAndDay) {
    int used = TOKENS_PER_REPORT
        * reports.computeIfAbsent(propertyAndDay, key -> new AtomicInteger()).incrementAndGet();
    ObjectNode quota = VendorJson.object();
    quota.set("tokensPerDay", left(TOKENS_PER_REPORT, 200_000 - used));
    quota.set("tokensPerHour", left(TOKENS_PER_REPORT, 40_000 - used));
    quota.set("concurrentRequests", VendorJson.object().put("remaining", 10));
    quota.set("serverErrorsPerProjectPerHour", VendorJson.object().put("remaining", 10));
    quota.set("potentiallyThresholdedRequestsPerHour", VendorJson.object().put("remaining", 120));
    quota.set("tokensPerProjectPerHour", left(TOKENS_PER_REPORT, 14_000 - used));
    return quota;
  }

  private static ObjectNode left(int consumed, int remaining) {
    return VendorJson.object().put("consumed", consumed).put("remaining", Math.max(0, remaining));
  }

  private static Answer tokenRefused() {
    return refusal(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
            + "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.");
  }

  private static Answer refusal(int status, String name, String message) {
    ObjectNode body = VendorJson.object();
    body.putObject("error").put("code", status).put("message", message).put("status", name);
    return VendorJson.answer(status, body);
  }
}
