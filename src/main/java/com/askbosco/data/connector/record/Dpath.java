package com.askbosco.data.connector.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A path of patterns into a tree. Immutable and thread-safe. */
final class Dpath {
  private final List<Glob> globs;
  private final int deep;

  /**
   * @param segments texts, or other values that expressions gave
   */
  Dpath(List<? extends @Nullable Object> segments) {
    List<Glob> all = new ArrayList<>();
    for (Object segment : segments) {
      all.add(new Glob(segment));
    }
    globs = List.copyOf(all);
    int at = -1;
    for (int i = 0; i < globs.size(); i++) {
      at = globs.get(i).isDeep() ? i : at;
    }
    deep = at;
  }

  /**
   * A place in a tree.
   *
   * @param outer the place of the parent; null at the top, and where nothing asks for it
   * @param key the key in an object; null in a list
   */
  private record Found(
      @Nullable Found outer, JsonNode parent, @Nullable String key, int index, JsonNode value) {

    boolean isThere() {
      return key == null ? index < parent.size() : parent.has(key);
    }

    boolean isAttached() {
      for (Found place = outer; place != null; place = place.outer) {
        JsonNode now =
            place.key == null ? place.parent.get(place.index) : place.parent.get(place.key);
        if (now != place.value) {
          return false;
        }
      }
      return isThere();
    }

    /** Takes the place away; in a list only the last element goes, others become null, so that none moves. */
    void remove() {
      if (parent instanceof ObjectNode object) {
        object.remove(Objects.requireNonNull(key));
      } else if (parent instanceof ArrayNode array) {
        if (index == array.size() - 1) {
          array.remove(index);
        } else {
          array.set(index, JsonNodeFactory.instance.nullNode());
        }
      }
    }
  }

  /** Whether one of its segments is {@code *}. */
  boolean hasAny() {
    return globs.stream().anyMatch(Glob::isAny);
  }

  /** The segments, when each is a plain key or {@code *}. */
  Optional<List<String>> plain() {
    return globs.stream().allMatch(Glob::isPlain)
        ? Optional.of(globs.stream().map(Glob::toString).toList())
        : Optional.empty();
  }

  /** All values that the path leads to; the tree itself when it is empty. */
  List<JsonNode> values(JsonNode root) {
    if (globs.isEmpty()) {
      return List.of(root);
    }
    return found(root).stream().map(Found::value).toList();
  }

  /** Whether the path leads to anything. */
  boolean has(JsonNode root) {
    return !globs.isEmpty() && !found(root).isEmpty();
  }

  /**
   * The one value that the path leads to.
   *
   * @return null when there is none
   * @throws IllegalArgumentException when there are several
   */
  @Nullable
  JsonNode value(JsonNode root) {
    List<JsonNode> values = values(root);
    if (values.size() > 1) {
      throw new IllegalArgumentException("the path " + globs + " leads to more than one value");
    }
    return values.isEmpty() ? null : values.get(0);
  }

  /** Takes away all that the path leads to. */
  void delete(JsonNode root) {
    if (globs.isEmpty()) {
      return;
    }
    for (Found place : found(root)) {
      if (place.isAttached()) {
        place.remove();
      }
    }
  }

  /** Takes away all lists that the path leads to; elements of lists move up. */
  void deleteArrays(JsonNode root) {
    List<Found> lists = found(root);
    for (int i = lists.size() - 1; i >= 0; i--) {
      Found place = lists.get(i);
      if (place.value.isArray() && place.isAttached()) {
        if (place.parent instanceof ArrayNode array) {
          array.remove(place.index);
        } else {
          place.remove();
        }
      }
    }
  }

  /** Takes away every scalar of a tree for which the condition holds. */
  static void deleteScalars(JsonNode root, Predicate<JsonNode> condition) {
    List<Found> scalars = new ArrayList<>();
    scalars(root, scalars);
    for (Found place : scalars) {
      if (place.isThere() && condition.test(place.value)) {
        place.remove();
      }
    }
  }

  private static void scalars(JsonNode node, List<Found> scalars) {
    List<Found> children = children(null, node);
    for (Found child : children) {
      if (child.value.isValueNode()) {
        scalars.add(child);
      }
    }
    for (Found child : children) {
      scalars(child.value, scalars);
    }
  }

  private List<Found> found(JsonNode root) {
    List<Found> found = new ArrayList<>();
    if (deep >= 0) {
      walk(null, root, new ArrayList<>(), found);
    } else {
      find(root, 0, found);
    }
    return found;
  }

  private void find(JsonNode node, int depth, List<Found> found) {
    Glob glob = globs.get(depth);
    if (node instanceof ObjectNode object && glob.key() != null) {
      JsonNode child = object.get(glob.key());
      if (child != null) {
        take(new Found(null, object, glob.key(), -1, child), depth, found);
      }
      return;
    }
    for (Found child : children(null, node)) {
      if (matches(glob, child)) {
        take(child, depth, found);
      }
    }
  }

  private void take(Found place, int depth, List<Found> found) {
    if (depth == globs.size() - 1) {
      found.add(place);
    } else {
      find(place.value, depth + 1, found);
    }
  }

  private static boolean matches(Glob glob, Found place) {
    return place.key == null
        ? glob.matchesIndex(place.index, place.parent.size())
        : glob.matchesKey(place.key);
  }

  private static List<Found> children(@Nullable Found outer, JsonNode node) {
    List<Found> children = new ArrayList<>();
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        children.add(new Found(outer, object, entry.getKey(), -1, entry.getValue()));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        children.add(new Found(outer, array, null, i, array.get(i)));
      }
    }
    return children;
  }

  /** Looks at every place: all of a container's before what is in them. */
  private void walk(@Nullable Found at, JsonNode node, List<Found> trail, List<Found> found) {
    List<Found> children = children(at, node);
    for (Found child : children) {
      trail.add(child);
      if (matches(trail)) {
        found.add(child);
      }
      trail.remove(trail.size() - 1);
    }
    for (Found child : children) {
      trail.add(child);
      walk(child, child.value, trail, found);
      trail.remove(trail.size() - 1);
    }
  }

  private boolean matches(List<Found> trail) {
    int more = trail.size() - globs.size() + 1; // segments that the deep one stands for
    if (more < 0) {
      return false;
    }
    for (int i = 0; i < trail.size(); i++) {
      boolean inside = i >= deep && i < deep + more;
      int at = i < deep ? i : i - more + 1;
      if (!inside && !matches(globs.get(at), trail.get(i))) {
        return false;
      }
    }
    return true;
  }
}
