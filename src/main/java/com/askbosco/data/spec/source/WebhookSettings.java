package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlNode;
import com.askbosco.data.spec.source.PubsubSettings.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How calls of a vendor are told from others, how much of them is taken, and where they wait.
 *
 * @param signature how the vendor signs
 * @param topic where the receiver puts events, {@code projects/P/topics/T}
 * @param events how they are read from there
 * @param streamBy tells streams apart by a header or a field; none for a connection of one stream
 * @param maxBody most bytes of a call
 * @param maxInFlight most calls of the connection at once
 */
public record WebhookSettings(
    SignatureScheme signature,
    String topic,
    PubsubSettings events,
    Optional<StreamBy> streamBy,
    int maxBody,
    int maxInFlight)
    implements SourceSettings {
  /** Attribute of an event that names its stream. */
  public static final String STREAM = "stream";
  /** Attribute of an event that says when the receiver took it. */
  public static final String RECEIVED = "received_at";

  private static final int MAX_BODY = 1 << 20;
  private static final int LARGEST_BODY = 9 << 20;
  private static final int MAX_IN_FLIGHT = 256;
  private static final Set<String> KEYS = Set.of(
      "signature",
      "topic",
      "subscription",
      "stream_by",
      "max_body",
      "max_in_flight",
      "attributes_as",
      "ack_deadline",
      "quiet");
  private static final Pattern TOPIC =
      Pattern.compile("projects/[a-z][a-z0-9.:-]{4,60}/topics/[A-Za-z][\\w.~+%-]{2,254}");

  static WebhookSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(KEYS);
    SignatureScheme signature = SignatureSchemes.read(config.required("signature"));
    YamlNode topic = config.required("topic");
    if (topic.isScalar() && !TOPIC.matcher(topic.string()).matches()) {
      topic.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + topic.string() + "` is no topic",
          "Write its full name, projects/PROJECT/topics/NAME.");
    }
    Optional<StreamBy> streamBy =
        config.optional("stream_by").map(node -> StreamBy.read(node, "header,field", streams));
    if (streamBy.isEmpty() && streams.size() > 1) {
      config.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "the connection has several streams, and nothing tells their events apart",
          "Name a header or a field of the body in `stream_by`.");
    }
    return new WebhookSettings(
        signature,
        topic.string(),
        events(config, streams, signature),
        streamBy,
        number(config.optional("max_body"), MAX_BODY, LARGEST_BODY),
        number(config.optional("max_in_flight"), MAX_IN_FLIGHT, 10_000));
  }

  private static PubsubSettings events(
      YamlNode config, Set<String> streams, SignatureScheme signature) {
    String subscription = PubsubSettings.subscription(config.required("subscription"));
    Map<String, String> subscriptions = new TreeMap<>();
    Map<String, String> itself = new TreeMap<>();
    streams.forEach(stream -> {
      subscriptions.put(stream, subscription);
      itself.put(stream, stream);
    });
    List<String> attributes = new ArrayList<>(
        signature.keep().stream().map(SignatureScheme::attribute).toList());
    attributes.add(RECEIVED);
    return new PubsubSettings(
        subscriptions,
        Optional.of(new StreamBy(
            "attribute", STREAM, itself, streams.stream().sorted().findFirst().orElse(""))),
        Format.JSON,
        List.copyOf(attributes),
        config.optional("attributes_as").map(YamlNode::string).orElse(PubsubSettings.ATTRIBUTES),
        config
            .optional("ack_deadline")
            .map(PubsubSettings::deadline)
            .orElse(PubsubSettings.ACK_DEADLINE),
        config.optional("quiet").map(SourceFile::time).orElse(PubsubSettings.QUIET));
  }

  private static int number(Optional<YamlNode> node, int usual, int most) {
    if (node.isEmpty()) {
      return usual;
    }
    long number = node.get().integer();
    if (number < 1 || number > most) {
      node.get()
          .problem(ErrorCode.CONFIG_BAD_VALUE, "`" + number + "`", "Write 1 to " + most + ".");
      return usual;
    }
    return (int) number;
  }
}
