package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.raw.RawSlice;
import com.askbosco.data.pipeline.raw.ReadRaw;
import com.askbosco.data.pipeline.stage.Connection;
import com.askbosco.data.pipeline.stage.SliceContext;
import com.askbosco.data.pipeline.stage.StagedTables;
import com.askbosco.data.warehouse.SliceResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Stages complete slices of an earlier run again. The client's file as it is now decides currency, time zone and the like; a
 * connection that is gone keeps what it had. A slice whose pages are damaged fails, and what the warehouse has of it stays.
 */
public final class RestageSlices {
  private final ReadSettings settings;
  private final StagePages stager;
  private final Restage restage;

  /** Prepares for slices of any run. */
  public RestageSlices(ReadSettings settings) {
    this.settings = settings;
    this.stager = new StagePages(settings.catalogue());
    this.restage = new Restage(settings.catalogue(), settings.raw(), stager);
  }

  /**
   * Stages slices.
   *
   * @param run the run to stage for
   * @param readBy id of the run that read them; their rows keep it
   */
  public StagedPart restage(RunRequest run, String readBy, List<Slice> slices) throws IOException {
    Map<String, Connection> now = new Planner(settings.catalogue(), Optional.empty()).settings(run);
    List<SliceResult> results = new ArrayList<>();
    try (StagedTables staged =
        new StagedTables(settings.staging(run.runId()), UUID.randomUUID().toString())) {
      for (Slice slice : slices) {
        results.add(restage(run, readBy, slice, now, staged));
      }
      return new StagedPart(run.header(), results, staged.publish());
    }
  }

  private SliceResult restage(
      RunRequest run, String readBy, Slice slice, Map<String, Connection> now, StagedTables staged)
      throws IOException {
    SliceWatch watch = new SliceWatch(slice, RunProgress.of(run.runId()));
    try {
      RawSlice raw = ReadRaw.slice(settings.raw(), slice, readBy)
          .orElseThrow(() -> new BoscoException(
              ErrorCode.STORAGE_FAILED,
              "Run " + readBy + " says that " + slice.label()
                  + " is complete, but raw has it not"));
      Connection connection =
          now.getOrDefault(Planner.key(slice.clientId(), slice.connectionId()), raw.connection());
      SliceContext context =
          new SliceContext(readBy, raw.extractedAt(), slice, connection, raw.manifestHash());
      restage.restage(raw, context, staged, watch);
      stager.requireMost(slice, watch.counts());
      return watch.complete(raw.pages().size(), watch.counts());
    } catch (BoscoException e) {
      staged.cutRows();
      return watch.failed(e);
    }
  }
}
