package com.askbosco.data.launch;

import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.rebuild.Again;
import org.apache.beam.sdk.Pipeline;

/** The main class of the refine template. */
public final class RefineMain {

  private RefineMain() {}

  /** Launches the job. */
  public static void main(String[] args) {
    Launch.run(() -> pipeline(args));
  }

  static Pipeline pipeline(String[] args) {
    return Launch.pipeline(
        Template.REFINE,
        args,
        RefineOptions.class,
        AgainArgs.reader(RefineMain::what),
        AgainArgs::add);
  }

  static Again what(RefineOptions options, Parameters parameters) {
    return new Again.Uncommitted(
        Parameters.list(options.getRunIds()), Parameters.list(options.getClientIds()));
  }
}
