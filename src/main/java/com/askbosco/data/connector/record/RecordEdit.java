package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A record under change. The parsed tree is shared with the response, so it is copied before the first change: the record alone
 * where only its own fields are set, all of it where something deeper changes. Fields that are merely added are remembered, because
 * their bytes can be appended.
 */
final class RecordEdit {
  private enum Copied {
    NOTHING,
    FIELDS,
    ALL
  }

  private JsonNode tree;
  private Copied copied = Copied.NOTHING;
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
    return copied == Copied.NOTHING;
  }

  /** Whether more was done than adding fields at the end. */
  boolean rewritten() {
    return rewritten;
  }

  /** Names of the fields added at the end. */
  List<String> added() {
    return added;
  }

  /**
   * The record, to be changed at will.
   *
   * @throws com.askbosco.data.connector.SourceException when it is no object
   */
  ObjectNode all() {
    ObjectNode object = object();
    if (copied != Copied.ALL) {
      copied = Copied.ALL;
      object = object.deepCopy();
      tree = object;
    }
    rewritten = true;
    return object;
  }

  private ObjectNode object() {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw Faults.bad("a record is no JSON object and cannot be changed", null);
  }

  private ObjectNode fields() {
    ObjectNode object = object();
    if (copied == Copied.NOTHING) {
      copied = Copied.FIELDS;
      ObjectNode copy = object.objectNode();
      copy.setAll(object);
      tree = copy;
      return copy;
    }
    return object;
  }

  /** Replaces the record by another that belongs to it alone. */
  void replace(ObjectNode other) {
    tree = other;
    copied = Copied.ALL;
    rewritten = true;
  }

  /** Sets the field at the path and makes what is missing above it. */
  void set(List<String> path, JsonNode value) {
    if (path.size() > 1) {
      String first = path.get(0);
      if (object().has(first)) {
        TreePath.set(all(), path, value);
        return;
      }
      added.add(first);
      TreePath.set(fields(), path, value);
      return;
    }
    String name = path.get(0);
    ObjectNode fields = fields();
    if (fields.replace(name, value) == null) {
      added.add(name);
    } else {
      rewritten |= !added.contains(name);
    }
  }

  /** Removes a field of the record itself. */
  void remove(String name) {
    if (object().has(name)) {
      fields().remove(name);
      rewritten = true;
    }
  }
}
