package com.askbosco.data.connector.sync;

import com.askbosco.data.connector.partition.Partition;
import com.askbosco.data.connector.partition.Partitions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Partitions that are numbered. */
final class FakePartitions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FakePartitions() {}

  static Partitions numbers(int count) {
    return numbers(count, false);
  }

  static Partitions numbers(int count, boolean parents) {
    Partitions plain = list(i -> Map.of("n", i), count);
    if (!parents) {
      return plain;
    }
    return new Partitions() {
      private int at = -1;
      private ObjectNode state = JsonNodeFactory.instance.objectNode();

      @Override
      public @Nullable Partition next() throws InterruptedException {
        at++;
        state = JsonNodeFactory.instance.objectNode();
        state.putObject("p").put("at", at);
        return plain.next();
      }

      @Override
      public JsonNode parentState() {
        return state;
      }
    };
  }

  static Partitions list(IntFunction<Map<String, Integer>> values, int count) {
    return new Partitions() {
      private int at;

      @Override
      public @Nullable Partition next() {
        return at == count ? null : new Partition(JSON.valueToTree(values.apply(at++)), Map.of());
      }

      @Override
      public @Nullable JsonNode parentState() {
        return null;
      }
    };
  }
}
