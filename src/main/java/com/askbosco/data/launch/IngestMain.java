package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Days;
import com.askbosco.data.launch.IngestArgs.Every;
import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.pipeline.ingest.RunRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.StreamingOptions;

/** The main class of the ingest template. */
public final class IngestMain {

  private IngestMain() {}

  /** Launches the job. */
  public static void main(String[] args) {
    Launch.run(() -> pipeline(args));
  }

  static Pipeline pipeline(String[] args) {
    return Launch.pipeline(
        Template.INGEST, args, IngestOptions.class, IngestMain::read, IngestMain::add);
  }

  static IngestArgs read(IngestOptions options, Parameters parameters) {
    IngestArgs args = IngestArgsReader.read(options, parameters);
    options.as(StreamingOptions.class).setStreaming(args.schedule() instanceof Every);
    return args;
  }

  static void add(Pipeline pipeline, IngestOptions options, IngestArgs args, Cloud cloud) {
    Optional<String> request = Parameters.given(options.getRequestId());
    switch (args.schedule()) {
      case Days days ->
        IngestJob.cloud(args, cloud, request.isPresent())
            .batch(pipeline, request(args, days, request));
      case Every every -> {
        IngestJob job = IngestJob.cloud(args, cloud, true);
        job.streaming(pipeline, every, args.clients());
        Duration commits = Duration.ofSeconds(options.getCommitSeconds());
        cloud
            .messages()
            .ifPresent(all -> all.add(pipeline, job.settings(), args.clients(), commits));
      }
    }
  }

  private static RunRequest request(IngestArgs args, Days days, Optional<String> request) {
    return new RunRequest(
        RunIds.unattended(days, args.clients(), args.sources(), request),
        days.extractedAt(),
        days.from(),
        days.to(),
        days.asOf(),
        args.clients(),
        args.sources(),
        Map.of());
  }
}
