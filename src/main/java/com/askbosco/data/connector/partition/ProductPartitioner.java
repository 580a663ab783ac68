package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The partitions of several routers, each with each; the last router's change fastest. Where two have a key in common, the first
 * one's value holds. Parents keep no state here.
 */
public final class ProductPartitioner implements Partitioner {
  private final List<Partitioner> routers;

  public ProductPartitioner(List<Partitioner> routers) {
    this.routers = routers;
  }

  @Override
  public Partitions open(Vars vars, Session session, ObjectNode state) {
    List<Partitions> all =
        routers.stream().map(router -> router.open(vars, session, state)).toList();
    return new Walk(all);
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    routers.forEach(router -> router.inject(draft, vars, slice));
  }

  /** All routers are gone through once, before the first combination is given. */
  private static final class Walk implements Partitions {
    private final List<Partitions> sources;
    private @Nullable List<List<Partition>> pools;
    private int[] at = {};
    private boolean ended;

    Walk(List<Partitions> sources) {
      this.sources = sources;
    }

    @Override
    public @Nullable Partition next() throws InterruptedException {
      if (ended) {
        return null;
      }
      List<List<Partition>> lists = pools == null ? begin() : pools;
      if (lists.stream().anyMatch(List::isEmpty)) {
        ended = true;
        return null;
      }
      Partition combined = combined(lists);
      int digit = at.length - 1;
      while (digit >= 0 && ++at[digit] == lists.get(digit).size()) {
        at[digit--] = 0;
      }
      ended = digit < 0;
      return combined;
    }

    private List<List<Partition>> begin() throws InterruptedException {
      List<List<Partition>> lists = new ArrayList<>();
      for (Partitions source : sources) {
        List<Partition> pool = new ArrayList<>();
        for (Partition each = source.next(); each != null; each = source.next()) {
          pool.add(each);
        }
        lists.add(pool);
      }
      pools = lists;
      at = new int[lists.size()];
      return lists;
    }

    private Partition combined(List<List<Partition>> lists) {
      ObjectNode value = JsonNodeFactory.instance.objectNode();
      Map<String, JsonNode> extra = new LinkedHashMap<>();
      for (int i = lists.size() - 1; i >= 0; i--) {
        Partition part = lists.get(i).get(at[i]);
        value.setAll(part.value());
        extra.putAll(part.extra());
      }
      return new Partition(value, extra);
    }

    @Override
    public @Nullable JsonNode parentState() {
      return null;
    }
  }
}
