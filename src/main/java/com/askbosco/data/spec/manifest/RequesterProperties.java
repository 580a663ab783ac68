package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two ways to write a requester's properties, made one: as a query parameter, or as a field of its own. */
final class RequesterProperties {
  private RequesterProperties() {}

  /** The requester's entries with the properties among its parameters as {@code query_properties}. */
  static Tree.Entries lifted(Tree.Entries requester, YamlFile file, Place place) {
    if (!(requester.map().get("request_parameters") instanceof Tree.Entries parameters)) {
      return requester;
    }
    Map<String, Tree> rest = new LinkedHashMap<>();
    Map<String, Tree> found = new LinkedHashMap<>();
    parameters
        .map()
        .forEach((name, value) -> (isProperties(value) ? found : rest).put(name, value));
    if (found.isEmpty()) {
      return requester;
    }
    if (found.size() > 1 || requester.map().containsKey("fetch_properties_from_endpoint")) {
      file.problem(
          ErrorCode.CONFIG_BAD_VALUE,
          parameters.line(),
          place.child("request_parameters", parameters).path(),
          "a requester has properties in one place only",
          "Keep one of them.");
    }
    Map<String, Tree> lifted = new LinkedHashMap<>(requester.map());
    lifted.put("request_parameters", new Tree.Entries(parameters.line(), rest));
    found.forEach((name, value) -> {
      lifted.put("query_properties", value);
      lifted.put("query_properties_key", new Tree.Scalar(value.line(), name));
    });
    return new Tree.Entries(requester.line(), lifted);
  }

  private static boolean isProperties(Tree value) {
    return value instanceof Tree.Entries entries
        && entries.map().get("type") instanceof Tree.Scalar type
        && "QueryProperties".equals(type.value());
  }
}
