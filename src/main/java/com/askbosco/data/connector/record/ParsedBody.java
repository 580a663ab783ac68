package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A parsed response: its tree, and the nodes found at the records' path with the bytes they came from. */
public final class ParsedBody {
  private final byte[] bytes;
  private final List<JsonNode> nodes = new ArrayList<>();
  private int base;
  private int[] ranges = new int[64];
  private JsonNode root = com.fasterxml.jackson.databind.node.MissingNode.getInstance();

  ParsedBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Where in the bytes the parser began; it counts from there. */
  void base(int from) {
    base = from;
  }

  void add(JsonNode node, int start, int end) {
    int at = nodes.size() * 2;
    if (at == ranges.length) {
      ranges = Arrays.copyOf(ranges, at * 2);
    }
    ranges[at] = start + base;
    ranges[at + 1] = end + base;
    nodes.add(node);
  }

  /** Sets records that were made from the response; no bytes of it are theirs. */
  void made(List<JsonNode> records) {
    nodes.clear();
    nodes.addAll(records);
    ranges = new int[0];
  }

  /** Whether the node's bytes are in the response. */
  boolean hasBytes() {
    return ranges.length > 0;
  }

  void root(JsonNode value) {
    root = value;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The whole response; of several JSON values, the first. */
  public JsonNode root() {
    return root;
  }

  /** How many records the response holds, before any filter. */
  public int size() {
    return nodes.size();
  }

  /** The nodes found, as they are. */
  public List<JsonNode> found() {
    return java.util.Collections.unmodifiableList(nodes);
  }

  /** The nodes at the path, in the order of the bytes. */
  List<JsonNode> nodes() {
    return nodes;
  }

  /** First byte of a node. */
  int start(int index) {
    return ranges[index * 2];
  }

  /** One past the last byte of a node. */
  int end(int index) {
    return ranges[index * 2 + 1];
  }
}
