package com.askbosco.data.pipeline.rebuild;

import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.ingest.RunRequest;
import com.askbosco.data.warehouse.SliceResult;
import com.google.common.collect.Lists;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A run whose slices are staged again.
 *
 * @param request the run that stages them
 * @param readBy id of the run that read them
 * @param tenantId the agency
 * @param slices the slices to stage
 * @param asTheyEnded slices that are not staged and belong to the run, as their reading ended
 * @param forLetters whether dead letters are put through: rows that come out the same stay untouched then
 * @param superseded slices whose dead letters are dropped, because newer ones hold all their days
 */
public record RunAgain(
    RunRequest request,
    String readBy,
    String tenantId,
    List<Slice> slices,
    List<SliceResult> asTheyEnded,
    boolean forLetters,
    Set<String> superseded)
    implements Serializable {
  private static final int SLICES_OF_A_BATCH = 200;

  /** Copies the collections. */
  public RunAgain {
    slices = List.copyOf(slices);
    asTheyEnded = List.copyOf(asTheyEnded);
    superseded = new TreeSet<>(superseded);
  }

  /** The slices in batches, each for one worker. */
  public List<Rebuild.Batch> batches() {
    return Lists.partition(slices, SLICES_OF_A_BATCH).stream()
        .map(some -> new Rebuild.Batch(request, readBy, some))
        .toList();
  }
}
