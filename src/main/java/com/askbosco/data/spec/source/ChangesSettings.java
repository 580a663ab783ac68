package com.askbosco.data.spec.source;

import com.askbosco.data.spec.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whose changes are read.
 *
 * @param kind of which database
 * @param tables the table of each stream
 */
public record ChangesSettings(SourceKind kind, Map<String, String> tables)
    implements SourceSettings {

  static ChangesSettings read(SourceKind kind, YamlNode config, Set<String> streams) {
    config.onlyKeys(Set.of("tables"));
    YamlNode tables = config.required("tables").onlyKeys(streams);
    Map<String, String> byStream = new TreeMap<>();
    streams.forEach(stream -> byStream.put(stream, tables.required(stream).string()));
    return new ChangesSettings(kind, byStream);
  }
}
