package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Google Ads' REST interface, version 18: the token endpoint and {@code googleAds:searchStream}. */
public final class GoogleAdsVendor implements Vendor {
  private static final Pattern SEARCH =
      Pattern.compile("/v18/customers/([^/]+)/googleAds:searchStream");
  private static final String MANAGER = "9876543210";

  private final Secrets refreshTokens =
      new Secrets(client -> "1//0" + Secrets.hex(client, "google-ads refresh", 60));
  private final AccessTokens accessTokens;

  /** As started by the server: tokens last an hour. */
  public GoogleAdsVendor() {
    this(Clock.systemUTC());
  }

  GoogleAdsVendor(Clock clock) {
    this.accessTokens = new AccessTokens(clock, Duration.ofSeconds(3599), "ya29.");
  }

  @Override
  public String source() {
    return "google-ads";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    Matcher search = SEARCH.matcher(exchange.path());
    if (search.matches()) {
      return exchange
          .world()
          .byAdAccount(AdPlatform.GOOGLE_ADS, search.group(1))
          .map(ClientWorld::id);
    }
    String token = FormBody.parse(exchange.text()).getOrDefault("refresh_token", "");
    return refreshTokens.holder(exchange.world(), token).map(ClientWorld::id);
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    if (!SEARCH.matcher(exchange.path()).matches()) {
      return Optional.empty();
    }
    String query = VendorJson.read(exchange.text()).path("query").asText();
    return Optional.of(
        query.contains("FROM ad_group_ad")
            ? "ad_group_ad_legacy"
            : query.contains("segments.conversion_action") ? "conversions" : "campaign");
  }

  @Override
  public Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    return GoogleAdsErrors.of(fault, exchange);
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return client
        .adAccount(AdPlatform.GOOGLE_ADS)
        .map(account -> VendorJson.object()
            .put("developer_token", Secrets.hex("google-ads developer", 22))
            .put("client_id", "1055-bosco.apps.googleusercontent.com")
            .put("client_secret", "GOCSPX-" + Secrets.hex("google-ads client", 28))
            .put("refresh_token", refreshTokens.of(client))
            .put("login_customer_id", MANAGER));
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return client
        .adAccount(AdPlatform.GOOGLE_ADS)
        .map(account -> List.of(new Connection(
            "google_ads",
            source(),
            List.of(account.id()),
            Optional.of(account.currency()),
            List.of("campaign", "ad_group_ad_legacy", "conversions"),
            Map.of())))
        .orElse(List.of());
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    VendorJson.send(exchange, answer(exchange));
  }

  private Answer answer(Exchange exchange) {
    if (!exchange.method().equals("POST")) {
      return GoogleAdsErrors.refusal(404, "NOT_FOUND", "Requested entity was not found.");
    }
    if (exchange.path().equals("/token")) {
      return token(exchange);
    }
    Matcher search = SEARCH.matcher(exchange.path());
    if (!search.matches()) {
      return GoogleAdsErrors.refusal(404, "NOT_FOUND", "Requested entity was not found.");
    }
    Optional<String> holder = accessTokens.holder(exchange.header("Authorization"));
    if (holder.isEmpty()) {
      return GoogleAdsErrors.tokenRefused();
    }
    if (!exchange
        .header("developer-token")
        .equals(Optional.of(Secrets.hex("google-ads developer", 22)))) {
      return GoogleAdsErrors.failure(
          401,
          "UNAUTHENTICATED",
          "authenticationError",
          "DEVELOPER_TOKEN_INVALID",
          "Developer token is not valid.");
    }
    Optional<AdAccount> account = exchange
        .world()
        .client(holder.get())
        .flatMap(client -> client.adAccount(AdPlatform.GOOGLE_ADS))
        .filter(known -> known.id().equals(search.group(1)));
    if (account.isEmpty() || !exchange.header("login-customer-id").equals(Optional.of(MANAGER))) {
      return GoogleAdsErrors.failure(
          403,
          "PERMISSION_DENIED",
          "authorizationError",
          "USER_PERMISSION_DENIED",
          "User doesn't have permission to access customer. Note: If you're accessing a client customer, the manager's "
              + "customer id must be set in the 'login-customer-id' header.");
    }
    return search(exchange, account.get());
  }

  private Answer token(Exchange exchange) {
    Map<String, String> form = FormBody.parse(exchange.text());
    if (!"refresh_token".equals(form.get("grant_type"))) {
      return oauthRefusal("unsupported_grant_type", "Invalid grant_type");
    }
    if (!("GOCSPX-" + Secrets.hex("google-ads client", 28)).equals(form.get("client_secret"))) {
      return VendorJson.answer(
          401,
          VendorJson.object()
              .put("error", "invalid_client")
              .put("error_description", "Unauthorized"));
    }
    Optional<ClientWorld> client =
        refreshTokens.holder(exchange.world(), form.getOrDefault("refresh_token", ""));
    if (client.isEmpty()) {
      return oauthRefusal("invalid_grant", "Token has been expired or revoked.");
    }
    return VendorJson.answer(
        200,
        VendorJson.object()
            .put("access_token", accessTokens.issue(client.get().id()))
            .put("expires_in", accessTokens.seconds())
            .put("scope", "https://www.googleapis.com/auth/adwords")
            .put("token_type", "Bearer"));
  }

  /** How Google's token endpoint refuses. */
  static Answer oauthRefusal(String error, String description) {
    return VendorJson.answer(
        400, VendorJson.object().put("error", error).put("error_description", description));
  }

  private Answer search(Exchange exchange, AdAccount account) {
    Gaql query;
    List<ObjectNode> rows;
    try {
      query = Gaql.parse(VendorJson.read(exchange.text()).path("query").asText());
      rows = GoogleAdsReport.rows(exchange.world(), account, query, exchange.today());
    } catch (Gaql.Refused refused) {
      return GoogleAdsErrors.failure(
          400,
          "INVALID_ARGUMENT",
          "queryError",
          refused.code(),
          String.valueOf(refused.getMessage()));
    }
    String mask = String.join(",", query.fields().stream().map(Gaql::camelCase).toList());
    String requestId = GoogleAdsErrors.requestId(exchange);
    ArrayNode chunks = VendorJson.array();
    for (int from = 0; from < rows.size(); from += GoogleAdsReport.ROWS_PER_CHUNK) {
      int to = Math.min(rows.size(), from + GoogleAdsReport.ROWS_PER_CHUNK);
      ObjectNode chunk = chunks.addObject();
      chunk.putArray("results").addAll(rows.subList(from, to));
      chunk.put("fieldMask", mask).put("requestId", requestId);
    }
    if (chunks.isEmpty()) {
      chunks.addObject().put("fieldMask", mask).put("requestId", requestId);
    }
    return VendorJson.answer(200, Map.of("request-id", requestId), chunks);
  }
}
