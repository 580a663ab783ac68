package com.askbosco.data.conformance;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlJson;
import com.askbosco.data.spec.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code routes} strictly. */
final class RouteReader {
  private static final Set<String> KEYS = Set.of(
      "method", "path", "query", "header", "body", "times", "status", "headers", "json", "text",
      "base64", "gzip", "fault");

  private RouteReader() {}

  static List<Route> read(YamlNode list) {
    return list.list().stream().map(RouteReader::route).toList();
  }

  private static Route route(YamlNode node) {
    node.onlyKeys(KEYS);
    Map<String, String> headers = new LinkedHashMap<>();
    texts(node.optional("header")).forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v));
    @Nullable JsonNode body = node.optional("body").map(YamlJson::of).orElse(null);
    return new Route(
        node.optional("method").map(YamlNode::string).orElse(""),
        node.required("path").string(),
        texts(node.optional("query")),
        headers,
        body,
        node.optional("times").map(n -> (int) n.integer()).orElse(Integer.MAX_VALUE),
        answer(node));
  }

  private static Route.Answer answer(YamlNode node) {
    long bodies = List.of("json", "text", "base64").stream()
        .filter(node.map()::containsKey)
        .count();
    if (bodies > 1) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE, "more than one body", "Write one of json, text, base64.");
    }
    byte[] body = new byte[0];
    boolean text = true;
    if (node.map().containsKey("json")) {
      body = utf8(YamlJson.of(node.map().get("json")).toString());
    } else if (node.optional("text").isPresent()) {
      body = utf8(node.required("text").string());
    } else if (node.optional("base64").isPresent()) {
      text = false;
      body = bytes(node.required("base64"));
    }
    return new Route.Answer(
        node.optional("status").map(n -> (int) n.integer()).orElse(200),
        texts(node.optional("headers")),
        body,
        node.optional("gzip").map(YamlNode::bool).orElse(false),
        text,
        node.optional("fault").map(n -> n.oneOf(Route.Fault.class)).orElse(Route.Fault.NONE));
  }

  private static byte[] bytes(YamlNode node) {
    try {
      return Base64.getMimeDecoder().decode(node.string());
    } catch (IllegalArgumentException e) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "no base64: " + e.getMessage(), "Encode it anew.");
      return new byte[0];
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> texts(Optional<YamlNode> map) {
    Map<String, String> all = new LinkedHashMap<>();
    map.ifPresent(node -> node.map().forEach((name, value) -> all.put(name, value.string())));
    return all;
  }
}
