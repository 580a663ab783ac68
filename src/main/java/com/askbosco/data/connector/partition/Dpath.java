package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.SourceException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the one value at a path whose keys may hold the wildcards {@code *}, {@code ?} and {@code [abc]}. */
final class Dpath {
  private Dpath() {}

  /** The keys of a path that is written as one text. */
  static List<String> split(String path) {
    int start = 0;
    while (start < path.length() && path.charAt(start) == '/') {
      start++;
    }
    return List.of(path.substring(start).split("/", -1));
  }

  /**
   * The value at the path; null when nothing is there.
   *
   * @throws SourceException when several values are
   */
  static @Nullable JsonNode get(JsonNode root, List<String> path) {
    JsonNode at = root;
    for (int i = 0; i < path.size(); i++) {
      String key = path.get(i);
      if (isPattern(key)) {
        return searched(at, path.subList(i, path.size()));
      }
      at = child(at, key);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private static boolean isPattern(String key) {
    return key.indexOf('*') >= 0 || key.indexOf('?') >= 0 || key.indexOf('[') >= 0;
  }

  private static @Nullable JsonNode child(JsonNode node, String key) {
    if (node.isArray()) {
      try {
        int index = Integer.parseInt(key);
        return index >= 0 && String.valueOf(index).equals(key) ? node.get(index) : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return node.get(key);
  }

  private static @Nullable JsonNode searched(JsonNode root, List<String> path) {
    List<JsonNode> found = new ArrayList<>();
    collect(root, path, found);
    if (found.size() > 1) {
      throw SourceException.defect(
          "the path " + String.join("/", path) + " names several values of a parent record");
    }
    return found.isEmpty() ? null : found.get(0);
  }

  private static void collect(JsonNode node, List<String> path, List<JsonNode> found) {
    if (path.isEmpty()) {
      found.add(node);
      return;
    }
    String key = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (key.equals("**")) {
      collect(node, rest, found);
      node.forEach(child -> collect(child, path, found));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        if (matches(key, String.valueOf(i))) {
          collect(node.get(i), rest, found);
        }
      }
    } else {
      node.properties().forEach(entry -> {
        if (matches(key, entry.getKey())) {
          collect(entry.getValue(), rest, found);
        }
      });
    }
  }

  private static boolean matches(String pattern, String key) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int end = c == '[' ? pattern.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (end > 0) {
        String set = pattern.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
        regex
            .append('[')
            .append(set.startsWith("!") ? "^" + set.substring(1) : set)
            .append(']');
        i = end;
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(key).matches();
  }
}
