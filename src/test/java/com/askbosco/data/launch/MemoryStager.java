package com.askbosco.data.launch;

import com.google.api.services.dataflow.model.DataflowPackage;
import java.util.List;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.options.PipelineOptions;

/** Keeps what a job would upload in memory. */
public final class MemoryStager implements Stager {
  /** The last thing staged: the pipeline's proto. */
  static byte[] staged = {};

  /** Made by the runner, by name. */
  public static MemoryStager fromOptions(PipelineOptions options) {
    return new MemoryStager();
  }

  @Override
  public List<DataflowPackage> stageFiles(List<StagedFile> files) {
    return List.of();
  }

  @Override
  public DataflowPackage stageToFile(byte[] bytes, String name) {
    staged = bytes;
    return new DataflowPackage().setName(name).setLocation("gs://test/staging/" + name);
  }
}
