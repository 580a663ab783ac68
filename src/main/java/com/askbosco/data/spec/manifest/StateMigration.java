package com.askbosco.data.spec.manifest;

import java.util.Map;

/** How a state of earlier versions becomes one of today. */
public sealed interface StateMigration {

  /** From {@code {part: {cursor_field: value}}} to a state for each part. */
  record LegacyToPerPartitionStateMigration(Place place) implements StateMigration {}

  /** A migration that is a Java class. */
  @Component(open = true)
  record CustomStateMigration(String className, Map<String, Json> rest, Place place)
      implements StateMigration {}
}
