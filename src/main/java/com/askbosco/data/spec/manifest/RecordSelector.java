package com.askbosco.data.spec.manifest;

import java.util.Map;
import java.util.Optional;

/**
 * Which records a response holds.
 *
 * @param transformBeforeFiltering whether conditions see transformed records; true by default where the runtime drops old records
 *     itself
 */
public record RecordSelector(
    @Default(type = "DpathExtractor", custom = "CustomRecordExtractor")
    RecordExtractor extractor,

    @Default(type = "RecordFilter") Optional<Filter> recordFilter,
    Optional<Boolean> transformBeforeFiltering,
    @Default(type = "SchemaNormalization") Optional<Normalization> schemaNormalization) {

  /** Which records are kept. */
  public sealed interface Filter {}

  /** Keeps the records for which the condition is true; without one, none. */
  public record RecordFilter(Optional<Text> condition) implements Filter {}

  /** One of the registered filters. */
  @Component(open = true)
  public record CustomRecordFilter(String className, Map<String, Json> rest, Place place)
      implements Filter {}

  /** How values are made to fit the stream's schema. */
  public sealed interface Normalization {}

  /** One of the two built in ways: {@code Default} or {@code None}. */
  @Component(shorthand = "mode")
  public record SchemaNormalization(Mode mode) implements Normalization {}

  /** Whether values are converted. */
  public enum Mode {
    DEFAULT,
    NONE
  }

  /** One of the registered ways. */
  @Component(open = true)
  public record CustomSchemaNormalization(String className, Map<String, Json> rest, Place place)
      implements Normalization {}
}
