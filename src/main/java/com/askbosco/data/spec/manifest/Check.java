package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/** How to find out whether a config works. */
public sealed interface Check {

  /** What the config holds instead, while checking. */
  Optional<Json> configOverrides();

  /**
   * Reads a record of each named stream.
   *
   * @param dynamicStreamsCheckConfigs of which dynamic streams further ones are read
   */
  record CheckStream(
      Optional<List<String>> streamNames,

      @Default(type = "DynamicStreamCheckConfig")
      List<DynamicStreamCheckConfig> dynamicStreamsCheckConfigs,

      Optional<Json> configOverrides)
      implements Check {}

  /**
   * Reads a record of each of the first streams.
   *
   * @param useCheckAvailability whether to read; else it is enough that there are streams
   */
  record CheckDynamicStream(
      int streamCount,
      @Default("true") boolean useCheckAvailability,
      Optional<Json> configOverrides)
      implements Check {}

  /**
   * Streams made of one template.
   *
   * @param streamCount how many of them are read; all by default
   */
  record DynamicStreamCheckConfig(String dynamicStreamName, Optional<Integer> streamCount) {}
}
