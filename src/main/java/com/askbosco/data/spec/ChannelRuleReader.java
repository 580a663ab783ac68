package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ClientSettings.ChannelRuleSpec;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a client's own rules of channel groups (rule 11 of the model). */
final class ChannelRuleReader {
  private static final Set<String> KEYS = Set.of(
      "group",
      "source_is",
      "source_matches",
      "medium_is",
      "medium_matches",
      "campaign_is",
      "campaign_matches");

  private ChannelRuleReader() {}

  /** The rules in their order. */
  static List<ChannelRuleSpec> readAll(YamlNode node, Set<String> groups) {
    List<ChannelRuleSpec> rules = new ArrayList<>();
    for (YamlNode item : node.list()) {
      item.onlyKeys(KEYS);
      String group = group(item.required("group"), groups);
      Map<ChannelRuleSpec.Field, String> patterns = new EnumMap<>(ChannelRuleSpec.Field.class);
      for (ChannelRuleSpec.Field field : ChannelRuleSpec.Field.values()) {
        pattern(item, field.name().toLowerCase(Locale.ROOT))
            .ifPresent(pattern -> patterns.put(field, pattern));
      }
      if (item.isMap() && patterns.isEmpty()) {
        item.problem(
            ErrorCode.CONFIG_MISSING_KEY,
            "a rule without a test fits everything",
            "Add source_is, medium_matches, campaign_matches or the like.");
      }
      rules.add(new ChannelRuleSpec(group, Map.copyOf(patterns), item.line()));
    }
    return List.copyOf(rules);
  }

  private static Optional<String> pattern(YamlNode rule, String field) {
    Optional<YamlNode> is = rule.optional(field + "_is");
    Optional<YamlNode> matches = rule.optional(field + "_matches");
    if (is.isPresent() && matches.isPresent()) {
      matches
          .get()
          .problem(
              ErrorCode.CONFIG_DUPLICATE,
              field + " is tested twice",
              "Keep " + field + "_is or " + field + "_matches.");
    }
    if (is.isPresent()) {
      List<String> values = is.get().strings();
      if (is.get().isList() && values.isEmpty()) {
        is.get().problem(ErrorCode.CONFIG_BAD_VALUE, "no value", "Write at least one.");
      }
      return Optional.of(values.stream()
          .map(value -> Pattern.quote(value.strip().toLowerCase(Locale.ROOT)))
          .collect(Collectors.joining("|", "^(?:", ")$")));
    }
    return matches.map(node -> "(?i)" + SafeRegex.read(node));
  }

  /** A channel group that there is. */
  static String group(YamlNode node, Set<String> groups) {
    String group = node.string();
    if (node.isScalar() && !groups.contains(group)) {
      String near = YamlNode.nearest(group, groups);
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + group + "` is no channel group",
          near != null
              ? "Did you mean `" + near + "`?"
              : "Use one of " + String.join(", ", groups)
                  + ", or name your own under `channel_groups`.");
    }
    return group;
  }
}
