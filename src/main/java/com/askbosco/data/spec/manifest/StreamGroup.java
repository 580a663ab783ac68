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
}
