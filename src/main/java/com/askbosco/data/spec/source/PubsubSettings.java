package com.askbosco.data.spec.source;

import com.askbosco.data.spec.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where the messages of a Pub/Sub connection are.
 *
 * @param subscriptions the subscription of each stream, {@code projects/P/subscriptions/S}
 */
public record PubsubSettings(Map<String, String> subscriptions) implements SourceSettings {

  static PubsubSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(Set.of("subscriptions"));
    YamlNode subscriptions = config.required("subscriptions").onlyKeys(streams);
    Map<String, String> byStream = new TreeMap<>();
    streams.forEach(
        stream -> byStream.put(stream, subscriptions.required(stream).string()));
    return new PubsubSettings(byStream);
  }
}
