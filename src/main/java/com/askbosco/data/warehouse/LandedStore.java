package com.askbosco.data.warehouse;

import java.util.Map;

/**
 * A warehouse into which rows of messages are streamed: they lie in tables of their own, beside what they belong to, until whole pages
 * of them are applied in one transaction with the positions at which the pages end.
 */
public interface LandedStore extends AutoCloseable {

  /**
   * Applies what has landed whole and follows on what is there. A page whose rows are not all there waits, and so do those behind it.
   *
   * @return how many messages were applied
   * @throws com.askbosco.data.model.BoscoException with {@code WAREHOUSE_CONFLICT} when pages have landed that begin elsewhere than
   *     their partition stands
   */
  long applyLanded();

  /** Where each partition goes on, by {@link StagedMessages.StagedPage#key}. */
  Map<String, String> positions();

  @Override
  void close();
}
