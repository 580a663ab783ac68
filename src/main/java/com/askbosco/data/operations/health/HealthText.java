package com.askbosco.data.operations.health;

import com.askbosco.data.operations.health.Health.Finding;
import com.askbosco.data.operations.health.Health.Level;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Health for a terminal and as JSON. */
public final class HealthText {
  private HealthText() {}

  /** A line a finding, where and how to mend below those that are not well. */
  public static String text(Health health) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : health.findings()) {
      text.append(String.format(
          Locale.ROOT,
          "%-6s%-15s%s%n",
          finding.level().name().toLowerCase(Locale.ROOT),
          finding.area(),
          finding.what()));
      if (!finding.where().isEmpty()) {
        text.append("      where: ").append(finding.where()).append("\n");
      }
      if (!finding.mend().isEmpty()) {
        text.append("      mend:  ").append(finding.mend()).append("\n");
      }
    }
    long wrong = count(health, Level.WRONG);
    long warn = count(health, Level.WARN);
    return text.append("\n")
        .append(wrong + warn == 0 ? "All is well." : wrong + " wrong, " + warn + " to know about.")
        .append("\n")
        .toString();
  }

  private static long count(Health health, Level level) {
    return health.findings().stream().filter(each -> each.level() == level).count();
  }

  /** The same as JSON. */
  public static ObjectNode json(Health health) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("state", health.worst().name().toLowerCase(Locale.ROOT));
    ArrayNode findings = root.putArray("findings");
    for (Finding finding : health.findings()) {
      ObjectNode node = findings.addObject();
      node.put("level", finding.level().name().toLowerCase(Locale.ROOT));
      node.put("area", finding.area());
      node.put("what", finding.what());
      node.put("where", finding.where());
      node.put("mend", finding.mend());
    }
    return root;
  }
}
