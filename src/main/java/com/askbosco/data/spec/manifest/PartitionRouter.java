package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Optional;

/** Over which parts a stream is read, one after another. */
public sealed interface PartitionRouter {

  /**
   * The values of a list.
   *
   * @param values a list, or a text that becomes one
   */
  record ListPartitionRouter(
      Text cursorField,
      Json values,
      @Default(type = "RequestOption") Optional<RequestOption> requestOption)
      implements PartitionRouter {}

  /** The records of other streams. */
  record SubstreamPartitionRouter(
      @Default(type = "ParentStreamConfig") List<ParentStreamConfig> parentStreamConfigs)
      implements PartitionRouter {}

  /**
   * A parent stream.
   *
   * @param parentKey the field of its records, nested ones with dots, that names a part
   * @param partitionField the name of that value in {@code stream_partition}
   * @param extraFields paths of further fields to hand on
   */
  @Component(ignored = {"incremental_dependency"})
  record ParentStreamConfig(
      @Default(type = "DeclarativeStream") StreamEntry.Stream stream,
      Text parentKey,
      Text partitionField,
      @Default(type = "RequestOption") Optional<RequestOption> requestOption,
      List<List<String>> extraFields) {}
}
