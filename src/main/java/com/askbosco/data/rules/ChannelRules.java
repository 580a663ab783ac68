package com.askbosco.data.rules;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ChannelGroups;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * GA4's default channel groups as data (rule 11 of the model): the first rule that fits a source, medium and campaign, whatever
 * their case. Immutable and thread-safe.
 */
final class ChannelRules {
  private static final Set<String> TESTS = Set.of(
      "source_is",
      "source_category",
      "source_matches",
      "medium_is",
      "medium_matches",
      "campaign_matches");
  private static final int REMEMBERED = 50_000;

  private final List<Rule> rules;
  private final Memo<Traffic, String> memo = new Memo<>(REMEMBERED, this::classify);

  /** Where a visit came from, in lower case. */
  record Traffic(String source, String medium, String campaign) {}

  private record Rule(String group, Predicate<Traffic> test) {}

  private ChannelRules(List<Rule> rules) {
    this.rules = rules;
  }

  /** The channel group of a visit; {@code Unassigned} when no rule fits. */
  String group(String source, String medium, String campaign) {
    return memo.get(new Traffic(clean(source), clean(medium), clean(campaign)));
  }

  private String classify(Traffic traffic) {
    for (Rule rule : rules) {
      if (rule.test().test(traffic)) {
        return rule.group();
      }
    }
    return "Unassigned";
  }

  private static String clean(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads rules; everything wrong is noted in the file's problems.
   *
   * @param categories the categories of sources, each with its sources in lower case
   */
  static ChannelRules read(YamlFile file, Map<String, Set<String>> categories) {
    YamlNode root = file.root().onlyKeys(Set.of("patterns", "rules"));
    Map<String, String> patterns = new HashMap<>();
    root.required("patterns").map().forEach((name, node) -> patterns.put(name, node.string()));
    List<Rule> rules = new ArrayList<>();
    for (YamlNode node : root.required("rules").list()) {
      node.onlyKeys(Set.of("group", "any"));
      YamlNode group = node.required("group");
      if (!ChannelGroups.NAMES.contains(group.string())) {
        group.problem(
            ErrorCode.CONFIG_BAD_VALUE, "`" + group.string() + "` is no channel group", "");
      }
      List<Predicate<Traffic>> choices = new ArrayList<>();
      for (YamlNode choice : node.required("any").list()) {
        choices.add(all(choice.onlyKeys(TESTS), categories, patterns));
      }
      rules.add(new Rule(
          group.string(), traffic -> choices.stream().anyMatch(choice -> choice.test(traffic))));
    }
    return new ChannelRules(rules);
  }

  private static Predicate<Traffic> all(
      YamlNode choice, Map<String, Set<String>> categories, Map<String, String> patterns) {
    List<Predicate<Traffic>> tests = new ArrayList<>();
    choice.map().forEach((name, node) -> {
      switch (name) {
        case "source_is" -> tests.add(in(node, Traffic::source));
        case "medium_is" -> tests.add(in(node, Traffic::medium));
        case "source_matches" -> tests.add(matches(node, patterns, Traffic::source));
        case "medium_matches" -> tests.add(matches(node, patterns, Traffic::medium));
        case "campaign_matches" -> tests.add(matches(node, patterns, Traffic::campaign));
        default -> {
          Set<String> sources = categories.getOrDefault(node.string(), Set.of());
          if (sources.isEmpty()) {
            node.problem(
                ErrorCode.CONFIG_UNKNOWN_REFERENCE,
                "there is no category `" + node.string() + "`",
                "Known: "
                    + String.join(", ", categories.keySet().stream().sorted().toList()) + ".");
          }
          tests.add(traffic -> sources.contains(traffic.source()));
        }
      }
    });
    return traffic -> tests.stream().allMatch(test -> test.test(traffic));
  }

  private static Predicate<Traffic> in(
      YamlNode node, java.util.function.Function<Traffic, String> part) {
    Set<String> values = new HashSet<>(node.strings());
    return traffic -> values.contains(part.apply(traffic));
  }

  private static Predicate<Traffic> matches(
      YamlNode node,
      Map<String, String> patterns,
      java.util.function.Function<Traffic, String> part) {
    String text = patterns.getOrDefault(node.string(), "");
    if (text.isEmpty()) {
      node.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "there is no pattern `" + node.string() + "`",
          "Known: " + String.join(", ", patterns.keySet()) + ".");
    }
    try {
      Pattern pattern = Pattern.compile(text);
      return traffic -> pattern.matcher(part.apply(traffic)).find();
    } catch (java.util.regex.PatternSyntaxException e) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "no regular expression: " + e.getDescription(), "");
      return traffic -> false;
    }
  }
}
