package com.askbosco.data.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a record: {@code metrics.cost_micros}. A key of just that name comes first, as some sources flatten their records;
 * then the path is walked. A number walks into an array. {@code item.} starts at the element walked, {@code joined.} at the
 * element joined to it.
 */
final class Path implements Value {
  private static final Pattern DOT = Pattern.compile("\\.");

  /** Where a path starts. */
  enum Root {
    RECORD,
    ITEM,
    JOINED
  }

  private final Root root;
  private final String whole;
  private final String[] parts;
  private final Set<String> nulls;

  private Path(Root root, String whole, Set<String> nulls) {
    this.root = root;
    this.whole = whole;
    this.parts = DOT.split(whole, -1);
    this.nulls = nulls;
  }

  /** A path as written; {@code inArray} says whether {@code item.} and {@code joined.} have their meaning. */
  static Path of(String text, boolean inArray, Set<String> nulls) {
    if (inArray && text.startsWith("item.")) {
      return new Path(Root.ITEM, text.substring("item.".length()), nulls);
    }
    if (inArray && text.startsWith("joined.")) {
      return new Path(Root.JOINED, text.substring("joined.".length()), nulls);
    }
    return new Path(Root.RECORD, text, nulls);
  }

  /** The first of several places that holds a value. */
  static Value firstOf(List<? extends Value> paths) {
    if (paths.size() == 1) {
      return paths.get(0);
    }
    Value[] all = paths.toArray(Value[]::new);
    return frame -> {
      for (Value path : all) {
        Object found = path.read(frame);
        if (found != null) {
          return found;
        }
      }
      return null;
    };
  }

  @Override
  public @Nullable Object read(Frame frame) {
    return node(frame);
  }

  /** The value there; null when there is none, JSON's null, or a text that stands for no value. */
  @Nullable
  JsonNode node(Frame frame) {
    JsonNode start = switch (root) {
      case RECORD -> frame.record;
      case ITEM -> frame.item;
      case JOINED -> frame.joined;
    };
    JsonNode found = start == null ? null : walk(start);
    if (found == null || found.isNull() || found.isMissingNode()) {
      return null;
    }
    return found.isTextual() && nulls.contains(found.textValue()) ? null : found;
  }

  private @Nullable JsonNode walk(JsonNode start) {
    JsonNode whole = start.get(this.whole);
    if (whole != null || parts.length == 1) {
      return whole;
    }
    JsonNode at = start;
    for (String part : parts) {
      at = at.isArray() && isIndex(part) ? at.get(Integer.parseInt(part)) : at.get(part);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static boolean isIndex(String part) {
    return !part.isEmpty() && part.length() < 6 && part.chars().allMatch(Character::isDigit);
  }
}
