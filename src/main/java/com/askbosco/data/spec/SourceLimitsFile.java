package com.askbosco.data.spec;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.SourceLimits.Quota;
import com.askbosco.data.spec.SourceLimits.Sharing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a source's latency and quotas strictly. */
public final class SourceLimitsFile {
  private static final String ACCOUNT = "account";

  private SourceLimitsFile() {}

  /**
   * Reads one file.
   *
   * @param streams the streams there are
   * @throws com.askbosco.data.model.ProblemsException with everything that is wrong in it
   */
  public static SourceLimits read(String name, String text, Set<String> streams) {
    YamlFile file = YamlFile.parse(name, text);
    YamlNode root =
        file.root().onlyKeys(Set.of("available", "seconds_per_request", "requests", "quotas"));
    YamlNode available = root.required("available")
        .onlyKeys(Set.of("day_of", "first_after", "complete_after", "source"));
    YamlNode dayOf = available.required("day_of");
    available.required("source").string();
    Duration first = duration(available.required("first_after"));
    YamlNode completeNode = available.required("complete_after");
    Duration complete = duration(completeNode);
    if (complete.compareTo(first) < 0) {
      completeNode.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "a day is complete before its first figures",
          "Write a time not before first_after.");
    }
    Map<String, Integer> requests = new HashMap<>();
    root.optional("requests").map(YamlNode::map).orElse(Map.of()).forEach((stream, count) -> {
      known(count, stream, streams);
      requests.put(stream, positive(count));
    });
    List<Quota> quotas = new ArrayList<>();
    root.optional("quotas")
        .map(YamlNode::list)
        .orElse(List.of())
        .forEach(node -> quotas.add(quota(node, streams)));
    Duration perRequest = Duration.ofMillis(
        root.required("seconds_per_request").decimal().movePointRight(3).longValue());
    file.check();
    Optional<ZoneId> zone =
        dayOf.string().equals(ACCOUNT) ? Optional.empty() : Optional.of(zone(dayOf));
    file.check();
    return new SourceLimits(zone, first, complete, perRequest, requests, quotas);
  }

  private static Quota quota(YamlNode node, Set<String> streams) {
    node.onlyKeys(Set.of("name", "requests", "per", "shared_by", "streams", "resets_in", "source"));
    node.required("source").string();
    List<String> counted = node.optional("streams").map(YamlNode::strings).orElse(List.of());
    counted.forEach(stream -> known(node.required("streams"), stream, streams));
    Duration per = duration(node.required("per"));
    if (per.isZero() || per.isNegative()) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "a quota of no time", "Write a time such as PT1H.");
    }
    return new Quota(
        node.required("name").string(),
        positive(node.required("requests")),
        per,
        node.required("shared_by").oneOf(Sharing.class),
        counted,
        node.optional("resets_in").map(SourceLimitsFile::zone));
  }

  private static int positive(YamlNode node) {
    long value = node.integer();
    if (value < 1 || value > Integer.MAX_VALUE) {
      node.problem(ErrorCode.CONFIG_BAD_VALUE, "`" + value + "` requests", "Write 1 or more.");
      return 1;
    }
    return (int) value;
  }

  private static void known(YamlNode at, String stream, Set<String> streams) {
    if (!streams.contains(stream)) {
      at.problem(
          ErrorCode.CONFIG_UNKNOWN_REFERENCE,
          "there is no stream `" + stream + "`",
          "There are " + String.join(", ", streams.stream().sorted().toList()) + ".");
    }
  }

  private static Duration duration(YamlNode node) {
    try {
      Duration duration = Duration.parse(node.string());
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // said below, as for a negative one
    }
    node.problem(
        ErrorCode.CONFIG_BAD_VALUE,
        "`" + node.string() + "` is no length of time",
        "Write it like PT3H, PT30M or P1D.");
    return Duration.ZERO;
  }

  private static ZoneId zone(YamlNode node) {
    try {
      return ZoneId.of(node.string());
    } catch (DateTimeException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is no time zone",
          "Write an IANA name such as Europe/Berlin.");
      return ZoneId.of("UTC");
    }
  }
}
