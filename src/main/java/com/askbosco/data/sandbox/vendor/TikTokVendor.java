package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TikTok's API for Business, version 1.3: the synchronous integrated report. Refusals have status 200 and a code. */
public final class TikTokVendor implements Vendor {
  private static final String REPORT = "/open_api/v1.3/report/integrated/get/";
  private static final int MAX_PAGE_SIZE = 1_000;
  private static final int MAX_DAYS = 30;

  private final Secrets tokens =
      new Secrets(client -> Secrets.hex(client, "tiktok-marketing token", 40));

  @Override
  public String source() {
    return "tiktok-marketing";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    return Optional.ofNullable(exchange.query().get("advertiser_id"))
        .flatMap(id -> exchange.world().byAdAccount(AdPlatform.TIKTOK, id))
        .map(ClientWorld::id);
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    return Optional.ofNullable(exchange.query().get("data_level"))
        .map(level -> level.equals("AUCTION_AD") ? "ads_reports_daily" : "campaigns_reports_daily");
  }

  @Override
  public Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    return switch (fault.kind()) {
      case RATE_LIMIT ->
        Optional.of(code(
            40100, "Too many requests. The app has reached its QPS limit, please retry later."));
      case QUOTA_USED_UP ->
        Optional.of(code(
            40133,
            "Too many requests. The app has reached its daily limit, please retry tomorrow."));
      case EXPIRED_TOKEN -> Optional.of(code(40102, "Access token is expired."));
      case REVOKED_TOKEN ->
        Optional.of(code(40105, "Access token is incorrect or has been revoked."));
      case STATUS ->
        Optional.of(
            VendorJson.answer(fault.status(), body(50000, "System error", VendorJson.object())));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return client
        .adAccount(AdPlatform.TIKTOK)
        .map(account -> VendorJson.object().put("access_token", tokens.of(client)));
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return client
        .adAccount(AdPlatform.TIKTOK)
        .map(account -> List.of(new Connection(
            "tiktok_ads",
            source(),
            List.of(account.id()),
            Optional.of(account.currency()),
            List.of("campaigns_reports_daily", "ads_reports_daily"),
            Map.of())))
        .orElse(List.of());
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    VendorJson.send(exchange, answer(exchange));
  }

  private Answer answer(Exchange exchange) {
    if (!exchange.path().equals(REPORT) || !exchange.method().equals("GET")) {
      return VendorJson.answer(404, body(40006, "Request path is not found.", VendorJson.object()));
    }
    Optional<ClientWorld> client =
        tokens.holder(exchange.world(), exchange.header("Access-Token").orElse(""));
    if (client.isEmpty()) {
      return code(40105, "Access token is incorrect or has been revoked.");
    }
    Map<String, String> query = exchange.query();
    Optional<AdAccount> account = client
        .get()
        .adAccount(AdPlatform.TIKTOK)
        .filter(known -> known.id().equals(query.get("advertiser_id")));
    if (account.isEmpty()) {
      return code(
          40001, "No permission to operate advertiser " + query.getOrDefault("advertiser_id", ""));
    }
    try {
      return report(exchange, client.get(), account.get());
    } catch (IllegalArgumentException | DateTimeException refused) {
      return code(40002, String.valueOf(refused.getMessage()));
    }
  }

  private static Answer report(Exchange exchange, ClientWorld client, AdAccount account) {
    Map<String, String> query = exchange.query();
    boolean ofAds = "AUCTION_AD".equals(query.get("data_level"));
    String idName = ofAds ? "ad_id" : "campaign_id";
    require(
        ofAds || "AUCTION_CAMPAIGN".equals(query.get("data_level")),
        "data_level: the value is not supported.");
    require(
        texts(query.getOrDefault("dimensions", "")).equals(List.of(idName, "stat_time_day")),
        "dimensions: must be [\"" + idName + "\",\"stat_time_day\"].");
    List<String> metrics = texts(query.getOrDefault("metrics", ""));
    for (String metric : metrics) {
      require(TikTokReport.isMetric(metric), "metrics: " + metric + " is not a valid metric.");
    }
    DateRange days = new DateRange(
        LocalDate.parse(query.getOrDefault("start_date", "")),
        LocalDate.parse(query.getOrDefault("end_date", "")));
    require(days.length() <= MAX_DAYS, "The max time span is 30 days when using stat_time_day.");
    int page = number(query.getOrDefault("page", "1"), "page");
    int size = number(query.getOrDefault("page_size", "10"), "page_size");
    require(size <= MAX_PAGE_SIZE, "page_size: Not a valid integer in the range 1 to 1000.");

    List<ObjectNode> rows =
        new TikTokReport(client.ads(), account, exchange.today()).rows(ofAds, days, metrics);
    int from = Math.min(rows.size(), (page - 1) * size);
    ObjectNode data = VendorJson.object();
    data.putArray("list").addAll(rows.subList(from, Math.min(rows.size(), from + size)));
    data.putObject("page_info")
        .put("total_number", rows.size())
        .put("page", page)
        .put("page_size", size)
        .put("total_page", (rows.size() + size - 1) / size);
    return VendorJson.answer(200, body(0, "OK", data));
  }

  private static List<String> texts(String json) {
    List<String> texts = new ArrayList<>();
    VendorJson.read(json).forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static int number(String text, String name) {
    require(text.matches("[1-9][0-9]{0,5}"), name + ": Not a valid integer.");
    return Integer.parseInt(text);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private static Answer code(int code, String message) {
    return VendorJson.answer(200, body(code, message, VendorJson.object()));
  }

  private static ObjectNode body(int code, String message, ObjectNode data) {
    ObjectNode body = VendorJson.object()
        .put("code", code)
        .put("message", message)
        .put(
            "request_id",
            "20260401" + Secrets.hex(message + data, 24).toUpperCase(java.util.Locale.ROOT));
    body.set("data", data);
    return body;
  }
}
