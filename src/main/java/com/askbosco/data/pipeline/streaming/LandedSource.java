package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.warehouse.LandedStore;
import java.io.Serializable;

/** Opens a warehouse that messages are streamed into, on the worker that needs it. */
@FunctionalInterface
public interface LandedSource extends Serializable {

  /** The warehouse; whoever opens it closes it. */
  LandedStore open();
}
