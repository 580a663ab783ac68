package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;

/** Where the records are in a response. */
public sealed interface RecordExtractor {

  /** At a path; {@code *} stands for every key or index. */
  record DpathExtractor(List<Text> fieldPath) implements RecordExtractor {}

  /**
   * One of the registered extractors.
   *
   * @param className its name; what stands before the last dot is ignored
   * @param rest its settings
   */
  @Component(open = true)
  record CustomRecordExtractor(String className, Map<String, Json> rest, Place place)
      implements RecordExtractor {}
}
