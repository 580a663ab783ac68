package com.askbosco.data.rules;

import com.askbosco.data.spec.MappingSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all rows of one mapping share. */
record MappingParts(MappingSpec spec, Reference reference, EventMap events, Keys keys) {

  Set<String> nulls() {
    return spec.nulls();
  }

  /** The table of a name, the mapping's own before the shared one; null when there is none. */
  @Nullable
  Lookup lookup(String name, Optional<String> other) {
    Map<String, String> entries = spec.lookups().get(name);
    if (entries == null) {
      entries = reference.lookups().get(name);
    }
    return entries == null ? null : new Lookup(name, entries, other);
  }
}
