package com.askbosco.data.spec.source;

import com.askbosco.data.spec.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which tables belong to which stream.
 *
 * @param url the JDBC address, without a password
 * @param tables the table of each stream
 */
public record JdbcSettings(String url, Map<String, String> tables) implements SourceSettings {

  static JdbcSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(Set.of("url", "tables"));
    YamlNode tables = config.required("tables").onlyKeys(streams);
    Map<String, String> byStream = new TreeMap<>();
    streams.forEach(stream -> byStream.put(stream, tables.required(stream).string()));
    return new JdbcSettings(config.required("url").string(), byStream);
  }
}
