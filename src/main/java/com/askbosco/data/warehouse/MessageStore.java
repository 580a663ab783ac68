package com.askbosco.data.warehouse;

import java.util.Map;

/** A warehouse that keeps where reading messages goes on beside their rows. Not thread-safe. */
public interface MessageStore {

  /** Where each partition goes on, by {@link StagedMessages.StagedPage#key}; none of one that was never read or has no positions. */
  Map<String, String> positions();

  /**
   * Applies rows and positions in one transaction. Events whose key is known already are left out, rows of tables that change are
   * replaced by newer ones. When this returns, all of it is durable; when it throws, none of it is there.
   *
   * @throws com.askbosco.data.model.BoscoException with {@code WAREHOUSE_CONFLICT} when a page does not begin where its partition
   *     stands
   */
  void commit(StagedMessages messages);
}
