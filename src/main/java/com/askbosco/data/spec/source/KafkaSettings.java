package com.askbosco.data.spec.source;

import com.askbosco.data.spec.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the messages of a Kafka connection are.
 *
 * @param bootstrapServers {@code host:port}, with commas between
 * @param topics the topic of each stream
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> topics)
    implements SourceSettings {

  static KafkaSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(Set.of("bootstrap_servers", "topics"));
    YamlNode topics = config.required("topics").onlyKeys(streams);
    Map<String, String> byStream = new TreeMap<>();
    streams.forEach(stream -> byStream.put(stream, topics.required(stream).string()));
    return new KafkaSettings(config.required("bootstrap_servers").string(), byStream);
  }
}
