package com.askbosco.data.pipeline.commit;

import com.askbosco.data.warehouse.Warehouse;
import java.io.Serializable;

/** Opens the warehouse on the worker that needs it. What is serialised is where it is, never a connection or a credential. */
@FunctionalInterface
public interface WarehouseSource extends Serializable {

  /** The warehouse; whoever opens it closes it. */
  Warehouse open();
}
