package com.askbosco.data.pipeline.ingest;

import com.askbosco.data.model.Slice;
import com.askbosco.data.pipeline.stage.Connection;
import java.io.Serializable;
import java.util.List;

/**
 * The slices to read with one credential, one after another.
 *
 * @param run the run, without its plan's inputs
 * @param credentialKey names the credential
 * @param slices what to read, in this order
 */
public record SliceQueue(RunRequest run, String credentialKey, List<Planned> slices)
    implements Serializable {

  /** Copies the list. */
  public SliceQueue {
    slices = List.copyOf(slices);
  }

  /** A slice and the connection it belongs to; slices of one connection share one object. */
  public record Planned(Slice slice, Connection connection) implements Serializable {}
}
