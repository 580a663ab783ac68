package com.askbosco.data.connector.record;

import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A parsed response: its tree, and the nodes found at the records' path with the bytes they came from. */
public final class ParsedBody {
  private final byte[] bytes;
  private final List<JsonNode> nodes = new ArrayList<>();
  private int base;
  private int[] ranges = new int[64];
  private JsonNode whole = JsonNodeFactory.instance.objectNode();
  private JsonNode root = whole;
  private boolean hasBytes = true;
  private boolean irregular;
  private boolean json;
  private int left;
  private @Nullable MalformedBodyException failure;
  private @Nullable RecordPlaces skimmed;
  private @Nullable Supplier<ParsedBody> parser;

  ParsedBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** An answer that holds nothing, as the format's reference takes one that it cannot read. */
  public static ParsedBody nothing(byte[] bytes) {
    ParsedBody body = new ParsedBody(bytes);
    body.whole(JsonNodeFactory.instance.objectNode());
    return body;
  }

  /**
   * An answer whose records are known while nothing of it is parsed.
   *
   * @param parser parses it when somebody looks at more than the records
   */
  static ParsedBody skimmed(byte[] bytes, RecordPlaces found, Supplier<ParsedBody> parser) {
    ParsedBody body = new ParsedBody(bytes);
    body.skimmed = found;
    body.parser = parser;
    body.json();
    return body;
  }

  /** The records, if they are known without parsing; see {@link LateRecords#of}. */
  Optional<List<SourceRecord>> late(boolean withoutNulls) {
    return Optional.ofNullable(skimmed).map(found -> LateRecords.of(bytes, found, withoutNulls));
  }

  private void load() {
    if (parser != null) {
      ParsedBody parsed = parser.get();
      parser = null;
      nodes.addAll(parsed.nodes);
      base = parsed.base;
      ranges = parsed.ranges;
      whole = parsed.whole;
      root = parsed.root;
    }
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

  /** Forgets all nodes but the first ones. */
  void cut(int size) {
    nodes.subList(size, nodes.size()).clear();
  }

  /** Sets records that were made from the response; no bytes of it are theirs. */
  void made(List<JsonNode> records) {
    nodes.clear();
    nodes.addAll(records);
    hasBytes = false;
  }

  /** Notes that the nodes found are not those that the path leads to in the tree. */
  void irregular() {
    irregular = true;
  }

  boolean isIrregular() {
    return irregular;
  }

  /** Counts a record that was found and left out at once. */
  void leftOut() {
    left++;
  }

  /** Whether the nodes' bytes are in the response. */
  boolean hasBytes() {
    return hasBytes;
  }

  /** Notes that the response is one JSON value. */
  void json() {
    json = true;
  }

  /** Whether the response is one JSON value, which is {@link #whole()} then. */
  public boolean isJson() {
    return json;
  }

  /** Sets the one value of the response. */
  void whole(JsonNode value) {
    whole = value;
    root = !value.isArray()
        ? value
        : value.isEmpty() ? JsonNodeFactory.instance.objectNode() : value.get(0);
  }

  /** Sets what the paginator sees. */
  void root(JsonNode value) {
    root = value;
  }

  /** Notes what is wrong after the nodes found so far. */
  void failed(MalformedBodyException problem) {
    failure = problem;
  }

  /** What is wrong with the response after the records found; null when nothing is. */
  @Nullable
  MalformedBodyException failure() {
    return failure;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The whole response as one value; an empty object when it is not one. */
  public JsonNode whole() {
    load();
    return whole;
  }

  /** What paginators see as {@code response}: the first value, which of a list is its first element. */
  public JsonNode root() {
    load();
    return root;
  }

  /** How many records the response holds, before any filter; also those left out because they are empty. */
  public int size() {
    return (skimmed == null ? nodes.size() : skimmed.size()) + left;
  }

  /** The nodes found, as they are. */
  public List<JsonNode> found() {
    load();
    return Collections.unmodifiableList(nodes);
  }

  /** The nodes at the path, in the order of the bytes. */
  List<JsonNode> nodes() {
    load();
    return nodes;
  }

  /** First byte of a node. */
  int start(int index) {
    load();
    return ranges[index * 2];
  }

  /** One past the last byte of a node. */
  int end(int index) {
    load();
    return ranges[index * 2 + 1];
  }
}
