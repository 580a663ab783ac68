package com.askbosco.data.warehouse.reference;

import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shared rules and enumerations of {@code reference/*.yaml} as rows. */
final class RuleRows {

  private RuleRows() {}

  /** One row for each choice of each rule of {@code channels.yaml}. */
  static List<List<@Nullable Object>> channelRules(String yaml) {
    YamlNode root = YamlFile.parse("reference/channels.yaml", yaml).root();
    Map<String, String> patterns = new HashMap<>();
    root.required("patterns").map().forEach((name, node) -> patterns.put(name, node.string()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (YamlNode rule : root.required("rules").list()) {
      for (YamlNode choice : rule.required("any").list()) {
        rows.add(Arrays.asList(
            SharedReference.ALL_CLIENTS,
            SharedReference.ALL_CLIENTS,
            rows.size() + 1L,
            rule.required("group").string(),
            pattern(choice, "source", patterns),
            choice.optional("source_category").map(YamlNode::string).orElse(null),
            pattern(choice, "medium", patterns),
            pattern(choice, "campaign", patterns)));
      }
    }
    return rows;
  }

  private static @Nullable String pattern(
      YamlNode choice, String field, Map<String, String> patterns) {
    Optional<YamlNode> is = choice.optional(field + "_is");
    if (is.isPresent()) {
      return is.get().strings().stream()
          .map(Pattern::quote)
          .collect(Collectors.joining("|", "^(?:", ")$"));
    }
    return choice
        .optional(field + "_matches")
        .map(name -> patterns.get(name.string()))
        .orElse(null);
  }

  /** One row for each action type of {@code events.yaml}. */
  static List<List<@Nullable Object>> eventMap(String yaml) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    YamlFile.parse("reference/events.yaml", yaml)
        .root()
        .map()
        .forEach((source, events) -> events.map().forEach((event, tiers) -> {
          long precedence = 0;
          for (YamlNode tier : tiers.list()) {
            precedence++;
            for (String type : tier.strings()) {
              rows.add(List.of(
                  SharedReference.ALL_CLIENTS,
                  SharedReference.ALL_CLIENTS,
                  source,
                  type,
                  event,
                  precedence));
            }
          }
        }));
    return rows;
  }

  /** The entries of one table of {@code lookups.yaml}. */
  static List<List<@Nullable Object>> lookup(String yaml, String table) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    YamlFile.parse("reference/lookups.yaml", yaml)
        .root()
        .required(table)
        .map()
        .forEach((from, to) -> rows.add(List.of(from, to.string())));
    return rows;
  }
}
