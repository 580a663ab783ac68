package com.askbosco.data.spec.manifest;

import java.util.List;

/**
 * Streams that must not be read at the same time. They never are here: one credential has one key, and one key reads one thing
 * after another.
 *
 * @param streams the streams as written; only their names count
 */
public record StreamGroup(List<Json> streams, BlockSimultaneousSyncsAction action) {

  /** One after another. */
  public record BlockSimultaneousSyncsAction() {}

  /** The names of the streams. */
  List<String> names() {
    return streams.stream()
        .map(stream -> stream.tree() instanceof Tree.Entries entries
                && entries.map().get("name") instanceof Tree.Scalar scalar
                && scalar.value() instanceof String name
            ? name
            : "")
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
