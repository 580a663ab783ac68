package com.askbosco.data.sandbox;

import com.askbosco.data.sandbox.scenario.Fault;
import com.askbosco.data.sandbox.scenario.FaultKind;
import com.askbosco.data.sandbox.world.ClientWorld;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vendor that echoes what it is asked; at {@code /fails} it throws, at {@code /silent} it answers nothing. */
final class TestVendor implements Vendor {

  @Override
  public String source() {
    return "test-vendor";
  }

  @Override
  public Optional<String> clientOf(Exchange exchange) {
    return exchange.header("X-Client");
  }

  @Override
  public Optional<String> streamOf(Exchange exchange) {
    return Optional.ofNullable(exchange.query().get("stream"));
  }

  @Override
  public Optional<Answer> errorBody(Fault fault, Exchange exchange) {
    if (fault.kind() != FaultKind.QUOTA_USED_UP) {
      return Optional.empty();
    }
    byte[] body = "{\"code\":40100}".getBytes(StandardCharsets.UTF_8);
    return Optional.of(new Answer(200, Map.of("X-Quota", "0"), body));
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    switch (exchange.path()) {
      case "/fails" -> throw new IllegalStateException("a defect");
      case "/silent" -> {}
      default -> {
        boolean endless = exchange.has(FaultKind.ENDLESS_TOKEN);
        exchange.respond(
            200,
            Map.of("X-Root", exchange.root().toString()),
            ("{\"method\":\"%s\",\"path\":\"%s\",\"q\":\"%s\",\"body\":\"%s\",\"today\":\"%s\","
                    + "\"rows\":[{\"clicks\":1}],\"endless\":%s}")
                .formatted(
                    exchange.method(),
                    exchange.path(),
                    exchange.query().getOrDefault("q", ""),
                    exchange.text(),
                    exchange.today(),
                    endless)
                .getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public Optional<ObjectNode> credential(ClientWorld client) {
    return client.id().equals("bergwerk")
        ? Optional.empty()
        : Optional.of(JsonNodeFactory.instance.objectNode().put("token", client.id() + "-made-up"));
  }

  @Override
  public List<Connection> connections(ClientWorld client) {
    return List.of(new Connection(
        "test_vendor",
        source(),
        List.of("0012"),
        Optional.of("USD"),
        List.of("things"),
        Map.of("mode", "it's: \"fine\""),
        10));
  }
}
