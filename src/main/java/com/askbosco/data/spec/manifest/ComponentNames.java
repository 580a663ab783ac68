package com.askbosco.data.spec.manifest;

import java.util.Set;

/** Component types of the public format that the runtime does not carry out yet. */
final class ComponentNames {
  static final Set<String> LATER = Set.of(
      "CustomRetriever",
      "FileUploader",
      "CustomAuthenticator",
      "LegacySessionTokenAuthenticator",
      "CustomPaginationStrategy",
      "PaginationReset",
      "CustomPartitionRouter",
      "GroupingPartitionRouter",
      "UnionPartitionRouter",
      "IncrementingCountCursor",
      "CustomIncrementalSync",
      "DpathFlattenFields",
      "KeysToLower",
      "KeysReplace",
      "FlattenFields",
      "CustomTransformation",
      "CustomRecordFilter",
      "CustomDecoder",
      "CsvDecoder",
      "GzipDecoder",
      "ZipfileDecoder",
      "XmlDecoder",
      "IterableDecoder",
      "JsonItemsDecoder",
      "CombinedExtractor",
      "ResponseToFileExtractor",
      "RecordExpander",
      "CustomRequester",
      "CustomStateMigration",
      "LegacyToPerPartitionStateMigration",
      "RateLimitedMultipleTokenAuthenticator",
      "CustomSchemaNormalization");

  private ComponentNames() {}
}
