package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where the messages of a Pub/Sub connection are, and what they are like.
 *
 * @param subscriptions the subscription of each stream, {@code projects/P/subscriptions/S}; several streams may share one
 * @param streamBy tells the streams of one subscription apart; none where each has its own
 * @param format what the payloads are
 * @param attributes names of attributes that become part of the record
 * @param attributesAs the field of the record they are put into
 * @param ackDeadline how long messages of a process that died stay away; 10 s to 10 min
 * @param quiet a bounded reading ends when nothing older than its beginning came for that long, because Pub/Sub does not tell its end
 */
public record PubsubSettings(
    Map<String, String> subscriptions,
    Optional<StreamBy> streamBy,
    Format format,
    List<String> attributes,
    String attributesAs,
    Duration ackDeadline,
    Duration quiet)
    implements SourceSettings {
  /** Where attributes are put when nothing else is said. */
  public static final String ATTRIBUTES = "_attributes";

  static final Duration ACK_DEADLINE = Duration.ofSeconds(60);
  static final Duration QUIET = Duration.ofSeconds(5);
  private static final Set<String> KEYS = Set.of(
      "subscriptions",
      "stream_by",
      "format",
      "attributes",
      "attributes_as",
      "ack_deadline",
      "quiet");
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("projects/[a-z][a-z0-9.:-]{4,60}/subscriptions/[A-Za-z][\\w.~+%-]{2,254}");

  /** What a payload is. */
  public enum Format {
    /** A JSON object. */
    JSON,
    /** An Avro record in the encoding that the message names, of the schema revision that it names. */
    AVRO
  }

  static PubsubSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(KEYS);
    YamlNode subscriptions = config.required("subscriptions").onlyKeys(streams);
    Map<String, String> byStream = new TreeMap<>();
    streams.forEach(stream -> byStream.put(stream, subscription(subscriptions.required(stream))));
    Optional<StreamBy> streamBy =
        config.optional("stream_by").map(node -> StreamBy.read(node, "attribute", streams));
    if (streamBy.isEmpty() && Set.copyOf(byStream.values()).size() < byStream.size()) {
      subscriptions.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "several streams share a subscription, and nothing tells them apart",
          "Name the attribute in `stream_by`, or give each stream a subscription of its own.");
    }
    return new PubsubSettings(
        byStream,
        streamBy,
        config.optional("format").map(node -> node.oneOf(Format.class)).orElse(Format.JSON),
        config.optional("attributes").map(YamlNode::strings).orElse(List.of()),
        config.optional("attributes_as").map(YamlNode::string).orElse(ATTRIBUTES),
        config.optional("ack_deadline").map(PubsubSettings::deadline).orElse(ACK_DEADLINE),
        config.optional("quiet").map(SourceFile::time).orElse(QUIET));
  }

  /**
   * Reads settings that were checked before, of a Pub/Sub connection or of a webhook's events.
   *
   * @param config the JSON text that a plan carries
   * @param streams some streams of the connection; the text names the others
   */
  public static PubsubSettings of(SourceKind kind, String config, Set<String> streams) {
    YamlNode root = YamlFile.parse("config", config).root();
    Set<String> all = new TreeSet<>(streams);
    root.optional("subscriptions").ifPresent(node -> all.addAll(node.map().keySet()));
    root.optional("stream_by").ifPresent(by -> {
      by.optional("other").ifPresent(node -> all.add(node.string()));
      by.optional("values")
          .ifPresent(values -> values.map().values().forEach(node -> all.add(node.string())));
    });
    return SourceSettings.of(kind, config, all) instanceof WebhookSettings webhook
        ? webhook.events()
        : (PubsubSettings) SourceSettings.of(kind, config, all);
  }

  /** The full name of a subscription. */
  static String subscription(YamlNode node) {
    String name = node.string();
    if (node.isScalar() && !SUBSCRIPTION.matcher(name).matches()) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name + "` is no subscription",
          "Write its full name, projects/PROJECT/subscriptions/NAME.");
    }
    return name;
  }

  /** A deadline that Pub/Sub allows. */
  static Duration deadline(YamlNode node) {
    Duration deadline = SourceFile.time(node);
    if (!deadline.isZero()
        && (deadline.compareTo(Duration.ofSeconds(10)) < 0
            || deadline.compareTo(Duration.ofMinutes(10)) > 0)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is no deadline of Pub/Sub",
          "Write 10s to 10m.");
    }
    return deadline;
  }
}
