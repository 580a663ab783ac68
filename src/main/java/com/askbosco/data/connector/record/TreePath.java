package com.askbosco.data.connector.record;

import com.askbosco.data.connector.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets values deep in a tree. */
final class TreePath {
  /** A list is filled up to an index; one far away would take all memory. */
  private static final int LARGEST_INDEX = 100_000;

  private TreePath() {}

  /**
   * Sets the value at the path and makes what is missing above it: a list where the next segment is a number, else an object.
   *
   * @throws SourceException when the path leads through something that holds nothing
   */
  static void set(JsonNode root, List<String> path, JsonNode value) {
    JsonNode at = root;
    for (int i = 0; i < path.size() - 1; i++) {
      JsonNode next = child(at, path.get(i));
      if (next == null) {
        next = isNumber(path.get(i + 1)) ? array(root) : object(root);
        put(at, path, i, next);
      } else if (!next.isContainerNode()) {
        throw blocked(path);
      }
      at = next;
    }
    put(at, path, path.size() - 1, value);
  }

  private static JsonNode array(JsonNode like) {
    return like instanceof ObjectNode object ? object.arrayNode() : ((ArrayNode) like).arrayNode();
  }

  private static JsonNode object(JsonNode like) {
    return like instanceof ObjectNode object
        ? object.objectNode()
        : ((ArrayNode) like).objectNode();
  }

  private static @Nullable JsonNode child(JsonNode at, String segment) {
    return at.isObject() ? at.get(segment) : isNumber(segment) ? at.get(index(segment)) : null;
  }

  private static void put(JsonNode at, List<String> path, int depth, JsonNode value) {
    String segment = path.get(depth);
    if (at instanceof ObjectNode object) {
      object.set(segment, value);
    } else if (at instanceof ArrayNode array && isNumber(segment)) {
      int index = index(segment);
      if (index > LARGEST_INDEX) {
        throw blocked(path);
      }
      while (array.size() <= index) {
        array.add(NullNode.getInstance());
      }
      array.set(index, value);
    } else {
      throw blocked(path);
    }
  }

  private static boolean isNumber(String segment) {
    return !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int index(String segment) {
    return segment.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(segment);
  }

  private static SourceException blocked(List<String> path) {
    return Faults.bad(
        "the field " + String.join(".", path)
            + " cannot be set: a record has a value on its way that is no object",
        null);
  }
}
