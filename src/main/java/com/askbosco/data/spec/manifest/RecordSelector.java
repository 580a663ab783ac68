package com.askbosco.data.spec.manifest;

import java.util.Optional;

/** Which records a response holds. */
public record RecordSelector(
    @Default(type = "DpathExtractor", custom = "CustomRecordExtractor")
    RecordExtractor extractor,

    @Default(type = "RecordFilter") Optional<RecordFilter> recordFilter,
    @Default("false") boolean transformBeforeFiltering) {

  /** Keeps the records for which the condition is true. */
  public record RecordFilter(Text condition) {}
}
