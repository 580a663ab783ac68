package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.spec.manifest.RecordSelector;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How records are made to fit a schema, compiled. Immutable and thread-safe. */
final class Fitting {
  private final Optional<CustomNormalization.Fitting> way;

  private Fitting(Optional<CustomNormalization.Fitting> way) {
    this.way = way;
  }

  static Fitting compile(Optional<RecordSelector.Normalization> spec, Expressions expressions) {
    return new Fitting(spec.flatMap(normalization -> switch (normalization) {
      case RecordSelector.SchemaNormalization s ->
        s.mode() == RecordSelector.Mode.DEFAULT
            ? Optional.of(SchemaFit::apply)
            : Optional.<CustomNormalization.Fitting>empty();
      case RecordSelector.CustomSchemaNormalization named ->
        CustomParts.find(
            CustomNormalization.class,
            "schema normalization",
            named.className(),
            named.rest(),
            named.place(),
            expressions);
    }));
  }

  /** Whether records may be changed. */
  boolean changes() {
    return way.isPresent();
  }

  void apply(RecordEdit record, Optional<JsonNode> schema) {
    if (way.isPresent() && schema.isPresent() && JsonText.isTruthy(schema.get())) {
      way.get().apply(record.all(), schema.get());
    }
  }
}
