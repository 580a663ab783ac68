package com.askbosco.data.spec.manifest;

import java.util.Map;

/**
 * Where in a manifest a value stands.
 *
 * @param line the line in the file, from 1
 * @param path where in the document after references are resolved, such as {@code streams[0].retriever}
 * @param parameters the {@code $parameters} of the component that the value belongs to, inherited ones included
 */
public record Place(int line, String path, Map<String, Tree> parameters) {

  Place child(String key, Tree tree) {
    return new Place(tree.line(), path.isEmpty() ? key : path + "." + key, parameters);
  }

  Place item(int index, Tree tree) {
    return new Place(tree.line(), path + "[" + index + "]", parameters);
  }

  Place with(Map<String, Tree> own) {
    return new Place(line, path, own);
  }
}
