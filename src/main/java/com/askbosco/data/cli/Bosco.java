package com.askbosco.data.cli;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.ProblemsException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Entry point of {@code ./bosco}. Exit status: 0 green, 1 broke off (a defect, or a warehouse that another process holds), 2 wrong
 * use or configuration, 3 some slices failed while the others were committed, 4 committed and not published because a check of
 * severity fail is broken, 5 green with warnings (only with {@code --strict}).
 */
@Command(
    name = "bosco",
    description =
        "Marketing data from every source to one model, on one machine or on Google Cloud.",
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "  test         Run all checks and tests (needs Maven; the script starts it).",
      "",
      "Exit status: 0 green, 1 broke off, 2 wrong use or configuration, 3 some slices failed, the rest is committed,",
      "4 not published: a check is broken, readers keep what they had, 5 green with warnings (with --strict)."
    },
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      StreamCommand.class,
      PlanCommand.class,
      CostCommand.class,
      DoctorCommand.class,
      ReportCommand.class,
      QueryCommand.class,
      CompareCommand.class,
      MetricsCommand.class,
      MartsCommand.class,
      TablesCommand.class,
      TemplatesCommand.class,
      LineageCommand.class,
      RebuildCommand.class,
      RefineCommand.class,
      ReprocessCommand.class,
      ReplayCommand.class,
      EraseCommand.class,
      ServeCommand.class,
      WebhookCommand.class,
      SandboxCommand.class,
      BenchCommand.class,
      ConformanceCommand.class,
      ConnectorsCommand.class,
      ContractsCommand.class,
      DriftCommand.class,
      SourceCommands.SpecCommand.class,
      SourceCommands.CheckCommand.class,
      SourceCommands.DiscoverCommand.class,
      SourceCommands.ReadCommand.class,
      HelpCommand.class
    })
public final class Bosco implements Runnable {
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  private Bosco() {}

  /** Runs a verb and ends the process with its status. */
  public static void main(String[] args) {
    boolean source = args.length > 0 && SourceCommands.VERBS.contains(args[0]);
    int status = source
        ? configured(new CommandLine(SourceCommands.make(args[0])))
            .execute(Arrays.copyOfRange(args, 1, args.length))
        : commandLine().execute(args);
    System.out.flush();
    // Client threads of libraries may linger; the verb is done.
    Runtime.getRuntime().exit(status);
  }

  static CommandLine commandLine() {
    return configured(new CommandLine(new Bosco()));
  }

  static CommandLine configured(CommandLine command) {
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(LocalDate.class, Bosco::day)
        .setParameterExceptionHandler(Bosco::refuse)
        .setExecutionExceptionHandler(Bosco::explain);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("`" + text + "` is no day. Write it like 2026-03-31.");
    }
  }

  /** One line on what is wrong, one on where to look; the whole list of options would hide both. */
  private static int refuse(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(error.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(error, err)) {
      List<String> words = List.of(command.getCommandSpec().qualifiedName().split(" ", -1));
      err.println("Every option: ./bosco help" + (words.size() > 1 ? " " + words.get(1) : ""));
    }
    return ErrorCode.USAGE.exitStatus();
  }

  private static int explain(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (error instanceof ProblemsException problems) {
      problems.problems().forEach(problem -> err.println(problem));
      int count = problems.problems().size();
      err.println(
          count == 1 ? "1 problem; nothing was run." : count + " problems; nothing was run.");
      return problems.code().exitStatus();
    }
    if (error instanceof BoscoException known) {
      err.println(known.code().code() + " " + known.getMessage());
      // 3 would say that the rest is committed.
      return known.code().exitStatus() == 2 ? 2 : 1;
    }
    err.println(ErrorCode.INTERNAL.code()
        + " A defect of Bosco's own, please report it with the lines below.");
    error.printStackTrace(err);
    return ErrorCode.INTERNAL.exitStatus();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
