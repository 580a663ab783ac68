package com.askbosco.data.cli;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.warehouse.Quality;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a verb that runs something tells an orchestrator how it ended; shared by all of them. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunOutput {
  /** Everything asked for is complete and published. */
  static final int GREEN = 0;

  /** Some slices failed or wait for quota, or a client was left out; the others are committed and published. */
  static final int PARTIAL = 3;

  /** Committed, and not published: a check of severity {@code fail} is broken. Readers keep what they had. */
  static final int NOT_PUBLISHED = 4;

  /** Published; checks warned or rows were set aside. Only with {@code --strict}. */
  static final int WARNED = 5;

  @Option(
      names = "--json",
      description = "One JSON object about the run on standard output; what people read goes to"
          + " standard error.")
  private boolean json;

  @Option(
      names = "--strict",
      description = "End with status 5 instead of 0 when checks warned or rows were set aside.")
  private boolean strict;

  /** Where people are told what happens. */
  PrintWriter people(CommandSpec spec) {
    return json ? spec.commandLine().getErr() : spec.commandLine().getOut();
  }

  /** The status of a run whose slices ended with the given one, 0 or 3. */
  int status(int slices, Quality quality) {
    if (!quality.published()) {
      return NOT_PUBLISHED;
    }
    return slices == GREEN && strict && !quality.warnings().isEmpty() ? WARNED : slices;
  }

  /** Says it to programs, if any listen. */
  void tell(CommandSpec spec, RunOutcome summary) {
    if (json) {
      spec.commandLine().getOut().println(summary.toJson());
      spec.commandLine().getOut().flush();
    }
  }

  /** Says to programs that the run broke off; people read the error itself. */
  void broke(CommandSpec spec, ErrorCode code, int status) {
    tell(
        spec,
        new RunOutcome(status, code.code(), List.of(), Optional.empty(), RunOutcome.Letters.NONE));
  }
}
