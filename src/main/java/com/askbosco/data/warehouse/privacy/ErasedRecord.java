package com.askbosco.data.warehouse.privacy;

import org.jspecify.annotations.Nullable;

/**
 * A record about the subject, by its place in raw, which bronze rows and dead letters name.
 *
 * @param source the connector
 * @param rawFile the page, relative to the raw root
 * @param rawOffset its place among the page's records
 * @param payload the record's text without the person; null when nothing of it stays
 * @param tree the same as a mapping sees it, which is what its dead letters hold; null when nothing of it stays
 * @param runId the run that read it, where the place alone does not tell: a file of the same name may come again; empty for any
 */
public record ErasedRecord(
    String source,
    String rawFile,
    long rawOffset,
    @Nullable String payload,
    @Nullable String tree,
    String runId) {

  /** A record whose place says which run read it. */
  public ErasedRecord(
      String source,
      String rawFile,
      long rawOffset,
      @Nullable String payload,
      @Nullable String tree) {
    this(source, rawFile, rawOffset, payload, tree, "");
  }
}
