package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.PartitionRouter;
import com.askbosco.data.spec.manifest.PartitionRouter.CustomPartitionRouter;
import com.askbosco.data.spec.manifest.PartitionRouter.GroupingPartitionRouter;
import com.askbosco.data.spec.manifest.PartitionRouter.ListPartitionRouter;
import com.askbosco.data.spec.manifest.PartitionRouter.SeveralPartitionRouters;
import com.askbosco.data.spec.manifest.PartitionRouter.SubstreamPartitionRouter;
import com.askbosco.data.spec.manifest.PartitionRouter.UnionPartitionRouter;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.StreamEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Compiles the partition routers of a stream. */
public final class RouterCompiler {
  private final Expressions expressions;
  private final Function<StreamEntry.Stream, Parent> parents;

  /**
   * @param parents compiles a parent stream
   */
  public RouterCompiler(Expressions expressions, Function<StreamEntry.Stream, Parent> parents) {
    this.expressions = expressions;
    this.parents = parents;
  }

  /** Compiles a router. */
  public Partitioner compile(PartitionRouter spec) {
    return switch (spec) {
      case ListPartitionRouter list -> new ListPartitioner(list, expressions);
      case SubstreamPartitionRouter substream ->
        new SubstreamPartitioner(substream, parents, expressions);
      case GroupingPartitionRouter grouping -> {
        Partitioner inner = compile(grouping.underlyingPartitionRouter());
        refuseOptions(inner, grouping.place());
        yield new GroupPartitioner(inner, grouping.groupSize(), grouping.deduplicate());
      }
      case UnionPartitionRouter union -> union(union);
      case SeveralPartitionRouters several ->
        new ProductPartitioner(several.routers().stream().map(this::compile).toList());
      case CustomPartitionRouter custom ->
        new CustomRouter(Registry.find(
                CustomPartitioner.class,
                "partition router",
                custom.className(),
                custom.rest(),
                custom.place(),
                expressions,
                CustomPartitioner::configure)
            .orElse(config ->
                List.<com.fasterxml.jackson.databind.node.ObjectNode>of().iterator()));
    };
  }

  private Partitioner union(UnionPartitionRouter spec) {
    List<Partitioner> inner = new ArrayList<>();
    for (PartitionRouter each : spec.partitionRouters()) {
      Partitioner router = compile(each);
      refuseOptions(router, spec.place());
      refuseOtherNames(router, spec);
      inner.add(router);
    }
    return new UnionPartitioner(inner, expressions.text(spec.partitionField(), Roots.CONFIG));
  }

  /** A request of several partitions, or of one of several routers, has no place for the options of each. */
  private void refuseOptions(Partitioner router, Place place) {
    boolean has = switch (router) {
      case ListPartitioner list -> list.hasOption();
      case SubstreamPartitioner substream ->
        substream.links().stream().anyMatch(ParentLink::hasOption);
      default -> false;
    };
    if (has) {
      expressions.problem(
          place,
          ErrorCode.CONFIG_BAD_VALUE,
          "routers inside of another may have no `request_option`",
          "Write {{ stream_partition['...'] }} in the request.");
    }
  }

  private void refuseOtherNames(Partitioner router, UnionPartitionRouter union) {
    List<String> names = switch (router) {
      case ListPartitioner list -> list.name().stream().toList();
      case SubstreamPartitioner substream ->
        substream.links().stream().flatMap(link -> link.name().stream()).toList();
      default -> List.of();
    };
    String field = union.partitionField().value();
    Iterator<String> others = names.stream()
        .filter(name -> !name.equals(field) && !field.contains("{{"))
        .iterator();
    if (others.hasNext()) {
      expressions.problem(
          union.place(),
          ErrorCode.CONFIG_BAD_VALUE,
          "a router of the union names its values `" + others.next() + "`",
          "Name them `" + field + "` as the union does.");
    }
  }
}
