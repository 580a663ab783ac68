package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlJson;
import com.askbosco.data.spec.YamlNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where the messages of a Kafka connection are, where to begin with them, and how to read them.
 *
 * @param bootstrapServers {@code host:port}, with commas between
 * @param topics the topic of each stream; {@code {account}} in it stands for the account's id
 * @param from where a partition begins that was never read
 * @param whenGone what to do when the broker has deleted messages that were not read yet
 * @param group under which group the broker shows how far they are read; positions are kept with the rows, not there
 * @param security how the connection is protected, and who says who he is
 * @param format how messages are written
 */
public record KafkaSettings(
    String bootstrapServers,
    Map<String, String> topics,
    From from,
    WhenGone whenGone,
    Optional<String> group,
    Security security,
    Format format)
    implements SourceSettings {

  /** Where a partition begins that was never read. */
  public sealed interface From {
    /** With the oldest message there is. */
    record Earliest() implements From {}

    /** With what comes after the first look. */
    record Latest() implements From {}

    /** With the first message of that time or later, to the broker's clock. */
    record Time(Instant at) implements From {}
  }

  /** What to do when messages were deleted before they were read. */
  public enum WhenGone {
    /** Stop and say so. */
    FAIL,
    /** Go on with the oldest that is left, and warn. */
    EARLIEST
  }

  /** How the connection is protected. */
  public enum Security {
    PLAINTEXT,
    SSL,
    SASL_PLAINTEXT,
    SASL_SSL,
    SASL_SSL_SCRAM_SHA_256,
    SASL_SSL_SCRAM_SHA_512,
    SASL_PLAINTEXT_SCRAM_SHA_256,
    SASL_PLAINTEXT_SCRAM_SHA_512;

    /** Whether a user name and a password are needed. */
    public boolean hasPassword() {
      return name().startsWith("SASL");
    }

    /** As Kafka's clients call the protocol. */
    public String protocol() {
      int scram = name().indexOf("_SCRAM");
      return scram < 0 ? name() : name().substring(0, scram);
    }

    /** As Kafka's clients call the mechanism. */
    public String mechanism() {
      int scram = name().indexOf("SCRAM");
      return scram < 0 ? "PLAIN" : name().substring(scram).replace('_', '-');
    }
  }

  /** How messages are written. */
  public sealed interface Format {
    /** JSON objects. */
    record Json() implements Format {}

    /**
     * Avro's binary encoding.
     *
     * @param schemas the schema of each stream, as JSON text
     */
    record Avro(Map<String, String> schemas) implements Format {}

    /**
     * The wire format of a schema registry, whose schemas are Avro or JSON.
     *
     * @param url the registry's root
     */
    record Registry(String url) implements Format {}
  }

  private static final Set<String> KEYS = Set.of(
      "bootstrap_servers",
      "topics",
      "from",
      "when_gone",
      "group",
      "security",
      "format",
      "registry",
      "schemas");
  private static final Pattern SERVERS =
      Pattern.compile("[A-Za-z0-9._\\[\\]:-]+:[0-9]{1,5}(,\\s*[A-Za-z0-9._\\[\\]:-]+:[0-9]{1,5})*");
  private static final Pattern TOPIC = Pattern.compile("([A-Za-z0-9._-]|\\{account\\}){1,249}");

  private enum FormatName {
    JSON,
    AVRO,
    REGISTRY
  }

  static KafkaSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(KEYS);
    YamlNode servers = config.required("bootstrap_servers");
    if (servers.isScalar() && !SERVERS.matcher(servers.string()).matches()) {
      servers.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + servers.string() + "` names no brokers",
          "Write host:port, several with commas between.");
    }
    return new KafkaSettings(
        servers.string(),
        topics(config.required("topics"), streams),
        config.optional("from").map(KafkaSettings::from).orElseGet(From.Earliest::new),
        config.optional("when_gone").map(node -> node.oneOf(WhenGone.class)).orElse(WhenGone.FAIL),
        config.optional("group").map(YamlNode::string),
        config
            .optional("security")
            .map(node -> node.oneOf(Security.class))
            .orElse(Security.PLAINTEXT),
        format(config, streams));
  }

  /** The same for changes of MongoDB, which Debezium writes to Kafka as JSON. */
  static KafkaSettings ofChanges(YamlNode config, Set<String> streams) {
    config
        .optional("format")
        .filter(node -> node.isScalar() && !node.string().equals("json"))
        .ifPresent(node -> node.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "Debezium's events of MongoDB are read as JSON, not as " + node.string(),
            "Remove it, and let Debezium write JSON: `value.converter` and `key.converter` are"
                + " org.apache.kafka.connect.json.JsonConverter."));
    return read(config, streams);
  }

  /** The settings of a connection, from the JSON text a plan carries; they were checked before. */
  public static KafkaSettings of(String config) {
    YamlFile file = YamlFile.parse("config", config);
    Set<String> streams =
        file.root().optional("topics").map(topics -> topics.map().keySet()).orElse(Set.of());
    KafkaSettings settings = read(file.root(), Set.copyOf(streams));
    file.check();
    return settings;
  }

  private static Map<String, String> topics(YamlNode node, Set<String> streams) {
    node.onlyKeys(streams);
    Map<String, String> topics = new TreeMap<>();
    Map<String, String> streamOf = new HashMap<>();
    for (String stream : new java.util.TreeSet<>(streams)) {
      YamlNode topic = node.required(stream);
      String name = topic.string();
      topics.put(stream, name);
      if (topic.isScalar() && !TOPIC.matcher(name).matches()) {
        topic.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + name + "` is no name of a topic",
            "Use letters, digits, dots, underscores and hyphens, and {account} for the account's id.");
      } else if (topic.isScalar() && streamOf.putIfAbsent(name, stream) != null) {
        topic.problem(
            ErrorCode.CONFIG_DUPLICATE,
            "topic `" + name + "` is that of stream `" + streamOf.get(name) + "` already",
            "Give each stream a topic of its own.");
      }
    }
    return topics;
  }

  private static From from(YamlNode node) {
    String text = node.string().toLowerCase(Locale.ROOT);
    try {
      return switch (text) {
        case "earliest", "" -> new From.Earliest();
        case "latest" -> new From.Latest();
        default -> new From.Time(Instant.parse(node.string()));
      };
    } catch (DateTimeParseException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is no place to begin",
          "Write earliest, latest or a moment such as 2026-03-31T06:00:00Z.");
      return new From.Earliest();
    }
  }

  private static Format format(YamlNode config, Set<String> streams) {
    FormatName name =
        config.optional("format").map(node -> node.oneOf(FormatName.class)).orElse(FormatName.JSON);
    only(config, "registry", name == FormatName.REGISTRY, "registry");
    only(config, "schemas", name == FormatName.AVRO, "avro");
    return switch (name) {
      case JSON -> new Format.Json();
      case REGISTRY -> {
        YamlNode url = config.required("registry");
        if (url.isScalar() && !url.string().matches("https?://[^\\s@]+")) {
          url.problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "not the address of a registry",
              "Write its root, such as https://registry.example:8081, without a user: that belongs into the"
                  + " credential.");
        }
        yield new Format.Registry(url.string());
      }
      case AVRO -> {
        YamlNode node = config.required("schemas").onlyKeys(streams);
        Map<String, String> schemas = new TreeMap<>();
        for (String stream : streams) {
          schemas.put(stream, String.valueOf(YamlJson.of(node.required(stream))));
        }
        yield new Format.Avro(schemas);
      }
    };
  }

  private static void only(YamlNode config, String key, boolean allowed, String format) {
    if (!allowed) {
      config
          .optional(key)
          .ifPresent(node -> node.problem(
              ErrorCode.CONFIG_BAD_VALUE,
              "`" + key + "` is used only with format: " + format,
              "Remove it, or write format: " + format + "."));
    }
  }
}
