package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.warehouse.SliceResult;
import com.askbosco.data.warehouse.StagedRun.StagedFile;
import java.io.Serializable;
import java.util.List;

/**
 * What one stretch of reading left behind: small, whatever was read.
 *
 * @param run the run
 * @param slices slices that ended in this stretch; one that goes on ends in a later stretch
 * @param files staged files; they may hold rows of slices that ended later, or failed
 */
public record StagedPart(RunRequest run, List<SliceResult> slices, List<StagedFile> files)
    implements Serializable {

  /** Copies the lists. */
  public StagedPart {
    slices = List.copyOf(slices);
    files = List.copyOf(files);
  }
}
