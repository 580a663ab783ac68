package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Klaviyo's API, revision 2024-10-15: campaigns, campaign values reports and events. */
public final class KlaviyoVendor implements Vendor {
  private static final String CAMPAIGNS = "/api/campaigns";
  private static final String REPORTS = "/api/campaign-values-reports";
  private static final String EVENTS = "/api/events";
  private static final Map<String, String> STREAMS =
      Map.of(CAMPAIGNS, "campaigns", REPORTS, "campaign_values", EVENTS, "events");
  private static final int CAMPAIGNS_PER_PAGE = 100;
  private static final Pattern BETWEEN =
      Pattern.compile("greater-or-equal\\(datetime,([^)]+)\\),less-or-equal\\(datetime,([^)]+)\\)");

  private final Secrets keys =
      new Secrets(client -> "pk_" + Secrets.hex(client, "klaviyo key", 34));

  @Override
  public String source() {
    return "klaviyo";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    return client(exchange).map(ClientWorld::id);
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    return Optional.ofNullable(STREAMS.get(path(exchange)));
  }

  @Override
  public Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    return switch (fault.kind()) {
      case RATE_LIMIT -> Optional.of(throttled(fault.retryAfter().orElse(3)));
      case QUOTA_USED_UP -> Optional.of(throttled(43_200));
      case EXPIRED_TOKEN, REVOKED_TOKEN ->
        Optional.of(notSignedIn("Incorrect authentication credentials."));
      case STATUS ->
        Optional.of(refusal(
            fault.status(), "error", "A server error occurred.", "The server could not answer."));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return Optional.of(VendorJson.object()
        .put("api_key", keys.of(client))
        .put("conversion_metric_id", metric(client))
        .put("reports_per_minute", 6_000));
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return List.of(new Connection(
        "klaviyo",
        source(),
        List.of(client.emailAccountId()),
        Optional.of(client.currency()),
        List.of("campaigns", "campaign_values"),
        Map.of()));
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Answer answer = answer(exchange);
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("Content-Type", "application/vnd.api+json");
    headers.put("RateLimit-Limit", "150");
    headers.put("RateLimit-Remaining", "149");
    headers.put("RateLimit-Reset", "60");
    exchange.respond(answer.status(), headers, answer.body());
  }

  private Answer answer(Exchange exchange) {
    if (exchange.header("Authorization").isEmpty()) {
      return notSignedIn("Missing or invalid private key.");
    }
    Optional<ClientWorld> client = client(exchange);
    if (client.isEmpty()) {
      return notSignedIn("Incorrect authentication credentials.");
    }
    if (exchange.header("revision").isEmpty()) {
      return refusal(
          400, "invalid", "Invalid input.", "A revision header is required for this endpoint.");
    }
    boolean post = exchange.method().equals("POST");
    return switch (path(exchange)) {
      case CAMPAIGNS -> post ? notAllowed() : campaigns(exchange, client.get());
      case REPORTS -> post ? report(exchange, client.get()) : notAllowed();
      case EVENTS -> post ? notAllowed() : events(exchange, client.get());
      default -> refusal(404, "not_found", "Not found.", "Path " + exchange.path() + " not found.");
    };
  }

  private static Answer campaigns(Exchange exchange, ClientWorld client) {
    String filter = exchange.query().getOrDefault("filter", "");
    if (!filter.contains("equals(messages.channel,")) {
      return refusal(
          400,
          "invalid",
          "Invalid input.",
          "A channel filter is required to list campaigns. Please provide either: `?filter=equals(messages.channel,'email')`"
              + " to list email campaigns, or `?filter=equals(messages.channel,'sms')` to list SMS campaigns.");
    }
    List<ObjectNode> all = filter.contains("'email'")
        ? client.email().campaigns(exchange.today()).stream()
            .map(campaign -> KlaviyoRows.campaign(campaign, exchange.root().toString()))
            .toList()
        : List.of();
    return page(exchange, all, CAMPAIGNS_PER_PAGE, CAMPAIGNS);
  }

  private static Answer events(Exchange exchange, ClientWorld client) {
    Matcher between = BETWEEN.matcher(exchange.query().getOrDefault("filter", ""));
    String size = exchange.query().getOrDefault("page[size]", "200");
    if (!between.matches() || !size.matches("[1-9][0-9]{0,3}") || Integer.parseInt(size) > 1_000) {
      return refusal(
          400,
          "invalid",
          "Invalid input.",
          "This server lists events between two values of `datetime`, at most 1000 on a page.");
    }
    try {
      Instant from = OffsetDateTime.parse(between.group(1)).toInstant();
      Instant to = OffsetDateTime.parse(between.group(2)).toInstant();
      List<ObjectNode> all = KlaviyoRows.events(client, from, to, exchange.today()).stream()
          .map(event -> KlaviyoRows.event(event, exchange.root().toString()))
          .toList();
      return page(exchange, all, Integer.parseInt(size), EVENTS);
    } catch (DateTimeException e) {
      return refusal(400, "invalid", "Invalid input.", "Invalid datetime in the filter.");
    }
  }

  private static Answer report(Exchange exchange, ClientWorld client) {
    JsonNode attributes = VendorJson.read(exchange.text()).path("data").path("attributes");
    List<String> statistics = new ArrayList<>();
    attributes.path("statistics").forEach(name -> statistics.add(name.asText()));
    Optional<String> unknown =
        statistics.stream().filter(name -> !KlaviyoRows.isStatistic(name)).findFirst();
    if (unknown.isPresent()) {
      return refusal(
          400, "invalid", "Invalid input.", "'" + unknown.get() + "' is not a valid statistic.");
    }
    if (!attributes.path("conversion_metric_id").asText().equals(metric(client))) {
      return refusal(400, "invalid", "Invalid input.", "The conversion_metric_id is not a metric.");
    }
    JsonNode timeframe = attributes.path("timeframe");
    ObjectNode body = VendorJson.object();
    ObjectNode data = body.putObject("data").put("type", "campaign-values-report");
    try {
      DateRange sent = new DateRange(day(timeframe.path("start")), day(timeframe.path("end")));
      data.putObject("attributes")
          .putArray("results")
          .addAll(KlaviyoRows.values(client, sent, statistics, exchange.today()));
    } catch (DateTimeException | IllegalArgumentException e) {
      return refusal(400, "invalid", "Invalid input.", "The timeframe is not valid.");
    }
    body.putObject("links")
        .put("self", exchange.root() + REPORTS)
        .putNull("next")
        .putNull("prev");
    return VendorJson.answer(200, body);
  }

  private static LocalDate day(JsonNode time) {
    String text = time.asText();
    return LocalDate.parse(text.length() < 10 ? text : text.substring(0, 10));
  }

  private static Answer page(Exchange exchange, List<ObjectNode> all, int size, String path) {
    Optional<String> cursor = Optional.ofNullable(exchange.query().get("page[cursor]"));
    PageOf<ObjectNode> page = PageOf.of(all, cursor, size, exchange);
    ObjectNode body = VendorJson.object();
    body.putArray("data").addAll(page.items());
    ObjectNode links = body.putObject("links")
        .put("self", link(exchange, path, cursor.orElse("")))
        .putNull("prev");
    page.next()
        .ifPresentOrElse(
            next -> links.put("next", link(exchange, path, next)), () -> links.putNull("next"));
    return VendorJson.answer(200, body);
  }

  /** The same request with another cursor. */
  private static String link(Exchange exchange, String path, String cursor) {
    StringBuilder link = new StringBuilder(exchange.root() + path);
    char before = '?';
    Map<String, String> query = new java.util.TreeMap<>(exchange.query());
    query.remove("page[cursor]");
    if (!cursor.isEmpty()) {
      query.put("page[cursor]", cursor);
    }
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      link.append(before)
          .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      before = '&';
    }
    return link.toString();
  }

  private Optional<ClientWorld> client(Exchange exchange) {
    return exchange
        .header("Authorization")
        .filter(header -> header.startsWith("Klaviyo-API-Key "))
        .flatMap(header -> keys.holder(exchange.world(), header.substring(16).strip()));
  }

  /** The id of the metric "Placed Order". */
  private static String metric(ClientWorld client) {
    return Secrets.hex(client, "klaviyo placed order", 6).toUpperCase(java.util.Locale.ROOT);
  }

  private static String path(Exchange exchange) {
    String path = exchange.path();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static Answer notAllowed() {
    return refusal(405, "method_not_allowed", "Method not allowed.", "Method not allowed.");
  }

  private static Answer notSignedIn(String detail) {
    return refusal(
        401, "not_authenticated", "Authentication credentials were not provided.", detail);
  }

  private static Answer throttled(int seconds) {
    Answer answer = refusal(
        429,
        "throttled",
        "Request was throttled.",
        "Request was throttled. Expected available in " + seconds + " seconds.");
    return new Answer(429, Map.of("Retry-After", Integer.toString(seconds)), answer.body());
  }

  private static Answer refusal(int status, String code, String title, String detail) {
    ObjectNode body = VendorJson.object();
    ObjectNode error = body.putArray("errors")
        .addObject()
        .put("id", Secrets.hex(code + detail, 32))
        .put("status", status)
        .put("code", code)
        .put("title", title)
        .put("detail", detail);
    error.putObject("source").put("pointer", "/data/");
    error.putObject("meta");
    return VendorJson.answer(status, body);
  }
}
