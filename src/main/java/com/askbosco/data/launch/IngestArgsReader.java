package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Days;
import com.askbosco.data.launch.IngestArgs.Every;
import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.launch.IngestArgs.Schedule;
import com.askbosco.data.launch.template.Parameters;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns options into arguments, and says everything that is wrong with them at once. */
final class IngestArgsReader {
  private static final int SHORTEST_POLL = 60;
  private static final int SHORTEST_COMMIT = 60;

  private final IngestOptions options;
  private final Parameters parameters;

  private IngestArgsReader(IngestOptions options, Parameters parameters) {
    this.options = options;
    this.parameters = parameters;
  }

  /** The arguments; what is wrong is noted with the parameters. */
  static IngestArgs read(IngestOptions options, Parameters parameters) {
    return new IngestArgsReader(options, parameters).args();
  }

  /** Where the files are of any template that stages rows. */
  static Locations locations(FilesOptions options) {
    return new Locations(
        Parameters.folder(options.getClientsLocation()),
        Parameters.folder(options.getRawLocation()),
        Parameters.folder(options.getStagedRowsLocation()),
        Parameters.given(options.getConnectorsLocation()).map(Parameters::folder));
  }

  private IngestArgs args() {
    List<String> sources = Parameters.list(options.getSources());
    if (!sources.isEmpty() && options.getMode().equals("streaming")) {
      parameters.problem(
          "sources", "is given in streaming mode, which polls all sources", "Leave it out.");
    }
    return new IngestArgs(
        options.getMode().equals("streaming") ? every() : days(),
        locations(options),
        Parameters.list(options.getClientIds()),
        sources,
        sandbox(),
        IngestArgs.defaultParallelism());
  }

  private Schedule days() {
    String date = options.getDate();
    LocalDate from;
    LocalDate to;
    if (date != null) {
      if (options.getFrom() != null || options.getTo() != null) {
        parameters.problem(
            "date", "is given together with from or to", "Give the one or the others.");
      }
      from = parameters.day("date", date);
      to = from;
    } else {
      from = parameters.day("from", options.getFrom());
      to = parameters.day("to", options.getTo());
    }
    parameters.ordered(from, to);
    LocalDate asOf = parameters.dayIfGiven("asOf", options.getAsOf()).orElse(to.plusDays(1));
    if (asOf.isBefore(to)) {
      parameters.problem(
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
      parameters.problem(
          "pollSeconds",
          "`" + options.getPollSeconds() + "` is less than " + SHORTEST_POLL,
          "Vendors count every request.");
    }
    if (options.getCommitSeconds() < SHORTEST_COMMIT) {
      parameters.problem(
          "commitSeconds",
          "`" + options.getCommitSeconds() + "` is less than " + SHORTEST_COMMIT,
          "A commit takes some seconds, and its tables are locked for others meanwhile.");
    }
    return new Every(Duration.ofSeconds(options.getPollSeconds()));
  }

  private void none(String option, @Nullable String value) {
    if (value != null) {
      parameters.problem(option, "is given in streaming mode, which has no days", "Leave it out.");
    }
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
    parameters.problem(
        "sandboxUrl", "is no plain web address", "Write it like http://127.0.0.1:8099.");
    return Optional.empty();
  }
}
