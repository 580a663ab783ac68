package com.askbosco.data.conformance;

import com.askbosco.data.conformance.ConformanceCase.Clock;
import com.askbosco.data.conformance.ConformanceCase.StreamChoice;
import com.askbosco.data.conformance.ConformanceCase.Verb;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlJson;
import com.askbosco.data.spec.YamlNode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a case file strictly: all problems at once, each with its line. */
final class CaseReader {
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private static final Set<String> KEYS = Set.of(
      "why",
      "verb",
      "now",
      "clock",
      "waits",
      "config",
      "state",
      "streams",
      "manifest",
      "routes",
      "differs",
      "connector");
  private static final Set<String> STREAM_KEYS =
      Set.of("name", "sync_mode", "json_schema", "cursor_field");

  private final YamlFile file;
  private final YamlNode root;

  private CaseReader(YamlFile file) {
    this.file = file;
    this.root = file.root();
  }

  /**
   * Reads one case.
   *
   * @throws com.askbosco.data.model.ProblemsException with all that is wrong in it
   */
  static ConformanceCase read(String name, Path path) {
    try {
      return read(name, path, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ConformanceCase read(String name, Path path, String text) {
    YamlFile file = YamlFile.parse(path.toString(), text);
    ConformanceCase read = new CaseReader(file).whole(name, path);
    file.check();
    return read;
  }

  private ConformanceCase whole(String name, Path path) {
    root.onlyKeys(KEYS);
    YamlNode manifest = manifest();
    return new ConformanceCase(
        name,
        path,
        root.required("why").string(),
        root.optional("verb").map(n -> n.oneOf(Verb.class)).orElse(Verb.READ),
        root.optional("now").map(CaseReader::instant).orElse(NOW),
        root.optional("clock").map(n -> n.oneOf(Clock.class)).orElse(Clock.STILL),
        root.optional("waits").map(YamlNode::bool).orElse(true),
        manifest.isMap() ? YamlJson.of(manifest).toPrettyString() : manifest.string(),
        root.optional("connector").isPresent(),
        object(root.optional("config")),
        state(),
        streams(manifest),
        root.optional("routes").map(RouteReader::read).orElse(List.of()),
        root.optional("differs").map(YamlNode::string));
  }

  /** The manifest of the case, or the one that this project ships for a connector. */
  private YamlNode manifest() {
    Optional<YamlNode> connector = root.optional("connector");
    if (connector.isEmpty()) {
      return root.required("manifest");
    }
    String path = "connectors/" + connector.get().string() + "/manifest.yaml";
    try (InputStream in = CaseReader.class.getClassLoader().getResourceAsStream(path)) {
      if (in != null) {
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        wrapped.put("manifest", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return YamlFile.parse(path, wrapped.toString()).root().required("manifest");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connector
        .get()
        .problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE, "there is no " + path, "Name a shipped connector.");
    return connector.get();
  }

  private static Instant instant(YamlNode node) {
    try {
      return Instant.parse(node.string());
    } catch (DateTimeParseException e) {
      node.problem(ErrorCode.CONFIG_WRONG_TYPE, "no instant", "Write it as 2026-01-15T12:00:00Z.");
      return NOW;
    }
  }

  private static ObjectNode object(Optional<YamlNode> node) {
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    if (node.isEmpty()) {
      return empty;
    }
    if (YamlJson.of(node.get()) instanceof ObjectNode object) {
      return object;
    }
    node.get().problem(ErrorCode.CONFIG_WRONG_TYPE, "expected a map", "Write a map.");
    return empty;
  }

  /** The protocol's list as it is; a map of stream to state is its short form. */
  private ArrayNode state() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    Optional<YamlNode> given = root.optional("state");
    if (given.isEmpty()) {
      return all;
    }
    JsonNode value = YamlJson.of(given.get());
    if (value instanceof ArrayNode list) {
      return list;
    }
    value.properties().forEach(entry -> {
      ObjectNode each = all.addObject().put("type", "STREAM");
      ObjectNode stream = each.putObject("stream");
      stream.putObject("stream_descriptor").put("name", entry.getKey());
      stream.set("stream_state", entry.getValue());
    });
    return all;
  }

  private List<StreamChoice> streams(YamlNode manifest) {
    JsonNode tree = manifest.isMap()
        ? YamlJson.of(manifest)
        : YamlJson.of(YamlFile.parse(file.name(), manifest.string()).root());
    List<StreamChoice> all = new ArrayList<>();
    Optional<YamlNode> chosen = root.optional("streams");
    if (chosen.isPresent()) {
      chosen.get().list().forEach(node -> all.add(choice(node, tree)));
      return all;
    }
    ManifestStreams known = new ManifestStreams(tree);
    if (known.names().isEmpty()) {
      root.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "the streams are not plain in the manifest",
          "Name them under `streams`.");
    }
    known.names().forEach(each -> all.add(plain(each, known.syncMode(each))));
    return all;
  }

  private static StreamChoice choice(YamlNode node, JsonNode tree) {
    ManifestStreams known = new ManifestStreams(tree);
    if (!node.isMap()) {
      return plain(node.string(), known.syncMode(node.string()));
    }
    node.onlyKeys(STREAM_KEYS);
    String name = node.required("name").string();
    return new StreamChoice(
        name,
        node.optional("sync_mode").map(YamlNode::string).orElse(known.syncMode(name)),
        object(node.optional("json_schema")),
        node.optional("cursor_field").map(YamlNode::string));
  }

  private static StreamChoice plain(String name, String syncMode) {
    return new StreamChoice(
        name, syncMode, JsonNodeFactory.instance.objectNode(), Optional.empty());
  }
}
