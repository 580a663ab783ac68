package com.askbosco.data.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a value may read while one record is mapped: the record, the element walked, its joined element, the context. */
final class Frame {
  final JsonNode record;
  final RowContext context;

  @Nullable
  JsonNode item;

  @Nullable
  JsonNode joined;

  @Nullable
  Instant asOf;

  Frame(JsonNode record, RowContext context) {
    this.record = record;
    this.context = context;
  }
}
