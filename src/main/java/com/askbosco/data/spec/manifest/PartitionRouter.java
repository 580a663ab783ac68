package com.askbosco.data.spec.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Over which parts a stream is read, one after another. */
public sealed interface PartitionRouter {

  /** Whether it stands for no router at all, as an empty list does. */
  default boolean isNone() {
    return false;
  }

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
      @Default(type = "ParentStreamConfig") List<ParentStreamConfig> parentStreamConfigs,
      Place place)
      implements PartitionRouter {}

  /**
   * A parent stream.
   *
   * @param parentKey the field of its records, nested ones with slashes, that names a part
   * @param partitionField the name of that value in {@code stream_partition}
   * @param extraFields paths of further fields to hand on
   * @param incrementalDependency the parent is read from where the child's state says
   * @param lazyReadPointer where in the parent's record the first page of the child's records is
   */
  record ParentStreamConfig(
      @Default(type = "DeclarativeStream") StreamEntry.Stream stream,
      Text parentKey,
      Text partitionField,
      @Default(type = "RequestOption") Optional<RequestOption> requestOption,
      List<List<Text>> extraFields,
      @Default("false") boolean incrementalDependency,
      List<Text> lazyReadPointer,
      Place place) {

    /** Refuses pointers to several places. */
    public ParentStreamConfig {
      if (lazyReadPointer.stream().anyMatch(key -> key.value().contains("*"))) {
        throw new IllegalArgumentException(
            "`lazy_read_pointer` has to name one place, without `*`");
      }
    }
  }

  /**
   * Several parts of another router at once.
   *
   * @param deduplicate whether a value that was there before is left out
   */
  record GroupingPartitionRouter(
      int groupSize,
      PartitionRouter underlyingPartitionRouter,
      @Default("true") boolean deduplicate,
      Place place)
      implements PartitionRouter {

    /** Refuses empty groups. */
    public GroupingPartitionRouter {
      if (groupSize < 1) {
        throw new IllegalArgumentException("`group_size` has to be 1 or more");
      }
    }
  }

  /** The parts of several routers, each value once. */
  record UnionPartitionRouter(
      Text partitionField, List<PartitionRouter> partitionRouters, Place place)
      implements PartitionRouter {

    /** Refuses fewer than two routers. */
    public UnionPartitionRouter {
      if (partitionRouters.size() < 2) {
        throw new IllegalArgumentException("a UnionPartitionRouter needs two routers or more");
      }
    }
  }

  /** Several routers, or one written in a list: their parts, each with each. */
  @Component(name = "[PartitionRouter]", shorthand = "routers", list = true)
  record SeveralPartitionRouters(List<PartitionRouter> routers) implements PartitionRouter {
    @Override
    public boolean isNone() {
      return routers.isEmpty();
    }
  }

  /** A router that is a Java class. */
  @Component(open = true)
  record CustomPartitionRouter(String className, Map<String, Json> rest, Place place)
      implements PartitionRouter {}
}
