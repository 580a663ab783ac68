package com.askbosco.data.pipeline.privacy;

import com.askbosco.data.warehouse.privacy.ErasureEntry;

/**
 * What became of one request.
 *
 * @param entry its row in the ledger
 * @param proof where its report lies; empty while it waits
 * @param waitsFor why it waits; empty when it is complete
 * @param isOld whether it was complete before, and nothing was done
 */
public record ErasureResult(ErasureEntry entry, String proof, String waitsFor, boolean isOld) {}
