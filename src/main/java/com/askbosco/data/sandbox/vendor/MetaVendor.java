package com.askbosco.data.sandbox.vendor;

import com.askbosco.data.model.DateRange;
import com.askbosco.data.sandbox.Exchange;
import com.askbosco.data.sandbox.Vendor;
import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.scenario.FaultKind;
import com.askbosco.data.sandbox.world.AdAccount;
import com.askbosco.data.sandbox.world.AdPlatform;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Meta's Marketing API, version 21: insights as asynchronous jobs, and campaigns. */
public final class MetaVendor implements Vendor {
  private static final Pattern ACCOUNT =
      Pattern.compile("/v21\\.0/act_([0-9]+)/(insights|campaigns)");
  private static final Pattern RUN = Pattern.compile("/v21\\.0/([0-9]+)(/insights)?");

  private final Secrets tokens =
      new Secrets(client -> "EAAB" + Secrets.hex(client, "facebook-marketing token", 56));
  private final MetaJobs jobs = new MetaJobs();

  @Override
  public String source() {
    return "facebook-marketing";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    Matcher account = ACCOUNT.matcher(exchange.path());
    if (account.matches()) {
      return exchange.world().byAdAccount(AdPlatform.META, account.group(1)).map(ClientWorld::id);
    }
    return job(exchange).map(job -> job.account().clientId());
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    Matcher account = ACCOUNT.matcher(exchange.path());
    if (account.matches() && account.group(2).equals("campaigns")) {
      return Optional.of("campaigns");
    }
    Optional<String> level = account.matches()
        ? Optional.ofNullable(parameters(exchange).get("level"))
        : job(exchange).map(MetaJobs.Job::level);
    return level.map(name -> switch (name) {
      case "ad" -> "ads_insights";
      case "account" -> "account_insights";
      default -> "campaigns_insights";
    });
  }

  @Override
  public Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    return MetaErrors.of(fault, clientOf(exchange).orElse("0"));
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return client
        .adAccount(AdPlatform.META)
        .map(account -> VendorJson.object().put("access_token", tokens.of(client)));
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return client
        .adAccount(AdPlatform.META)
        .map(account -> List.of(new Connection(
            "meta_ads",
            source(),
            List.of(account.id()),
            Optional.of(account.currency()),
            List.of("ads_insights", "campaigns_insights", "campaigns"),
            Map.of())))
        .orElse(List.of());
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Answer answer = answer(exchange);
    Map<String, String> headers = new HashMap<>(answer.headers());
    clientOf(exchange)
        .ifPresent(client -> headers.putIfAbsent(MetaErrors.USAGE, MetaErrors.usage(client, 3, 0)));
    headers.put("facebook-api-version", "v21.0");
    exchange.respond(answer.status(), headers, answer.body());
  }

  private Answer answer(Exchange exchange) {
    String token = exchange
        .header("Authorization")
        .filter(header -> header.startsWith("Bearer "))
        .map(header -> header.substring(7).strip())
        .orElseGet(() -> parameters(exchange).getOrDefault("access_token", ""));
    Optional<ClientWorld> client = tokens.holder(exchange.world(), token);
    if (client.isEmpty()) {
      return MetaErrors.tokenRefused();
    }
    Optional<AdAccount> account = client.get().adAccount(AdPlatform.META);
    Matcher ofAccount = ACCOUNT.matcher(exchange.path());
    if (ofAccount.matches()) {
      if (account.filter(a -> a.id().equals(ofAccount.group(1))).isEmpty()) {
        return MetaErrors.refusal(
            403,
            200,
            "OAuthException",
            "(#200) Ad account owner has NOT grant ads_management or ads_read permission");
      }
      return ofAccount.group(2).equals("campaigns")
          ? campaigns(exchange, client.get(), account.get())
          : start(exchange, account.get());
    }
    Optional<MetaJobs.Job> job =
        job(exchange).filter(j -> j.account().clientId().equals(client.get().id()));
    if (job.isEmpty() || !exchange.method().equals("GET")) {
      return MetaErrors.refusal(
          400,
          100,
          "GraphMethodException",
          "Unsupported " + exchange.method().toLowerCase(java.util.Locale.ROOT)
              + " request. Object with ID does not exist, cannot be loaded due to missing permissions, or does not "
              + "support this operation");
    }
    return exchange.path().endsWith("/insights")
        ? download(exchange, client.get(), job.get())
        : status(exchange, job.get());
  }

  private Answer start(Exchange exchange, AdAccount account) {
    Map<String, String> parameters = parameters(exchange);
    List<String> fields = List.of(parameters.getOrDefault("fields", "").split(",", -1));
    for (String field : fields) {
      if (!MetaInsights.FIELDS.contains(field)) {
        return MetaErrors.refusal(
            400,
            100,
            "OAuthException",
            "(#100) " + field + " is not valid for fields param. please check "
                + "https://developers.facebook.com/docs/marketing-api/reference/ads-insights/ for all valid values");
      }
    }
    String level = parameters.getOrDefault("level", "");
    JsonNode range = VendorJson.read(parameters.getOrDefault("time_range", ""));
    if (!exchange.method().equals("POST")
        || !MetaInsights.LEVELS.contains(level)
        || !"1".equals(parameters.get("time_increment"))) {
      return MetaErrors.refusal(
          400, 100, "OAuthException", "(#100) Param level or time_increment is not supported here");
    }
    try {
      DateRange days = new DateRange(
          LocalDate.parse(range.path("since").asText()),
          LocalDate.parse(range.path("until").asText()));
      return VendorJson.answer(
          200,
          VendorJson.object()
              .put("report_run_id", jobs.start(account, level, days, fields).id()));
    } catch (DateTimeException | IllegalArgumentException e) {
      return MetaErrors.refusal(
          400,
          100,
          "OAuthException",
          "(#100) Must be a date representation in the format YYYY-MM-DD");
    }
  }

  private static Answer status(Exchange exchange, MetaJobs.Job job) {
    boolean done = !exchange.has(FaultKind.JOB_NEVER_ENDS) && job.poll();
    return VendorJson.answer(
        200,
        VendorJson.object()
            .put("id", job.id())
            .put("async_status", done ? "Job Completed" : "Job Running")
            .put("async_percent_completion", done ? 100 : 12));
  }

  private static Answer download(Exchange exchange, ClientWorld client, MetaJobs.Job job) {
    if (!job.isDone()) {
      return MetaErrors.refusal(
          400,
          2601,
          "OAuthException",
          "(#2601) Loading async results: the report is not ready yet");
    }
    return page(
        exchange,
        new MetaInsights(client.ads(), job.account(), exchange.today())
            .rows(job.level(), job.days(), job.fields()));
  }

  private static Answer campaigns(Exchange exchange, ClientWorld client, AdAccount account) {
    List<String> statuses = new ArrayList<>();
    VendorJson.read(exchange.query().getOrDefault("effective_status", "[]"))
        .forEach(status -> statuses.add(status.asText()));
    return page(exchange, MetaCampaigns.list(client, account, statuses, exchange.today()));
  }

  private static Answer page(Exchange exchange, List<ObjectNode> rows) {
    int limit = Math.clamp(number(exchange.query().get("limit")), 1, 500);
    Optional<String> after = Optional.ofNullable(exchange.query().get("after"));
    PageOf<ObjectNode> page = PageOf.of(rows, after, limit, exchange);
    ObjectNode body = VendorJson.object();
    body.putArray("data").addAll(page.items());
    if (!page.items().isEmpty()) {
      ObjectNode paging = body.putObject("paging");
      String end = page.next().orElse("ZW5k");
      paging.putObject("cursors").put("before", after.orElse("YXQ6MA")).put("after", end);
      page.next()
          .ifPresent(cursor -> paging.put(
              "next",
              exchange.root() + exchange.path() + "?limit=" + limit + "&after="
                  + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
    }
    return VendorJson.answer(200, body);
  }

  private static int number(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 25;
  }

  private Optional<MetaJobs.Job> job(Exchange exchange) {
    Matcher run = RUN.matcher(exchange.path());
    return run.matches() ? jobs.find(run.group(1)) : Optional.empty();
  }

  /** Parameters may come in the address or as a form. */
  private static Map<String, String> parameters(Exchange exchange) {
    Map<String, String> parameters = new HashMap<>(FormBody.parse(exchange.text()));
    parameters.putAll(exchange.query());
    return parameters;
  }
}
