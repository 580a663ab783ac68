package com.askbosco.data.rules;

import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import com.askbosco.data.spec.MappingFile;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reference data that all mappings share: enumeration tables, the canonical events of each platform and GA4's channel rules.
 * Immutable and thread-safe.
 */
public final class Reference {
  private static final String CATEGORIES = "ref_source_category.csv";

  private final Map<String, Map<String, String>> lookups;
  private final Map<String, EventMap> events;
  private final ChannelRules channels;

  private Reference(
      Map<String, Map<String, String>> lookups,
      Map<String, EventMap> events,
      ChannelRules channels) {
    this.lookups = lookups;
    this.events = events;
    this.channels = channels;
  }

  /** The data of {@code reference/*.yaml} on the class path, read once. */
  public static Reference load() {
    return Shipped.REFERENCE;
  }

  private static final class Shipped {
    static final Reference REFERENCE = read();

    private static Reference read() {
      Map<String, String> texts = new HashMap<>(ResourceFolder.texts("reference", ".yaml"));
      texts.putAll(ResourceFolder.texts("reference", CATEGORIES));
      return Reference.read(texts);
    }
  }

  /**
   * Reads reference data from the texts of its files: {@code lookups.yaml}, {@code countries.yaml}, {@code events.yaml},
   * {@code channels.yaml}, {@code ref_source_category.csv}.
   *
   * @throws ProblemsException with every problem of every file
   */
  static Reference read(Map<String, String> texts) {
    YamlFile lookups = file(texts, "lookups.yaml");
    YamlFile countries = file(texts, "countries.yaml");
    YamlFile events = file(texts, "events.yaml");
    YamlFile channels = file(texts, "channels.yaml");
    Map<String, Map<String, String>> tables =
        new HashMap<>(MappingFile.lookups(Optional.of(lookups.root())));
    tables.putAll(MappingFile.lookups(Optional.of(countries.root())));
    Map<String, EventMap> maps = new HashMap<>();
    events.root().map().forEach((source, node) -> maps.put(source, eventMap(node)));
    ChannelRules rules =
        ChannelRules.read(channels, categories(texts.getOrDefault(CATEGORIES, "")));
    List<Problem> problems = new ArrayList<>();
    for (YamlFile file : List.of(lookups, countries, events, channels)) {
      problems.addAll(file.problems());
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new Reference(tables, maps, rules);
  }

  /** The sources of each category; the lines are {@code source,category,origin} and no field needs quotes. */
  private static Map<String, Set<String>> categories(String csv) {
    Map<String, Set<String>> categories = new HashMap<>();
    csv.lines().skip(1).forEach(line -> {
      String[] fields = line.split(",", -1);
      categories.computeIfAbsent(fields[1], name -> new HashSet<>()).add(fields[0]);
    });
    return categories;
  }

  private static YamlFile file(Map<String, String> texts, String name) {
    return YamlFile.parse("reference/" + name, texts.getOrDefault(name, ""));
  }

  private static EventMap eventMap(YamlNode node) {
    Map<String, List<Set<String>>> tiers = new HashMap<>();
    node.map().forEach((event, list) -> {
      List<Set<String>> ofEvent = new ArrayList<>();
      list.list().forEach(tier -> ofEvent.add(new HashSet<>(tier.strings())));
      tiers.put(event, ofEvent);
    });
    return new EventMap(tiers);
  }

  /** Tables of enumerations by name: value of a source, canonical value. */
  public Map<String, Map<String, String>> lookups() {
    return lookups;
  }

  /** The action types of a source; none for a source without them. */
  EventMap events(String source) {
    return events.getOrDefault(source, new EventMap(Map.of()));
  }

  ChannelRules channels() {
    return channels;
  }
}
