package com.askbosco.data.cli;

import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.rules.SilverMapping;
import com.askbosco.data.spec.ResourceFolder;
import com.askbosco.data.spec.manifest.ManifestSchema;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco connectors}: for those who add one. */
@Command(
    name = "connectors",
    description = "List, show, make and test connectors.",
    subcommands = {
      ConnectorsCommand.ListAll.class,
      ConnectorsCommand.Show.class,
      ConnectorsCommand.New.class,
      ConnectorsCommand.Schema.class,
      ConnectorsCommand.Test.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConnectorsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** What all of them take. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  abstract static class Verb implements Callable<Integer> {
    @Option(
        names = "--connectors",
        paramLabel = "DIR",
        description = "Folder of the connectors. Default: the product's own.")
    private @Nullable Path connectors;

    @Spec
    private CommandSpec spec;

    Path all() {
      return ConnectorFolder.all(Home.here(), Optional.ofNullable(connectors));
    }

    PrintWriter out() {
      return spec.commandLine().getOut();
    }

    /** How further commands have to name the folder. */
    String option() {
      return connectors == null ? "" : " --connectors " + connectors;
    }
  }

  /** Verbs about one connector. */
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  abstract static class OfOne extends Verb {
    @Parameters(paramLabel = "NAME", description = "The connector's folder.")
    private String name;

    String name() {
      return name;
    }

    ConnectorFolder connector() {
      return ConnectorFolder.existing(all(), name);
    }
  }

  @Command(name = "schema", description = "The manifest format as a JSON schema, for editors.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Schema implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      spec.commandLine().getOut().println(ManifestSchema.make().toPrettyString());
      return 0;
    }
  }

  @Command(name = "list", description = "Every connector with its streams, mapped ones starred.")
  static final class ListAll extends Verb {
    @Override
    public Integer call() {
      for (ConnectorFolder each : ConnectorFolder.list(all())) {
        Set<String> streams = each.streams().keySet();
        Set<String> mapped = each.mapping().map(SilverMapping::streams).orElse(Set.of());
        out()
            .println(String.format("%-28s", each.name())
                + String.join(
                    ", ",
                    streams.stream().map(s -> mapped.contains(s) ? s + "*" : s).toList()));
      }
      out().println("* is mapped to silver");
      return 0;
    }
  }

  @Command(name = "show", description = "What a connector reads and needs.")
  static final class Show extends OfOne {
    @Override
    public Integer call() {
      ConnectorText.print(connector(), out());
      return 0;
    }
  }

  @Command(name = "new", description = "Make a connector that runs, to change into the one wanted.")
  static final class New extends OfOne {
    @Override
    public Integer call() {
      if (!name().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
        throw new BoscoException(
            ErrorCode.USAGE,
            "`" + name()
                + "` is no name of a connector. Use small letters, digits and dashes, as in my-source.");
      }
      Path folder = all().resolve(name());
      if (Files.exists(folder)) {
        throw new BoscoException(ErrorCode.USAGE, folder + " is there already.");
      }
      Map<String, String> files =
          new java.util.TreeMap<>(ResourceFolder.texts("new-connector", ".yaml"));
      files.putAll(ResourceFolder.texts("new-connector", ".json"));
      files.forEach((file, text) -> {
        ConnectorFolder.write(folder.resolve(file), text.replace("@NAME@", name()));
        out().println(folder.resolve(file));
      });
      out().println("Now: ./bosco connectors test " + name() + option());
      return 0;
    }
  }

  @Command(
      name = "test",
      description = "Read manifest and mapping strictly, run the connector's cases.")
  static final class Test extends OfOne {
    @Option(
        names = "--accept",
        description = "Keep what the cases do now as what they have to do. Read it before.")
    private boolean accept;

    @Override
    public Integer call() throws InterruptedException {
      ConnectorFolder folder = connector();
      Map<String, StreamInfo> known = folder.streams();
      out()
          .println((folder.isWithoutManifest() ? "source.yaml    " : "manifest.yaml  ")
              + count(known.size(), "stream"));
      mapping(folder, known);
      int failed = 0;
      for (Path file : folder.cases()) {
        failed += new ConnectorCase(folder, file).run(accept, out()) ? 0 : 1;
      }
      if (folder.cases().isEmpty()) {
        out()
            .println("There are no cases. Write " + folder.folder().resolve("cases/<case>.yaml")
                + " as docs/guides/add-a-connector.md says.");
      }
      return failed == 0 ? 0 : 1;
    }

    private void mapping(ConnectorFolder folder, Map<String, StreamInfo> known) {
      Optional<SilverMapping> mapping = folder.mapping();
      if (mapping.isEmpty()) {
        out().println("silver.yaml    none: records end in bronze");
        return;
      }
      Set<String> streams = mapping.get().streams();
      for (String stream : streams) {
        if (!known.containsKey(stream)) {
          throw new BoscoException(
              ErrorCode.MAPPING_INVALID,
              folder.folder().resolve("silver.yaml") + ": there is no stream `" + stream
                  + "`; the manifest has "
                  + String.join(", ", known.keySet()));
        }
      }
      out().println("silver.yaml    " + count(streams.size(), "mapped stream"));
    }

    private static String count(int number, String what) {
      return number + " " + what + (number == 1 ? "" : "s");
    }
  }
}
