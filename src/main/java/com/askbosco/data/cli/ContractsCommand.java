package com.askbosco.data.cli;

import com.askbosco.data.local.Workspace;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Problem;
import com.askbosco.data.rules.contract.Change;
import com.askbosco.data.rules.contract.Contract;
import com.askbosco.data.rules.contract.Contracts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bosco contracts}: what the records of each stream promise. */
@Command(
    name = "contracts",
    description = "Check, draft, copy and release the contracts of streams.",
    subcommands = {
      ContractsCommand.Check.class,
      ContractsCommand.Generate.class,
      ContractsCommand.New.class,
      ContractsCommand.Release.class
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ContractsCommand implements Runnable {
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "check",
      description = "Read all contracts; refuse what takes a released promise back.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Check extends ConnectorsCommand.Verb {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A connector. Default: all.")
    private @Nullable String name;

    @Override
    public Integer call() {
      int broken = 0;
      for (ConnectorFolder folder : ConnectorFolder.list(all())) {
        if (name == null || name.equals(folder.name())) {
          broken += check(folder);
        }
      }
      return broken == 0 ? 0 : ErrorCode.CONTRACT_BROKEN.exitStatus();
    }

    private int check(ConnectorFolder folder) {
      Contracts contracts = folder.contracts();
      List<Problem> broken = contracts.broken();
      for (String stream : contracts.streams()) {
        for (Contract contract : contracts.versions(stream)) {
          out()
              .printf(
                  "%-28s %-40s %s%s%n",
                  folder.name(),
                  stream,
                  contract.label(),
                  contracts.latest(stream).filter(contract::equals).isPresent()
                      ? ", in force"
                      : "");
          since("the version before", contracts.sinceVersionBefore(contract), out());
          since("its release", contracts.sinceRelease(contract), out());
        }
      }
      ContractDraft.of(folder).unread(contracts).forEach(out()::println);
      broken.forEach(out()::println);
      return broken.size();
    }

    private static void since(String what, List<Change> changes, PrintWriter out) {
      changes.forEach(change -> out.printf(
          "  since %s: %s: %s%s%n",
          what, change.path(), change.what(), change.breaking() ? " (breaking)" : ""));
    }
  }

  @Command(
      name = "generate",
      description =
          "Draft first contracts from the manifest, the mapping and records that were read.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class Generate extends ConnectorsCommand.OfOne {
    @Option(
        names = "--records",
        paramLabel = "FILE",
        description = "Records, each line {\"stream\":…,\"data\":{…}}. May be given several times.")
    private List<Path> records = List.of();

    @Option(
        names = "--workspace",
        paramLabel = "NAME",
        description = "Take records from its bronze, too.")
    private @Nullable String workspace;

    @Override
    public Integer call() {
      ContractDraft draft = ContractDraft.of(connector());
      Home home = Home.here();
      Optional<Workspace> place = Optional.ofNullable(workspace).map(home::existing);
      draft
          .texts(records.stream().map(home::fromCaller).toList(), place)
          .forEach((stream, text) -> {
            Path file = connector().contractsFolder().resolve(stream + ".v1.json");
            if (java.nio.file.Files.exists(file)) {
              out().println(file + " is there already");
            } else {
              ConnectorFolder.write(file, text);
              out().println(file);
            }
          });
      out().println("Look them over, then: ./bosco contracts release " + name() + option());
      return 0;
    }
  }

  @Command(name = "new", description = "Copy the newest version of a contract into the next one.")
  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  static final class New extends ConnectorsCommand.OfOne {
    @Parameters(index = "1", paramLabel = "STREAM", description = "The stream.")
    private String stream;

    @Override
    public Integer call() {
      ConnectorFolder folder = connector();
      Contract newest = folder
          .contracts()
          .latest(stream)
          .orElseThrow(() -> new BoscoException(
              ErrorCode.USAGE,
              "There is no contract of `" + stream + "`; there are "
                  + String.join(", ", folder.contracts().streams())
                  + ". ./bosco contracts generate makes first ones."));
      Path contracts = folder.contractsFolder();
      Path file = contracts.resolve(stream + ".v" + (newest.version() + 1) + ".json");
      ConnectorFolder.write(
          file,
          ConnectorFolder.text(contracts.resolve(stream + ".v" + newest.version() + ".json")));
      out().println(file);
      out().println("Change it, then: ./bosco contracts release " + name() + option());
      return 0;
    }
  }

  @Command(
      name = "release",
      description = "Write down what the contracts promise now; from then on they keep it.")
  static final class Release extends ConnectorsCommand.OfOne {
    @Override
    public Integer call() {
      ConnectorFolder folder = connector();
      Contracts contracts = folder.contracts();
      Path file = folder.contractsFolder().resolve("released.yaml");
      ConnectorFolder.write(file, contracts.release());
      out().println(file + ": " + contracts.streams().size() + " streams");
      return 0;
    }
  }
}
