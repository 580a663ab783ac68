package com.askbosco.data.pipeline.source.kafka;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.pipeline.streaming.MessageSource.Opening;
import com.askbosco.data.pipeline.streaming.MessageStream;
import com.askbosco.data.spec.YamlNode;
import com.askbosco.data.spec.source.KafkaSettings;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Which topic is whose. */
final class Topics {
  private Topics() {}

  /**
   * The streams by their topics.
   *
   * @throws BoscoException when two of them share one: each message would count twice
   */
  static Map<String, MessageStream> of(Opening opening, KafkaSettings settings) {
    Map<String, MessageStream> streams = new TreeMap<>();
    for (MessageStream stream : opening.streams()) {
      String topic = Objects.requireNonNull(settings.topics().get(stream.stream()), stream.stream())
          .replace("{account}", stream.account());
      MessageStream other = streams.put(topic, stream);
      if (other != null) {
        throw new BoscoException(
            ErrorCode.CONFIG_DUPLICATE,
            "Topic `" + topic + "` would be read for " + other.label() + " and for "
                + stream.label()
                + ", and each message would count twice. Write {account} into the topic's name, or name one"
                + " account");
      }
    }
    return streams;
  }

  /** The error that a topic is not there. */
  static BoscoException missing(String topic, Set<String> there, KafkaSettings settings) {
    String near = YamlNode.nearest(topic, there);
    return new BoscoException(
        ErrorCode.SOURCE_REFUSED,
        "There is no topic `" + topic + "` at " + settings.bootstrapServers()
            + ", or its user may not see"
            + " it. "
            + (near == null
                ? "Make it, or name another in config.topics"
                : "Did you mean `" + near + "`? Mend config.topics"));
  }
}
