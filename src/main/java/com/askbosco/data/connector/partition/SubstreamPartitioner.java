package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.spec.manifest.PartitionRouter.ParentStreamConfig;
import com.askbosco.data.spec.manifest.PartitionRouter.SubstreamPartitionRouter;
import com.askbosco.data.spec.manifest.StreamEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One part for every record of the parent streams; records that name the same part count once. */
public final class SubstreamPartitioner implements Partitioner {

  /** Reads a compiled parent stream. */
  @FunctionalInterface
  public interface Parent {
    /** Gives every record together with the slice it came from. */
    void read(Vars vars, Session session, Sink sink) throws InterruptedException;
  }

  /** Takes the parent's records. */
  @FunctionalInterface
  public interface Sink {
    void accept(JsonNode record, ObjectNode slice);
  }

  private record Source(
      Parent parent, Expr key, Expr field, Optional<Injector> option, List<List<String>> extra) {}

  private final List<Source> sources = new ArrayList<>();

  public SubstreamPartitioner(
      SubstreamPartitionRouter spec,
      Function<StreamEntry.Stream, Parent> parents,
      Expressions expressions) {
    for (ParentStreamConfig parent : spec.parentStreamConfigs()) {
      sources.add(new Source(
          parents.apply(parent.stream()),
          expressions.text(parent.parentKey(), Roots.CONFIG),
          expressions.text(parent.partitionField(), Roots.CONFIG),
          Injector.compile(parent.requestOption(), expressions),
          parent.extraFields()));
    }
  }

  @Override
  public List<Partition> partitions(Vars vars, Session session) throws InterruptedException {
    List<Partition> partitions = new ArrayList<>();
    Set<ObjectNode> seen = new LinkedHashSet<>();
    for (Source source : sources) {
      List<String> key = List.of(source.key().text(vars).split("\\."));
      String field = source.field().text(vars);
      source.parent().read(vars, session, (record, slice) -> {
        JsonNode value = at(record, key);
        if (value.isMissingNode() || value.isNull()) {
          return; // a parent without the key has no children to ask for
        }
        ObjectNode partition = JsonNodeFactory.instance.objectNode();
        partition.set(field, value);
        partition.set("parent_slice", slice);
        if (seen.add(partition)) {
          partitions.add(new Partition(partition, extra(source, record)));
        }
      });
    }
    return partitions;
  }

  private static Map<String, JsonNode> extra(Source source, JsonNode record) {
    Map<String, JsonNode> extra = new LinkedHashMap<>();
    for (List<String> path : source.extra()) {
      JsonNode value = at(record, path);
      extra.put(
          String.join(".", path),
          value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
    }
    return extra;
  }

  private static JsonNode at(JsonNode record, List<String> path) {
    JsonNode value = record;
    for (String key : path) {
      value = value.path(key);
    }
    return value.isMissingNode() ? record.path(String.join(".", path)) : value;
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    for (Source source : sources) {
      JsonNode value = slice.path(source.field().text(vars));
      if (source.option().isPresent() && !value.isMissingNode()) {
        source.option().get().put(draft, vars, value);
      }
    }
  }
}
