package com.askbosco.data.cli;

import com.askbosco.data.connector.Access;
import com.askbosco.data.connector.Budgets;
import com.askbosco.data.connector.Connector;
import com.askbosco.data.connector.ReadListener;
import com.askbosco.data.connector.Sleeper;
import com.askbosco.data.connector.http.HttpTransport;
import com.askbosco.data.connector.schema.SchemaFiles;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.protocol.ConfiguredCatalog;
import com.askbosco.data.protocol.Failure;
import com.askbosco.data.protocol.MessageWriter;
import com.askbosco.data.protocol.PrivateAccess;
import com.askbosco.data.protocol.SourceRun;
import com.askbosco.data.protocol.SourceStates;
import com.askbosco.data.spec.manifest.Strictness;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bosco spec|check|discover|read}: a manifest as a source of the Airbyte protocol. Messages go to standard output, one JSON
 * object a line, everything else to standard error. Exit status 0, or 1 when something failed; 2 for wrong options.
 */
final class SourceCommands {
  private static final ObjectMapper JSON = new ObjectMapper()
      .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .setNodeFactory(
          com.fasterxml.jackson.databind.node.JsonNodeFactory.withExactBigDecimals(true));

  /** The verbs. */
  static final Set<String> VERBS = Set.of("spec", "check", "discover", "read");

  private SourceCommands() {}

  /** What all verbs know. */
  @Command(mixinStandardHelpOptions = false)
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  abstract static class Verb implements Callable<Integer> {
    @Option(names = "--manifest", required = true, description = "The manifest, YAML or JSON.")
    Path manifest;

    @Option(
        names = "--now",
        description = "The time that is taken for now, such as 2026-03-31T06:00:00Z.")
    @Nullable
    String now;

    /** Where messages go; tests put their own. */
    OutputStream stdout = new FileOutputStream(FileDescriptor.out);

    Clock clock() {
      if (now == null) {
        return Clock.systemUTC();
      }
      try {
        Instant instant = now.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
            ? OffsetDateTime.parse(now).toInstant()
            : java.time.LocalDateTime.parse(now).toInstant(ZoneOffset.UTC);
        return Clock.fixed(instant, ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        throw new BoscoException(
            ErrorCode.USAGE, "`" + now + "` is no time. Write it like 2026-03-31T06:00:00Z.");
      }
    }

    @Override
    public Integer call() throws InterruptedException {
      MessageWriter out = new MessageWriter(stdout, Clock.systemUTC());
      try {
        out = new MessageWriter(stdout, clock());
        return run(out);
      } catch (BoscoException e) {
        System.err.println(e.code().code() + " " + e.getMessage());
        out.error(Failure.of(e), "");
        out.flush();
        return 1;
      }
    }

    abstract int run(MessageWriter out) throws InterruptedException;

    static String text(Path file) {
      Path path = Home.here().fromCaller(file);
      try {
        return Files.readString(path);
      } catch (IOException e) {
        throw new BoscoException(ErrorCode.USAGE, "Cannot read " + path + ": " + e, e);
      }
    }

    static JsonNode json(Path file) {
      return json(file, text(file));
    }

    static JsonNode json(Path file, String text) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        // Jackson's own text quotes the file, which may hold secrets.
        throw new BoscoException(
            ErrorCode.CONFIG_SYNTAX,
            file + " is not valid JSON, line " + e.getLocation().getLineNr() + ".");
      }
    }

    Connector connector(String yaml) {
      String file = manifest.getFileName().toString();
      return Connector.load(
          file.replaceFirst("\\.[^.]*$", ""),
          file,
          yaml,
          Strictness.FOREIGN,
          SchemaFiles.in(Home.here().fromCaller(manifest).toAbsolutePath().resolveSibling("")));
    }
  }

  /** What needs a config has the network too. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  abstract static class ConfiguredVerb extends Verb {
    @Option(names = "--config", required = true, description = "The config, JSON.")
    Path config;

    @Option(names = "--allow-private", description = "Allow addresses of private networks.")
    boolean allowPrivate;

    @Option(names = "--no-wait", hidden = true)
    boolean noWait;

    @Override
    int run(MessageWriter out) throws InterruptedException {
      String yaml = text(manifest);
      String settings = text(config);
      JsonNode configured = json(config, settings);
      Connector connector = connector(yaml);
      Sleeper sleeper = noWait ? duration -> {} : Sleeper.real();
      Access access = new Access(
          new PrivateAccess(HttpTransport.shared(), allowPrivate, yaml, settings),
          new Budgets(),
          clock(),
          sleeper,
          new Progress(out));
      return run(new SourceRun(connector, configured, access, out));
    }

    abstract int run(SourceRun run) throws InterruptedException;
  }

  /** Tells of waits and retries on standard error; whoever reads the messages gets what there is before a wait. */
  private record Progress(MessageWriter out) implements ReadListener {
    @Override
    public void onRetry(int attempt, String reason) {
      System.err.println("retry " + attempt + ": " + reason);
    }

    @Override
    public void onWait(Duration duration, String reason) {
      out.flush();
      System.err.println("waiting " + duration.toMillis() / 1000.0 + " s: " + reason);
    }
  }

  @Command(name = "spec", description = "Print what a manifest's config has to hold (protocol).")
  static final class SpecCommand extends Verb {
    @Override
    int run(MessageWriter out) {
      return SourceRun.spec(connector(text(manifest)), out);
    }
  }

  @Command(name = "check", description = "Try a manifest with a config (protocol).")
  static final class CheckCommand extends ConfiguredVerb {
    @Override
    int run(SourceRun run) throws InterruptedException {
      return run.check();
    }
  }

  @Command(name = "discover", description = "Print a manifest's streams (protocol).")
  static final class DiscoverCommand extends ConfiguredVerb {
    @Override
    int run(SourceRun run) throws InterruptedException {
      return run.discover();
    }
  }

  @Command(name = "read", description = "Read a manifest's streams (protocol).")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class ReadCommand extends ConfiguredVerb {
    @Option(names = "--catalog", required = true, description = "The configured catalog, JSON.")
    Path catalog;

    @Option(names = "--state", description = "The states of the last read, JSON.")
    @Nullable
    Path state;

    @Override
    int run(SourceRun run) throws InterruptedException {
      return run.read(
          ConfiguredCatalog.of(json(catalog)),
          state == null ? SourceStates.none() : SourceStates.of(json(state)));
    }
  }

  /** The command of one verb alone: the classes of the others need not be loaded. */
  static Verb make(String verb) {
    return switch (verb) {
      case "spec" -> new SpecCommand();
      case "check" -> new CheckCommand();
      case "discover" -> new DiscoverCommand();
      case "read" -> new ReadCommand();
      default -> throw new IllegalArgumentException(verb);
    };
  }
}
