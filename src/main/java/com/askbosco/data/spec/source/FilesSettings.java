package com.askbosco.data.spec.source;

import com.askbosco.data.spec.YamlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which files belong to which stream.
 *
 * @param folder where they lie
 * @param patterns the names of the files of each stream
 */
public record FilesSettings(String folder, Map<String, String> patterns) implements SourceSettings {

  static FilesSettings read(YamlNode config, Set<String> streams) {
    config.onlyKeys(Set.of("folder", "patterns"));
    YamlNode patterns = config.required("patterns").onlyKeys(streams);
    Map<String, String> byStream = new TreeMap<>();
    streams.forEach(stream -> byStream.put(stream, patterns.required(stream).string()));
    return new FilesSettings(config.required("folder").string(), byStream);
  }
}
