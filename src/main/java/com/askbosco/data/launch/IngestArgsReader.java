package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Days;
import com.askbosco.data.launch.IngestArgs.Every;
import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.launch.IngestArgs.Schedule;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.model.ProblemsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns options into arguments, and says everything that is wrong with them at once. */
final class IngestArgsReader {
  private static final int SHORTEST_POLL = 60;
  private static final LocalDate UNKNOWN = LocalDate.EPOCH;

  private final IngestOptions options;
  private final List<Problem> problems = new ArrayList<>();

  private IngestArgsReader(IngestOptions options) {
    this.options = options;
  }

  /**
   * The arguments.
   *
   * @throws ProblemsException with every problem
   */
  static IngestArgs read(IngestOptions options) {
    IngestArgsReader reader = new IngestArgsReader(options);
    IngestArgs args = reader.args();
    if (!reader.problems.isEmpty()) {
      throw new ProblemsException(reader.problems);
    }
    return args;
  }

  private IngestArgs args() {
    List<String> sources = list(options.getSources());
    if (!sources.isEmpty() && options.getMode().equals("streaming")) {
      problem("sources", "is given in streaming mode, which polls all sources", "Leave it out.");
    }
    return new IngestArgs(
        schedule(),
        new Locations(
            folder("clientsLocation", options.getClientsLocation()),
            folder("rawLocation", options.getRawLocation()),
            folder("stagedRowsLocation", options.getStagedRowsLocation()),
            connectors()),
        list(options.getClientIds()),
        sources,
        sandbox(),
        IngestArgs.defaultParallelism());
  }

  private static List<String> list(@Nullable List<String> given) {
    return given == null
        ? List.of()
        : given.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  private Schedule schedule() {
    return switch (options.getMode()) {
      case "batch" -> days();
      case "streaming" -> every();
      default -> {
        problem("mode", "`" + options.getMode() + "` is no mode", "Write batch or streaming.");
        yield new Days(UNKNOWN, UNKNOWN, UNKNOWN);
      }
    };
  }

  private Schedule days() {
    String date = options.getDate();
    LocalDate from;
    LocalDate to;
    if (date != null) {
      if (options.getFrom() != null || options.getTo() != null) {
        problem("date", "is given together with from or to", "Give the one or the others.");
      }
      from = day("date", date);
      to = from;
    } else {
      from = day("from", options.getFrom());
      to = day("to", options.getTo());
    }
    if (to.isBefore(from) && !to.equals(UNKNOWN)) {
      problem("to", "`" + to + "` is before from, `" + from + "`", "Swap them.");
    }
    LocalDate asOf = options.getAsOf() == null ? to.plusDays(1) : day("asOf", options.getAsOf());
    if (asOf.isBefore(to) && !asOf.equals(UNKNOWN)) {
      problem(
          "asOf",
          "`" + asOf + "` is before the last day, `" + to + "`",
          "Days that have not begun cannot be read.");
    }
    return new Days(from, to, asOf);
  }

  private Schedule every() {
    none("date", options.getDate());
    none("from", options.getFrom());
    none("to", options.getTo());
    none("asOf", options.getAsOf());
    if (options.getPollSeconds() < SHORTEST_POLL) {
      problem(
          "pollSeconds",
          "`" + options.getPollSeconds() + "` is less than " + SHORTEST_POLL,
          "Vendors count every request.");
    }
    return new Every(Duration.ofSeconds(options.getPollSeconds()));
  }

  private void none(String option, @Nullable String value) {
    if (value != null) {
      problem(option, "is given in streaming mode, which has no days", "Leave it out.");
    }
  }

  private LocalDate day(String option, @Nullable String text) {
    if (text == null) {
      problem(option, "is missing", "Give a day such as 2026-03-31, or --date.");
      return UNKNOWN;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      problem(option, "`" + text + "` is no day", "Write it like 2026-03-31.");
      return UNKNOWN;
    }
  }

  private String folder(String option, @Nullable String location) {
    if (location == null || location.isBlank()) {
      problem(option, "is missing", "Name a folder, such as gs://bucket/folder.");
      return "";
    }
    return location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
  }

  private Optional<String> connectors() {
    String location = options.getConnectorsLocation();
    return location == null || location.isBlank()
        ? Optional.empty()
        : Optional.of(folder("connectorsLocation", location));
  }

  private Optional<String> sandbox() {
    String url = options.getSandboxUrl();
    if (url == null || url.isBlank()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null && uri.getUserInfo() == null) {
        return Optional.of(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      }
    } catch (URISyntaxException e) {
      // Said below, without the text: it may hold a password.
    }
    problem("sandboxUrl", "is no plain web address", "Write it like http://127.0.0.1:8099.");
    return Optional.empty();
  }

  private void problem(String option, String what, String mend) {
    problems.add(new Problem(ErrorCode.USAGE, "", 0, "--" + option, what, mend));
  }
}
