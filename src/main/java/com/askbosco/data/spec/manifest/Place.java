package com.askbosco.data.spec.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where in a manifest a value stands.
 *
 * @param line the line in the file, from 1
 * @param path where in the document after references are resolved, such as {@code streams[0].retriever}
 * @param parameters the {@code $parameters} in force there
 */
public record Place(int line, String path, Map<String, Tree> parameters) {

  Place child(String key, Tree tree) {
    Map<String, Tree> inner = parameters;
    if (inner.containsKey(key)) {
      // A parameter named like the field that is entered does not go down into it.
      inner = new LinkedHashMap<>(inner);
      inner.remove(key);
    }
    return new Place(tree.line(), path.isEmpty() ? key : path + "." + key, inner);
  }

  Place item(int index, Tree tree) {
    return new Place(tree.line(), path + "[" + index + "]", parameters);
  }

  Place with(Map<String, Tree> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, Tree> all = new LinkedHashMap<>(parameters);
    all.putAll(more);
    return new Place(line, path, all);
  }
}
