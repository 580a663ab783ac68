package com.askbosco.data.gcp.logging;

import java.util.logging.Logger;
import org.apache.beam.sdk.harness.JvmInitializer;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Masks what workers log. Beam finds it in {@code META-INF/services} and calls it in every worker before the first element, after
 * its own handlers are there.
 */
public final class WorkerLogs implements JvmInitializer {

  @Override
  public void beforeProcessing(PipelineOptions options) {
    MaskingHandler.guard(Logger.getLogger(""));
  }
}
