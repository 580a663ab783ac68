package com.askbosco.data.operations.readiness;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.YamlNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The starts that {@code composer/schedule.yaml} sets: a tier of clients begins at the last midnight of its clients' zones, a group of
 * sources so much later, marts at a minute of every hour. Only what concerns starts is read; the DAGs read it all, strictly.
 */
public final class ScheduleFile implements Starts {
  private final Map<String, Tier> tiers = new HashMap<>();
  private final Map<String, Duration> latencies = new HashMap<>();
  private final int minute;

  private record Tier(List<ZoneId> zones, Duration offset) {}

  private ScheduleFile(YamlFile file) {
    YamlNode root = file.root();
    root.required("tiers").map().values().forEach(node -> {
      List<ZoneId> zones = new ArrayList<>();
      Tier tier = new Tier(
          zones, node.optional("offset").map(ScheduleFile::duration).orElse(Duration.ZERO));
      node.required("clients").map().forEach((client, zone) -> {
        zones.add(zone(zone));
        tiers.put(client, tier);
      });
    });
    root.required("sources").map().values().forEach(node -> {
      Duration latency = duration(node.required("latency"));
      node.required("connectors").strings().forEach(connector -> latencies.put(connector, latency));
    });
    this.minute = (int) root.optional("analytics")
        .flatMap(node -> node.optional("minute"))
        .map(YamlNode::integer)
        .orElse(0L)
        .longValue();
    if (minute < 0 || minute > 59) {
      root.problem(ErrorCode.CONFIG_BAD_VALUE, "analytics.minute is no minute", "Write 0 to 59.");
    }
  }

  /**
   * Reads a schedule.
   *
   * @throws com.askbosco.data.model.ProblemsException with everything that is wrong in it
   */
  public static ScheduleFile read(String name, String text) {
    YamlFile file = YamlFile.parse(name, text);
    ScheduleFile schedule = new ScheduleFile(file);
    file.check();
    return schedule;
  }

  @Override
  public Optional<Instant> of(String client, String source, LocalDate day, ZoneId zone) {
    Tier tier = tiers.get(client);
    Duration latency = latencies.get(source);
    if (tier == null || latency == null) {
      return Optional.empty();
    }
    return tier.zones().stream()
        .map(each -> day.plusDays(1).atStartOfDay(each).toInstant())
        .max(Instant::compareTo)
        .map(midnight -> midnight.plus(latency).plus(tier.offset()));
  }

  @Override
  public Instant marts(Instant readBy) {
    long hour = Duration.ofHours(1).toSeconds();
    long wait = Math.floorMod(minute * 60L - readBy.getEpochSecond(), hour);
    return readBy.plusSeconds(wait);
  }

  private static ZoneId zone(YamlNode node) {
    return parsed(node, "a time zone such as Europe/Berlin", ZoneId.of("UTC"), ZoneId::of);
  }

  /** Airflow's way to write a length of time: 90m, 4h30m, 1d. */
  private static Duration duration(YamlNode node) {
    UnaryOperator<String> iso = text -> {
      String upper = text.toUpperCase(Locale.ROOT);
      int days = upper.indexOf('D') + 1;
      String time = upper.substring(days);
      return "P" + upper.substring(0, days) + (time.isEmpty() ? "" : "T" + time);
    };
    return parsed(
        node,
        "a length of time such as 4h30m",
        Duration.ZERO,
        text -> Duration.parse(iso.apply(text)));
  }

  private static <T> T parsed(
      YamlNode node, String expected, T otherwise, java.util.function.Function<String, T> parse) {
    try {
      return parse.apply(node.string());
    } catch (DateTimeException e) {
      node.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          "`" + node.string() + "` is not " + expected,
          "Write " + expected + ".");
      return otherwise;
    }
  }
}
