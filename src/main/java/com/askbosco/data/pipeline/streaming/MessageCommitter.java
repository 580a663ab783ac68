package com.askbosco.data.pipeline.streaming;

import com.askbosco.data.warehouse.StagedMessages;
import java.io.Serializable;
import java.util.Map;

/** Brings staged messages into a warehouse, on the worker that staged them. */
public interface MessageCommitter extends Serializable {

  /** Where each partition goes on, by {@link MessageSource#partition}. */
  Map<String, String> positions();

  /**
   * Applies rows and positions together. When this returns they are durable; when it throws, none of them is there.
   *
   * @throws com.askbosco.data.model.BoscoException with {@code WAREHOUSE_CONFLICT} when a page does not begin where its partition stands
   */
  void commit(StagedMessages messages);
}
