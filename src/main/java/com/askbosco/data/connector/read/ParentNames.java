package com.askbosco.data.connector.read;

import com.askbosco.data.spec.manifest.DeclarativeStream;
import com.askbosco.data.spec.manifest.PartitionRouter;
import com.askbosco.data.spec.manifest.StreamEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of streams that other streams of a manifest have as parents. */
final class ParentNames {
  private ParentNames() {}

  static Set<String> of(List<StreamEntry.Stream> streams) {
    Set<String> names = new HashSet<>();
    for (StreamEntry.Stream stream : streams) {
      switch (stream) {
        case DeclarativeStream one -> add(one, names);
        case StreamEntry.StateDelegatingStream two -> {
          add(two.fullRefreshStream(), names);
          add(two.incrementalStream(), names);
        }
      }
    }
    return names;
  }

  private static void add(DeclarativeStream stream, Set<String> names) {
    stream.retriever().partitionRouter().ifPresent(router -> add(router, names));
  }

  private static void add(PartitionRouter router, Set<String> names) {
    switch (router) {
      case PartitionRouter.SubstreamPartitionRouter parents ->
        parents
            .parentStreamConfigs()
            .forEach(parent -> names.add(parent.stream().name()));
      case PartitionRouter.GroupingPartitionRouter groups ->
        add(groups.underlyingPartitionRouter(), names);
      case PartitionRouter.UnionPartitionRouter union ->
        union.partitionRouters().forEach(each -> add(each, names));
      case PartitionRouter.SeveralPartitionRouters several ->
        several.routers().forEach(each -> add(each, names));
      case PartitionRouter.ListPartitionRouter list -> {}
      case PartitionRouter.CustomPartitionRouter custom -> {}
    }
  }
}
