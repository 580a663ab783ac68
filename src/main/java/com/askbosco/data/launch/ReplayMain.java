package com.askbosco.data.launch;

import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.rebuild.Again;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** The main class of the replay template. */
public final class ReplayMain {

  private ReplayMain() {}

  /** Launches the job. */
  public static void main(String[] args) {
    Launch.run(() -> pipeline(args));
  }

  static Pipeline pipeline(String[] args) {
    return Launch.pipeline(
        Template.REPLAY,
        args,
        ReplayOptions.class,
        AgainArgs.reader(ReplayMain::what),
        AgainArgs::add);
  }

  static Again what(ReplayOptions options, Parameters parameters) {
    Optional<LocalDate> from = parameters.dayIfGiven("from", options.getFrom());
    Optional<LocalDate> to = parameters.dayIfGiven("to", options.getTo());
    if (from.isPresent() && to.isPresent()) {
      parameters.ordered(from.get(), to.get());
    }
    return new Again.Letters(
        Parameters.list(options.getClientIds()),
        Parameters.given(options.getSource()).orElse(null),
        null,
        Parameters.given(options.getErrorCode()).orElse(null),
        from.orElse(null),
        to.orElse(null));
  }
}
