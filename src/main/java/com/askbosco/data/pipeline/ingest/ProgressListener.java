package com.askbosco.data.pipeline.ingest;

import java.util.List;

/** Told about twice a second how far a run is, and once at its end. Called on a thread of its own, never twice at once. */
@FunctionalInterface
public interface ProgressListener {

  /** Listens to nothing. */
  ProgressListener NONE = lines -> {};

  /** One line per client and source, by client and source. */
  void progress(List<ProgressLine> lines);
}
