package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several partitions of another router at once: every value becomes a list. What that router puts into requests is not sent. */
public final class GroupPartitioner implements Partitioner {
  private static final String PARENT_SLICE = "parent_slice";

  private final Partitioner inner;
  private final int size;
  private final boolean once;

  /**
   * @param size how many make a group
   * @param once whether a value that was there before is left out
   */
  public GroupPartitioner(Partitioner inner, int size, boolean once) {
    this.inner = inner;
    this.size = size;
    this.once = once;
  }

  @Override
  public Partitions open(Vars vars, Session session, ObjectNode state) {
    return new Walk(inner.open(vars, session, state));
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {}

  @Override
  public boolean isGrouped() {
    return true;
  }

  private final class Walk implements Partitions {
    private final Partitions source;
    private final Set<JsonNode> seen = new HashSet<>();
    private @Nullable JsonNode state = JsonNodeFactory.instance.objectNode();
    private boolean ended;

    Walk(Partitions source) {
      this.source = source;
    }

    @Override
    public @Nullable Partition next() throws InterruptedException {
      List<Partition> group = new ArrayList<>();
      while (!ended && group.size() < size) {
        Partition each = source.next();
        if (each == null) {
          ended = true;
        } else if (!once || seen.add(value(each))) {
          group.add(each);
        }
      }
      if (ended || !group.isEmpty()) {
        state = source.parentState();
      }
      return group.isEmpty() ? null : grouped(group);
    }

    private static JsonNode value(Partition partition) {
      List<String> names = new ArrayList<>();
      partition.value().fieldNames().forEachRemaining(names::add);
      names.remove(PARENT_SLICE);
      if (names.size() != 1) {
        throw SourceException.defect(
            "groups need partitions of one value, found " + String.join(", ", names));
      }
      return partition.value().path(names.get(0));
    }

    private static Partition grouped(List<Partition> group) {
      ObjectNode value = JsonNodeFactory.instance.objectNode();
      group.get(0).value().fieldNames().forEachRemaining(name -> {
        ArrayNode list = value.putArray(name);
        group.forEach(each -> list.add(orNull(each.value().get(name))));
      });
      Set<String> names = new LinkedHashSet<>();
      group.forEach(each -> names.addAll(each.extra().keySet()));
      Map<String, JsonNode> extra = new LinkedHashMap<>();
      for (String name : names) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        group.forEach(each -> list.add(orNull(each.extra().get(name))));
        extra.put(name, list);
      }
      return new Partition(value, extra);
    }

    private static JsonNode orNull(@Nullable JsonNode value) {
      return value == null ? JsonNodeFactory.instance.nullNode() : value;
    }

    @Override
    public @Nullable JsonNode parentState() {
      return state;
    }
  }
}
