package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The partitions of several routers one after another, each value once, the first one kept. Other keys become extra fields. */
public final class UnionPartitioner implements Partitioner {
  private final List<Partitioner> routers;
  private final Expr field;

  public UnionPartitioner(List<Partitioner> routers, Expr field) {
    this.routers = routers;
    this.field = field;
  }

  @Override
  public Partitions open(Vars vars, Session session, ObjectNode state) {
    return new Walk(
        routers.stream().map(router -> router.open(vars, session, state)).toList(),
        field.text(vars));
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {}

  private static final class Walk implements Partitions {
    private final List<Partitions> all;
    private final Iterator<Partitions> rest;
    private final String field;
    private final Set<JsonNode> seen = new HashSet<>();
    private @Nullable Partitions at;
    private @Nullable ObjectNode known;
    private List<@Nullable JsonNode> knownParts = List.of();

    Walk(List<Partitions> all, String field) {
      this.all = all;
      this.rest = all.iterator();
      this.field = field;
    }

    @Override
    public @Nullable Partition next() throws InterruptedException {
      while (true) {
        if (at == null) {
          if (!rest.hasNext()) {
            return null;
          }
          at = rest.next();
        }
        Partition each = at.next();
        if (each == null) {
          at = null;
        } else if (seen.add(value(each))) {
          return alone(each);
        }
      }
    }

    private JsonNode value(Partition partition) {
      JsonNode value = partition.value().get(field);
      if (value == null || value.isContainerNode()) {
        throw SourceException.defect(
            "every router of a union has to give a single value named `" + field + "`");
      }
      return value;
    }

    private Partition alone(Partition partition) {
      ObjectNode value = JsonNodeFactory.instance.objectNode();
      Map<String, JsonNode> extra = new LinkedHashMap<>(partition.extra());
      partition.value().properties().forEach(entry -> {
        if (entry.getKey().equals(field)) {
          value.set(field, entry.getValue());
        } else {
          extra.put(entry.getKey(), entry.getValue());
        }
      });
      return new Partition(value, extra);
    }

    @Override
    public JsonNode parentState() {
      List<@Nullable JsonNode> parts =
          all.stream().<@Nullable JsonNode>map(Partitions::parentState).toList();
      ObjectNode last = known;
      if (last != null && sameObjects(parts, knownParts)) {
        return last;
      }
      ObjectNode merged = JsonNodeFactory.instance.objectNode();
      for (JsonNode part : parts) {
        if (part instanceof ObjectNode object) {
          merged.setAll(object);
        }
      }
      known = merged;
      knownParts = parts;
      return merged;
    }

    private static boolean sameObjects(List<@Nullable JsonNode> a, List<@Nullable JsonNode> b) {
      for (int i = 0; i < a.size(); i++) {
        if (a.get(i) != b.get(i)) {
          return false;
        }
      }
      return true;
    }
  }
}
