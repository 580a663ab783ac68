package com.askbosco.data.pipeline.decode;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Asks a schema registry (the HTTP interface that Confluent's and Apicurio's, Karapace and Redpanda share) for schemas by their number. A
 * number never changes its meaning, so each is asked for once. Thread-safe.
 */
public final class SchemaRegistry {
  /** What a number stands for. */
  public sealed interface Found {
    /** Messages in Avro's binary encoding. */
    record Avro(Schema schema) implements Found {}

    /** Messages in JSON, whose schema is not needed to read them. */
    record Json() implements Found {}

    /** A number the registry does not know, or a schema that cannot be used. */
    record Unusable(String why) implements Found {}
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int TRIES = 3;
  private static final int MOST_REFERENCES = 100;

  private final String root;
  private final Optional<String> authorization;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<Integer, Found> known = new ConcurrentHashMap<>();
  private final Map<Integer, Long> unknown = new ConcurrentHashMap<>();

  /** How long a number that the registry did not know is not asked for again. */
  private final Duration forgetUnknown;

  /**
   * @param root such as {@code https://registry.example:8081}
   * @param user name and password with a colon between; empty when nobody asks
   */
  public SchemaRegistry(String root, Optional<String> user) {
    this(root, user, Duration.ofSeconds(30));
  }

  SchemaRegistry(String root, Optional<String> user, Duration forgetUnknown) {
    this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    this.authorization = user.map(text ->
        "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    this.forgetUnknown = forgetUnknown;
  }

  /**
   * What a number stands for.
   *
   * @throws BoscoException with {@code SOURCE_UNAVAILABLE} or {@code SOURCE_UNAUTHORISED} when the registry does not say
   */
  public Found find(int id) {
    Found found = known.get(id);
    if (found != null) {
      return found;
    }
    Long asked = unknown.get(id);
    if (asked != null && System.nanoTime() - asked < forgetUnknown.toNanos()) {
      return new Found.Unusable("the registry does not know schema " + id);
    }
    Optional<JsonNode> answer = get("/schemas/ids/" + id);
    if (answer.isEmpty()) {
      unknown.put(id, System.nanoTime());
      return new Found.Unusable("the registry does not know schema " + id);
    }
    Found read = read(id, answer.get());
    known.put(id, read);
    return read;
  }

  private Found read(int id, JsonNode answer) {
    String type = answer.path("schemaType").asText("AVRO");
    return switch (type) {
      case "JSON" -> new Found.Json();
      case "AVRO" -> {
        try {
          Schema.Parser parser = new Schema.Parser();
          for (String each : references(answer)) {
            parser.parse(each);
          }
          yield new Found.Avro(parser.parse(answer.path("schema").asText()));
        } catch (AvroRuntimeException e) {
          yield new Found.Unusable("schema " + id + " is no Avro schema");
        }
      }
      default ->
        new Found.Unusable("schema " + id + " is of type " + type + "; AVRO and JSON can be read");
    };
  }

  /** The schemas that one refers to, those they refer to themselves first. */
  private List<String> references(JsonNode answer) {
    Map<String, String> found = new java.util.LinkedHashMap<>();
    references(answer, found, new ArrayList<>());
    return List.copyOf(found.values());
  }

  private void references(JsonNode of, Map<String, String> found, List<String> open) {
    for (JsonNode each : of.path("references")) {
      String path = "/subjects/"
          + URLEncoder.encode(each.path("subject").asText(), StandardCharsets.UTF_8)
          + "/versions/" + each.path("version").asInt();
      if (found.containsKey(path) || open.contains(path) || open.size() > MOST_REFERENCES) {
        continue;
      }
      open.add(path);
      JsonNode other = get(path)
          .orElseThrow(() -> new AvroRuntimeException("a schema that is referred to is missing"));
      references(other, found, open);
      found.put(path, other.path("schema").asText());
    }
  }

  private Optional<JsonNode> get(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
        .timeout(PATIENCE)
        .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
    authorization.ifPresent(text -> request.header("Authorization", text));
    String last = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        HttpResponse<byte[]> answer =
            http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        int status = answer.statusCode();
        if (status == 200) {
          return Optional.of(JSON.readTree(answer.body()));
        } else if (status == 404) {
          return Optional.empty();
        } else if (status == 401 || status == 403) {
          throw new BoscoException(
              ErrorCode.SOURCE_UNAUTHORISED,
              "The schema registry " + root + " refuses the credential (HTTP " + status
                  + "). Put registry_username and registry_password into it");
        }
        last = "HTTP " + status;
      } catch (IOException e) {
        last = e.getClass().getSimpleName();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BoscoException(ErrorCode.SOURCE_UNAVAILABLE, "Interrupted", e);
      }
    }
    throw new BoscoException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "The schema registry " + root + " does not answer (" + last
            + "). Nothing is lost: messages wait until it does");
  }
}
