package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;

/** A partition router that is a Java class. */
public final class CustomRouter implements Partitioner {
  private final CustomPartitioner.Routing routing;

  public CustomRouter(CustomPartitioner.Routing routing) {
    this.routing = routing;
  }

  @Override
  public Partitions open(Vars vars, Session session, ObjectNode state) {
    JsonNode config = vars.get("config") instanceof JsonNode known
        ? known
        : JsonNodeFactory.instance.objectNode();
    return new ListedPartitions(() -> {
      Iterator<ObjectNode> all = routing.partitions(config);
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public Partition next() {
          return new Partition(all.next(), Map.of());
        }
      };
    });
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {}
}
