package com.askbosco.data.launch;

import com.askbosco.data.pipeline.gold.BuildMarts;
import org.apache.beam.sdk.Pipeline;

/** The main class of the marts template. */
public final class MartsMain {

  private MartsMain() {}

  /** Launches the job. */
  public static void main(String[] args) {
    Launch.run(() -> pipeline(args));
  }

  static Pipeline pipeline(String[] args) {
    return Launch.pipeline(
        Template.MARTS,
        args,
        MartsOptions.class,
        (options, parameters) -> options.getEverything(),
        MartsMain::add);
  }

  static void add(Pipeline pipeline, MartsOptions options, Boolean everything, Cloud cloud) {
    pipeline.apply("Marts", BuildMarts.of(everything, cloud.warehouse(), cloud.outcomes()));
  }
}
