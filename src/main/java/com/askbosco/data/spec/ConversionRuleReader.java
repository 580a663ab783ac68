package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.ClientSettings.ConversionRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads which actions of a source are which canonical event for one client (rule 10 of the model). */
final class ConversionRuleReader {
  private static final Set<String> KEYS = Set.of("source", "action_type", "event", "precedence");

  private ConversionRuleReader() {}

  static List<ConversionRule> readAll(YamlNode node, Set<String> connectors) {
    List<ConversionRule> rules = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode item : node.list()) {
      item.onlyKeys(KEYS);
      YamlNode source = item.required("source");
      if (source.isScalar() && !connectors.contains(source.string())) {
        String near = YamlNode.nearest(source.string(), connectors);
        source.problem(
            ErrorCode.CONFIG_UNKNOWN_REFERENCE,
            "this client reads no `" + source.string() + "`",
            near != null
                ? "Did you mean `" + near + "`?"
                : "Use the connector of one of its connections.");
      }
      YamlNode event = item.required("event");
      if (event.isScalar() && !ConversionEvents.NAMES.contains(event.string())) {
        event.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + event.string() + "` is no canonical event",
            "Use one of " + String.join(", ", ConversionEvents.NAMES) + ".");
      }
      String type = item.required("action_type").string();
      if (!type.isEmpty() && !seen.add(source.string() + "\u0000" + type)) {
        item.problem(
            ErrorCode.CONFIG_DUPLICATE,
            "a second event of `" + type + "`",
            "An action is one event; keep one line.");
      }
      rules.add(new ConversionRule(
          source.string(),
          type,
          event.string(),
          item.optional("precedence").map(ConversionRuleReader::precedence).orElse(1),
          item.line()));
    }
    return List.copyOf(rules);
  }

  private static int precedence(YamlNode node) {
    long value = node.integer();
    if (node.isScalar() && (value < 1 || value > 99)) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is no precedence",
          "Write a number from 1, which is counted first, to 99.");
    }
    return (int) Math.max(1, Math.min(99, value));
  }
}
