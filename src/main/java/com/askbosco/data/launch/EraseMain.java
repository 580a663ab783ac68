package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Locations;
import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.privacy.EraseRequests;
import java.time.Duration;
import org.apache.beam.sdk.Pipeline;

/** The main class of the erase template. */
public final class EraseMain {
  /** Longer than any run reads or stages. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private EraseMain() {}

  /** Launches the job. */
  public static void main(String[] args) {
    Launch.run(() -> pipeline(args));
  }

  static Pipeline pipeline(String[] args) {
    return Launch.pipeline(
        Template.ERASE, args, EraseOptions.class, EraseMain::read, EraseMain::add);
  }

  static EraseRequests.Asked read(EraseOptions options, Parameters parameters) {
    Locations files = IngestArgsReader.locations(options);
    return new EraseRequests.Asked(
        Parameters.folder(options.getRequestsLocation()),
        files.clients(),
        files.connectors().orElse(""),
        files.raw(),
        files.staging(),
        PATIENCE);
  }

  static void add(Pipeline pipeline, EraseOptions options, EraseRequests.Asked asked, Cloud cloud) {
    pipeline.apply("Erase", EraseRequests.of(asked, cloud.warehouse(), cloud.outcomes()));
  }
}
