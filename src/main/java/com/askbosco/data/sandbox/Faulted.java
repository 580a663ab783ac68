package com.askbosco.data.sandbox;

import com.askbosco.data.sandbox.scenario.AnswerEdit;
import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.scenario.ScenarioRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A vendor with the scenario's faults around it. */
final class Faulted {
  private static final Logger LOG = LoggerFactory.getLogger(Faulted.class);

  private final Vendor vendor;
  private final ScenarioRun faults;

  Faulted(Vendor vendor, ScenarioRun faults) {
    this.vendor = vendor;
    this.faults = faults;
  }

  void answer(LiveExchange exchange, String client) throws IOException {
    String stream = vendor.streamOf(exchange).orElse("");
    Optional<Fault> fault =
        faults.strike(vendor.source(), client, exchange.path(), stream, exchange.today());
    if (fault.isEmpty()) {
      handle(exchange);
      return;
    }
    switch (fault.get().kind()) {
      case RESET -> exchange.drop();
      case TIMEOUT -> {
        pause(fault.get());
        exchange.drop();
      }
      case RATE_LIMIT, STATUS, EXPIRED_TOKEN, REVOKED_TOKEN, QUOTA_USED_UP ->
        refuse(exchange, fault.get());
      case ENDLESS_TOKEN, DUPLICATE_PAGE, JOB_NEVER_ENDS -> {
        exchange.strike(fault.get(), answer -> answer);
        handle(exchange);
      }
      case TRUNCATED_JSON,
          MALFORMED_JSON,
          HTML_200,
          FIELD_TYPE_CHANGE,
          NEW_FIELD,
          REMOVED_FIELD,
          SCALED_FIELD,
          NULL_FIELD,
          DOUBLED_RECORDS,
          FEWER_RECORDS,
          FIELD_AS_TEXT,
          NEW_VALUE -> {
        AnswerEdit edit = AnswerEdit.of(fault.get());
        exchange.strike(
            fault.get(),
            answer -> new Vendor.Answer(
                edit.status(answer.status()),
                edit.headers(answer.headers()),
                edit.body(answer.body())));
        handle(exchange);
      }
    }
  }

  private void handle(LiveExchange exchange) throws IOException {
    try {
      vendor.handle(exchange);
    } catch (RuntimeException e) {
      LOG.error("{} failed at {} {}", vendor.source(), exchange.method(), exchange.path(), e);
      if (!exchange.answered()) {
        exchange.respond(500, "{\"error\":\"the sandbox failed\"}");
      }
    }
    if (!exchange.answered()) {
      exchange.respond(404, "{\"error\":\"not found\"}");
    }
  }

  private void refuse(LiveExchange exchange, Fault fault) throws IOException {
    Vendor.Answer answer = vendor.errorBody(fault, exchange).orElseGet(() -> general(fault));
    Map<String, String> headers = new HashMap<>(answer.headers());
    fault.retryAfter().ifPresent(seconds -> headers.put("Retry-After", String.valueOf(seconds)));
    exchange.respond(answer.status(), headers, answer.body());
  }

  private static Vendor.Answer general(Fault fault) {
    int status = switch (fault.kind()) {
      case STATUS -> fault.status();
      case EXPIRED_TOKEN, REVOKED_TOKEN -> 401;
      default -> 429;
    };
    String body = "{\"error\":\"" + fault.kind().yaml() + "\"}";
    return new Vendor.Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static void pause(Fault fault) {
    try {
      Thread.sleep(fault.delay());
    } catch (InterruptedException e) {
      // The server closes: the client is cut off sooner.
      Thread.currentThread().interrupt();
    }
  }
}
