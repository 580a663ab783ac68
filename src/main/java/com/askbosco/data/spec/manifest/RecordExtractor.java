package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the records are in a response. */
public sealed interface RecordExtractor {

  /** At a path; {@code *} stands for every key or index. */
  record DpathExtractor(
      List<Text> fieldPath,
      @Default(type = "RecordExpander") Optional<RecordExpander> recordExpander)
      implements RecordExtractor {}

  /**
   * Several extractors on the same response.
   *
   * @param mode {@code union}: all of their records; {@code first_match}: those of the first that finds any
   * @param skipEmptyRecords whether null and what is empty is left out
   */
  record CombinedExtractor(
      List<RecordExtractor> extractors,
      Optional<CombineMode> mode,
      @Default("false") boolean skipEmptyRecords,
      Place place)
      implements RecordExtractor {}

  /** How the records of several extractors are put together. */
  enum CombineMode {
    UNION,
    FIRST_MATCH
  }

  /**
   * A table of any size, whatever the decoder: as gzip or plain, headers first, empty cells become null.
   *
   * @param preserveNaValues whether texts such as {@code NA} or {@code null} stay texts
   */
  record ResponseToFileExtractor(@Default("false") boolean preserveNaValues, Place place)
      implements RecordExtractor {}

  /**
   * One of the registered extractors.
   *
   * @param className its name; what stands before the last dot is ignored
   * @param rest its settings
   */
  @Component(open = true)
  record CustomRecordExtractor(String className, Map<String, Json> rest, Place place)
      implements RecordExtractor {}

  /**
   * Makes a record of each item of a list inside a record.
   *
   * @param expandRecordsFromField where the list is; {@code *} for several
   * @param remainOriginalRecord whether each item gets the whole record as {@code original_record}
   * @param parentFields what each item gets from the record
   * @param mergeParent whether each item gets all fields of the record that it does not have itself
   * @param onNoRecords what becomes of a record without items
   * @param truncationIndicatorPath where a record says that its list is not complete
   * @param truncatedListRetriever how the complete list is fetched; sees the record as {@code stream_slice.parent_record}
   */
  record RecordExpander(
      List<Text> expandRecordsFromField,
      @Default("false") boolean remainOriginalRecord,
      @Default(type = "ParentFieldPath") List<ParentFieldPath> parentFields,
      @Default("false") boolean mergeParent,
      Optional<OnNoRecords> onNoRecords,
      List<Text> truncationIndicatorPath,
      Optional<Retriever> truncatedListRetriever,
      Place place) {}

  /** A field of the record that its items get. */
  record ParentFieldPath(List<Text> parentPath, List<Text> recordPath, Place place) {}

  /** What becomes of a record without items. */
  enum OnNoRecords {
    SKIP,
    EMIT_PARENT
  }
}
