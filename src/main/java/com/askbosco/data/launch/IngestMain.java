package com.askbosco.data.launch;

import com.askbosco.data.launch.IngestArgs.Days;
import com.askbosco.data.launch.IngestArgs.Every;
import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.pipeline.commit.Committer;
import com.askbosco.data.pipeline.ingest.RunRequest;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingest template's main class. Builds the job and hands it to the runner; it asks nothing about the job afterwards, because a
 * template launcher runs it only for the graph. What the run staged is committed by the warehouse's own step.
 */
public final class IngestMain {
  private static final Logger LOG = LoggerFactory.getLogger(IngestMain.class);

  private IngestMain() {}

  /** Runs with the given options; ends with status 2 when they are wrong. */
  public static void main(String[] args) {
    PipelineOptionsFactory.register(IngestOptions.class);
    try {
      build(PipelineOptionsFactory.fromArgs(args).withValidation().as(IngestOptions.class))
          .run();
    } catch (BoscoException e) {
      LOG.error("{}", e.getMessage());
      System.exit(e.code().exitStatus());
    }
  }

  /** The pipeline for the options. */
  static Pipeline build(IngestOptions options) {
    IngestArgs args = Parameters.read(options, IngestOptions.class, IngestArgsReader::read);
    IngestJob job = IngestJob.cloud(args, new ReferencedSecrets(), Committer.later());
    options.as(StreamingOptions.class).setStreaming(args.schedule() instanceof Every);
    Pipeline pipeline = Pipeline.create(options);
    switch (args.schedule()) {
      case Days days -> job.batch(pipeline, request(args, days));
      case Every every -> job.streaming(pipeline, every, args.clients());
    }
    return pipeline;
  }

  private static RunRequest request(IngestArgs args, Days days) {
    return new RunRequest(
        RunIds.unattended(days, args.clients(), args.sources()),
        days.extractedAt(),
        days.from(),
        days.to(),
        days.asOf(),
        args.clients(),
        args.sources(),
        Map.of());
  }
}
