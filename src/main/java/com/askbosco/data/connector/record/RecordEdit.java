package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A record under change. The parsed tree is shared with the response, so it is copied before the first change, and only the
 * objects along the changed path; fields that are merely added are remembered, because their bytes can be appended.
 */
final class RecordEdit {
  private JsonNode tree;
  private boolean copied;
  private boolean rewritten;
  private final List<String> added = new ArrayList<>(4);

  RecordEdit(JsonNode tree) {
    this.tree = tree;
  }

  JsonNode tree() {
    return tree;
  }

  /** Whether nothing was changed. */
  boolean untouched() {
    return !copied;
  }

  /** Whether more was done than adding fields at the end. */
  boolean rewritten() {
    return rewritten;
  }

  /** Names of the fields added at the end. */
  List<String> added() {
    return added;
  }

  private ObjectNode own() {
    if (!copied) {
      copied = true;
      tree = shallow((ObjectNode) tree);
    }
    return (ObjectNode) tree;
  }

  private static ObjectNode shallow(ObjectNode node) {
    ObjectNode copy = node.objectNode();
    copy.setAll(node);
    return copy;
  }

  /** Replaces the record by another. */
  void replace(ObjectNode other) {
    tree = other;
    copied = true;
    rewritten = true;
  }

  /** Sets the field at the path and makes the objects above it. */
  void set(List<String> path, JsonNode value) {
    ObjectNode at = own();
    String first = path.get(0);
    if (!at.has(first)) {
      added.add(first);
    } else {
      rewritten |= !added.contains(first);
    }
    for (String key : path.subList(0, path.size() - 1)) {
      ObjectNode next = at.get(key) instanceof ObjectNode inner ? shallow(inner) : at.objectNode();
      at.set(key, next);
      at = next;
    }
    at.set(path.get(path.size() - 1), value);
  }

  /** Removes what the path leads to; {@code *} stands for every key and index. */
  void remove(List<String> path) {
    if (hasAt(tree, path, 0)) {
      rewritten = true;
      removeFrom(own(), path, 0);
    }
  }

  private static boolean hasAt(JsonNode node, List<String> path, int depth) {
    if (depth == path.size()) {
      return true;
    }
    String key = path.get(depth);
    if (key.equals("*")) {
      for (JsonNode child : node) {
        if (hasAt(child, path, depth + 1)) {
          return true;
        }
      }
      return false;
    }
    JsonNode child = node.isArray() ? node.get(index(key)) : node.get(key);
    return child != null && hasAt(child, path, depth + 1);
  }

  private static int index(String key) {
    return key.matches("\\d{1,9}") ? Integer.parseInt(key) : -1;
  }

  /** The node is a copy already; what lies deeper is copied on the way. */
  private static void removeFrom(JsonNode node, List<String> path, int depth) {
    String key = path.get(depth);
    boolean last = depth == path.size() - 1;
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        if (key.equals("*") || key.equals(name)) {
          if (last) {
            object.remove(name);
          } else {
            object.set(name, descended(object.get(name), path, depth + 1));
          }
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (key.equals("*") || key.equals(Integer.toString(i))) {
          if (last) {
            array.remove(i);
          } else {
            array.set(i, descended(array.get(i), path, depth + 1));
          }
        }
      }
    }
  }

  private static JsonNode descended(JsonNode child, List<String> path, int depth) {
    if (!child.isContainerNode() || !hasAt(child, path, depth)) {
      return child;
    }
    JsonNode copy = child instanceof ObjectNode object ? shallow(object) : child.deepCopy();
    removeFrom(copy, path, depth);
    return copy;
  }
}
