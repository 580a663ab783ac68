package com.askbosco.data.launch;

import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.rebuild.Again;
import java.time.LocalDate;
import org.apache.beam.sdk.Pipeline;

/** The main class of the rebuild template. */
public final class RebuildMain {

  private RebuildMain() {}

  /** Launches the job. */
  public static void main(String[] args) {
    Launch.run(() -> pipeline(args));
  }

  static Pipeline pipeline(String[] args) {
    return Launch.pipeline(
        Template.REBUILD,
        args,
        RebuildOptions.class,
        AgainArgs.reader(RebuildMain::what),
        AgainArgs::add);
  }

  static Again what(RebuildOptions options, Parameters parameters) {
    LocalDate from = parameters.day("from", options.getFrom());
    LocalDate to = parameters.day("to", options.getTo());
    parameters.ordered(from, to);
    return new Again.Days(from, to, Parameters.list(options.getClientIds()));
  }
}
