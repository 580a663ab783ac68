package com.askbosco.data.connector.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Paths into JSON with wildcards, as the reference's library reads them: {@code *}, {@code ?} and {@code [abc]} within a key,
 * {@code **} for any number of keys; an index is a number or a text of digits.
 */
final class Glob {

  /**
   * A place that a path leads to.
   *
   * @param path keys (texts) and indexes (integers)
   */
  record Found(List<Object> path, JsonNode value) {}

  private Glob() {}

  /** All places that the path leads to, outer ones before inner ones. */
  static List<Found> find(JsonNode root, List<Object> glob) {
    List<Found> found = new ArrayList<>();
    walk(root, List.of(), glob, found);
    return found;
  }

  private static void walk(JsonNode node, List<Object> path, List<Object> glob, List<Found> found) {
    List<Found> children = new ArrayList<>();
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        children.add(new Found(plus(path, entry.getKey()), entry.getValue()));
      }
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        children.add(new Found(plus(path, i), node.get(i)));
      }
    }
    for (Found child : children) {
      if (matches(child.path(), glob)) {
        found.add(child);
      }
    }
    for (Found child : children) {
      walk(child.value(), child.path(), glob, found);
    }
  }

  private static List<Object> plus(List<Object> path, Object key) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private static boolean matches(List<Object> path, List<Object> glob) {
    int many = glob.indexOf("**");
    if (many < 0) {
      return matchesAll(path, glob);
    }
    int stars = path.size() - (glob.size() - 1);
    if (stars < 0) {
      return false;
    }
    List<Object> wide = new ArrayList<>(glob.subList(0, many));
    for (int i = 0; i < stars; i++) {
      wide.add("*");
    }
    wide.addAll(glob.subList(many + 1, glob.size()));
    return matchesAll(path, wide);
  }

  private static boolean matchesAll(List<Object> path, List<Object> glob) {
    if (path.size() != glob.size()) {
      return false;
    }
    for (int i = 0; i < path.size(); i++) {
      if (!matches(path.get(i), glob.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(Object key, Object glob) {
    if (key instanceof Integer index && String.valueOf(glob).matches("\\d{1,9}")) {
      return index == Integer.parseInt(String.valueOf(glob));
    }
    return glob instanceof String pattern
        && wild(pattern).matcher(String.valueOf(key)).matches();
  }

  private static Pattern wild(String glob) {
    StringBuilder regex = new StringBuilder("(?s)");
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (close > 0) {
        String set = glob.substring(i + 1, close).replace("\\", "\\\\").replace("[", "\\[");
        set = set.startsWith("!") ? "^" + set.substring(1) : set.replaceFirst("^\\^", "\\\\^");
        regex.append('[').append(set.replace("&&", "&\\&")).append(']');
        i = close;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  /** Replaces what the path leads to; says whether there was anything. */
  static boolean replace(JsonNode root, List<Object> glob, JsonNode value) {
    boolean any = false;
    for (Found found : find(root, glob)) {
      JsonNode parent = at(root, found.path().subList(0, found.path().size() - 1));
      if (parent != null && has(parent, last(found))) {
        put(parent, last(found), value.deepCopy());
        any = true;
      }
    }
    return any;
  }

  /** Removes what the path leads to; of a list only the last item goes, others become null. */
  static void remove(JsonNode root, List<Object> glob) {
    List<Found> all = find(root, glob);
    for (Found found : all) {
      JsonNode parent = at(root, found.path().subList(0, found.path().size() - 1));
      if (parent instanceof ObjectNode object) {
        object.remove(String.valueOf(last(found)));
      } else if (parent instanceof ArrayNode list && last(found) instanceof Integer index) {
        if (index == list.size() - 1) {
          list.remove(index);
        } else if (index < list.size()) {
          list.set(index, NullNode.getInstance());
        }
      }
    }
  }

  /**
   * Sets what stands at a path, without wildcards; makes what is missing, lists where the next key is an index.
   *
   * @throws IllegalArgumentException when something on the way has no parts
   */
  static void set(JsonNode root, List<Object> path, JsonNode value) {
    JsonNode at = root;
    for (int i = 0; i < path.size() - 1; i++) {
      Object key = key(at, path.get(i));
      if (!has(at, key)) {
        boolean list = String.valueOf(path.get(i + 1)).matches("\\d{1,6}");
        JsonNodeFactory json = JsonNodeFactory.instance;
        put(at, key, list ? json.arrayNode() : json.objectNode());
      }
      at = key instanceof Integer index ? at.get(index) : at.get(String.valueOf(key));
      if (at == null || !at.isContainerNode()) {
        throw new IllegalArgumentException("there is a value without fields at " + path.get(i));
      }
    }
    put(at, key(at, path.get(path.size() - 1)), value);
  }

  private static Object key(JsonNode parent, Object key) {
    if (!parent.isArray()) {
      return String.valueOf(key);
    }
    if (!String.valueOf(key).matches("\\d{1,6}")) {
      throw new IllegalArgumentException("`" + key + "` is no index of a list");
    }
    return Integer.valueOf(String.valueOf(key));
  }

  private static void put(JsonNode parent, Object key, JsonNode value) {
    if (parent instanceof ArrayNode list && key instanceof Integer index) {
      while (list.size() <= index) {
        list.addNull();
      }
      list.set(index, value);
    } else if (parent instanceof ObjectNode object) {
      object.set(String.valueOf(key), value);
    }
  }

  private static boolean has(JsonNode parent, Object key) {
    return key instanceof Integer index && parent.isArray()
        ? parent.has(index)
        : parent.has(String.valueOf(key));
  }

  private static Object last(Found found) {
    return found.path().get(found.path().size() - 1);
  }

  private static @Nullable JsonNode at(JsonNode root, List<Object> path) {
    JsonNode at = root;
    for (Object key : path) {
      at = at == null
          ? null
          : key instanceof Integer index ? at.get(index) : at.get(String.valueOf(key));
    }
    return at;
  }
}
