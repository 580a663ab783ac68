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
      List<SliceResult> slices) {

    /** The same run, as if it had been about these clients only. */
    public RunManifest ofClients(List<String> clients) {
      return new RunManifest(
          runId,
          tenantId,
          extractedAt,
          from,
          to,
          slices.stream()
              .filter(each -> clients.contains(each.slice().clientId()))
              .toList());
    }
  }

  /** Writes the manifest. */
  static void writeManifest(RawLayout raw, StagedRun run) {
    Storage.write(
        raw.runFile(run.runId()),
        RawJson.write(new RunManifest(
            run.runId(), run.tenantId(), run.extractedAt(), run.from(), run.to(), run.slices())));
  }

  /** Writes the staged run, the last file of a run before its commit. */
  static void writeStaged(String stagingOfRun, StagedRun run) {
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

  /** Deletes the staged rows of a run that is committed: nobody needs them, and they may hold persons. */
  public static void forget(String stagingOfRun) {
    Storage.delete(stagingOfRun + "/**");
  }

  private static String staged(String stagingOfRun) {
    return stagingOfRun + "/run.json";
  }
}
