package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.spec.manifest.PartitionRouter.SubstreamPartitionRouter;
import com.askbosco.data.spec.manifest.StreamEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One part for every record of the parent streams, in their order. Records that name the same part are not put together. */
public final class SubstreamPartitioner implements Partitioner {
  private final List<ParentLink> links;

  public SubstreamPartitioner(
      SubstreamPartitionRouter spec,
      Function<StreamEntry.Stream, Parent> parents,
      Expressions expressions) {
    this.links = spec.parentStreamConfigs().stream()
        .map(each -> new ParentLink(each, parents.apply(each.stream()), expressions))
        .toList();
  }

  /** Whether parents' records hold the first pages of the children. */
  public boolean isLazy() {
    return links.stream().anyMatch(ParentLink::isLazy);
  }

  /** The parents and how they are linked. */
  public List<ParentLink> links() {
    return links;
  }

  @Override
  public Partitions open(Vars vars, Session session, ObjectNode state) {
    return new Walk(links.stream().map(link -> link.open(vars, session, state)).toList());
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    links.forEach(link -> link.inject(draft, vars, slice));
  }

  /** Through the parents one after another. */
  private static final class Walk implements Partitions {
    private final List<ParentLink.Walk> all;
    private final Iterator<ParentLink.Walk> rest;
    private ParentLink.@Nullable Walk at;
    private @Nullable ObjectNode known;

    Walk(List<ParentLink.Walk> all) {
      this.all = all;
      this.rest = all.iterator();
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
        Partition found = at.next();
        if (found != null) {
          return found;
        }
        at = null;
      }
    }

    @Override
    public JsonNode parentState() {
      ObjectNode last = known;
      boolean same = last != null;
      ObjectNode state = JsonNodeFactory.instance.objectNode();
      for (ParentLink.Walk each : all) {
        if (each.keepsState()) {
          JsonNode own = each.state();
          state.set(each.parent(), own);
          same = same && last != null && last.get(each.parent()) == own;
        }
      }
      if (last != null && same) {
        return last;
      }
      known = state;
      return state;
    }
  }
}
