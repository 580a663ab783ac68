package com.askbosco.data.launch;

import com.askbosco.data.gcp.logging.JsonLogFormatter;
import com.askbosco.data.launch.template.Parameters;
import com.askbosco.data.model.BoscoException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions.FlexResourceSchedulingGoal;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions.CheckEnabled;
import org.apache.beam.sdk.options.SdkHarnessOptions;
import org.apache.beam.sdk.options.StreamingOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the job of a template. What every job has, whatever its launch says, is set here: Runner v2, stable names of steps, the
 * label {@code template}, no public addresses, fields in the logs; what a launch may choose is left as it is.
 */
final class Launch {
  private static final Logger LOG = LoggerFactory.getLogger(Launch.class);
  private static final String RUNNER_V2 = "use_runner_v2";

  private Launch() {}

  /** Adds the steps of a job. */
  @FunctionalInterface
  interface Steps<T extends RunOptions, A> {
    void add(Pipeline pipeline, T options, A args, Cloud cloud);
  }

  /**
   * Hands the job to the runner. It asks nothing about the job afterwards, because a template's launcher runs a main class only for
   * the graph. Ends the process with status 2 when the parameters are wrong.
   */
  static void run(Supplier<Pipeline> job) {
    JsonLogFormatter.install();
    try {
      job.get().run();
    } catch (BoscoException e) {
      LOG.error("{}", e.getMessage());
      System.exit(e.code().exitStatus());
    }
  }

  /** The job, with the options it will run with. */
  static <T extends RunOptions, A> Pipeline pipeline(
      Template template,
      String[] args,
      Class<T> type,
      BiFunction<T, Parameters, A> reader,
      Steps<T, A> steps) {
    Parameters.Launch<T, A> launch = Parameters.read(args, type, (options, parameters) -> {
      nearTheWarehouse(options, parameters);
      return reader.apply(options, parameters);
    });
    T options = launch.options();
    settle(template, options);
    Pipeline pipeline = Pipeline.create(options);
    steps.add(pipeline, options, launch.args(), Cloud.of(options));
    return pipeline;
  }

  /** Data of Europe stays there: workers of a warehouse in the EU are in a region of Europe. */
  private static void nearTheWarehouse(RunOptions options, Parameters parameters) {
    if (!isDataflow(options)) {
      return;
    }
    String region = options.as(DataflowPipelineOptions.class).getRegion();
    String location = options.getWarehouseLocation();
    if (location.equals("EU") && region != null && !region.startsWith("europe-")) {
      parameters.problem(
          "region",
          "`" + region + "` is outside of Europe, and the warehouse is in the EU",
          "Launch in a region such as europe-west1.");
    }
  }

  static void settle(Template template, PipelineOptions options) {
    options.setStableUniqueNames(CheckEnabled.ERROR);
    options.as(SdkHarnessOptions.class).setLogMdc(true);
    if (!isDataflow(options)) {
      return;
    }
    DataflowPipelineOptions dataflow = options.as(DataflowPipelineOptions.class);
    List<String> experiments =
        new ArrayList<>(dataflow.getExperiments() == null ? List.of() : dataflow.getExperiments());
    if (!experiments.contains(RUNNER_V2)) {
      experiments.add(RUNNER_V2);
    }
    dataflow.setExperiments(experiments);
    Map<String, String> labels =
        new TreeMap<>(dataflow.getLabels() == null ? Map.of() : dataflow.getLabels());
    labels.put("template", template.spec().name());
    dataflow.setLabels(labels);
    dataflow.setUsePublicIps(false);
    if (options.as(StreamingOptions.class).isStreaming()) {
      dataflow.setEnableStreamingEngine(true);
    } else if (template.isBackfill()
        && dataflow.getFlexRSGoal() == FlexResourceSchedulingGoal.UNSPECIFIED) {
      dataflow.setFlexRSGoal(FlexResourceSchedulingGoal.COST_OPTIMIZED);
    }
  }

  private static boolean isDataflow(PipelineOptions options) {
    return options.getRunner().getSimpleName().equals("DataflowRunner");
  }
}
