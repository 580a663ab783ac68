package com.askbosco.data.pipeline.commit;

import com.askbosco.data.pipeline.raw.RawJson;
import com.askbosco.data.pipeline.raw.RawLayout;
import com.askbosco.data.pipeline.stage.Storage;
import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The two files that say what a run did: its manifest in raw, kept, and the staged run, deleted after the commit. */
public final class RunFiles {

  private RunFiles() {}

  /**
   * The manifest of a run: every planned slice and how it ended. Pages of complete slices are named by their {@code slice.json}.
   */
  public record RunManifest(
      String runId,
      String tenantId,
      Instant extractedAt,
      LocalDate from,
      LocalDate to,
      List<SliceResult> slices) {}

  /** Writes both files, the manifest first. */
  public static void write(RawLayout raw, String stagingOfRun, StagedRun run) {
    Storage.write(
        raw.runFile(run.runId()),
        RawJson.write(new RunManifest(
            run.runId(), run.tenantId(), run.extractedAt(), run.from(), run.to(), run.slices())));
    Storage.write(staged(stagingOfRun), RawJson.write(run));
  }

  /** The staged run, or empty when the pipeline has not come to its end. */
  public static Optional<StagedRun> read(String stagingOfRun) {
    return Storage.read(staged(stagingOfRun)).map(json -> RawJson.read(json, StagedRun.class));
  }

  /** The manifests of all runs in raw, by run id. */
  public static List<RunManifest> manifests(RawLayout raw) {
    return Storage.list(raw.uri("_runs/*.json")).stream()
        .map(uri -> Storage.read(uri).orElseThrow())
        .map(json -> RawJson.read(json, RunManifest.class))
        .toList();
  }

  private static String staged(String stagingOfRun) {
    return stagingOfRun + "/run.json";
  }
}
