package com.askbosco.data.spec.source;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlJson;
import com.askbosco.data.spec.YamlNode;
import com.askbosco.data.spec.source.SourceSpec.EventTimeUnit;
import com.askbosco.data.spec.source.SourceSpec.StreamSpec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a connector's {@code source.yaml} strictly. */
public final class SourceFile {
  private static final Set<String> STREAM_KEYS = Set.of(
      "name",
      "key",
      "event_time",
      "lateness",
      "windowed",
      "restatement_days",
      "schema",
      "query",
      "event_time_unit");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_]{0,99}");
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})(s|m|h|d)");
  private static final Pattern QUERY =
      Pattern.compile("^(select|with)\\s", Pattern.CASE_INSENSITIVE);
  private static final Duration LATENESS = Duration.ofHours(1);

  private SourceFile() {}

  /**
   * Reads one file.
   *
   * @throws com.askbosco.data.model.ProblemsException with everything that is wrong in it
   */
  public static SourceSpec read(String name, String text) {
    YamlFile file = YamlFile.parse(name, text);
    YamlNode root = file.root().onlyKeys(Set.of("description", "streams"));
    String description = root.required("description").string();
    Map<String, StreamSpec> streams = new LinkedHashMap<>();
    YamlNode list = root.required("streams");
    for (YamlNode node : list.list()) {
      StreamSpec stream = stream(node);
      if (streams.put(stream.name(), stream) != null) {
        node.problem(
            ErrorCode.CONFIG_DUPLICATE,
            "a second stream `" + stream.name() + "`",
            "Give it another name.");
      }
    }
    if (list.isList() && streams.isEmpty()) {
      list.problem(ErrorCode.CONFIG_BAD_VALUE, "no stream", "Describe at least one.");
    }
    file.check();
    return new SourceSpec(description, streams);
  }

  private static StreamSpec stream(YamlNode node) {
    node.onlyKeys(STREAM_KEYS);
    YamlNode name = node.required("name");
    if (name.isScalar() && !NAME.matcher(name.string()).matches()) {
      name.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + name.string() + "` is no name of a stream",
          "Use lower case letters, digits and underscores, as in web_events.");
    }
    Optional<String> eventTime = node.optional("event_time").map(YamlNode::string);
    boolean windowed = node.optional("windowed").map(YamlNode::bool).orElse(false);
    if (windowed && eventTime.isEmpty()) {
      node.problem(
          ErrorCode.CONFIG_MISSING_KEY,
          "windows of days of which field?",
          "Name the field in `event_time`.");
    }
    return new StreamSpec(
        name.string(),
        node.optional("key").map(YamlNode::strings).orElse(List.of()),
        eventTime,
        node.optional("lateness").map(SourceFile::time).orElse(LATENESS),
        windowed,
        node.optional("restatement_days").map(SourceFile::days).orElse(0),
        node.optional("schema")
            .map(YamlJson::of)
            .filter(ObjectNode.class::isInstance)
            .map(ObjectNode.class::cast)
            .orElseGet(JsonNodeFactory.instance::objectNode),
        node.optional("query").map(SourceFile::query),
        node.optional("event_time_unit").map(unit -> unit.oneOf(EventTimeUnit.class)));
  }

  /** One question: the transaction that asks it can only read, and asks nothing else. */
  private static String query(YamlNode node) {
    String query = node.string().strip();
    if (node.isScalar() && (!QUERY.matcher(query).find() || query.contains(";"))) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "no query",
          "Write one SELECT, or one WITH and its SELECT, without a semicolon.");
    }
    return query;
  }

  private static int days(YamlNode node) {
    long days = node.integer();
    if (days < 0 || days > 366) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + days + "` days", "Write 0 to 366.");
      return 0;
    }
    return (int) days;
  }

  /** A stretch of time such as {@code 90s}, {@code 15m}, {@code 1h} or {@code 7d}. */
  public static Duration time(YamlNode node) {
    Matcher time = TIME.matcher(node.string());
    if (!time.matches()) {
      if (node.isScalar()) {
        node.problem(
            ErrorCode.CONFIG_BAD_VALUE,
            "`" + node.string() + "` is no stretch of time",
            "Write a number and s, m, h or d, as in 15m.");
      }
      return Duration.ZERO;
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
