package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.Transformation;
import java.util.Optional;

/** A transformation, compiled. Thread-safe. */
@FunctionalInterface
interface Transformer {

  /** Changes the record; {@code record} of the variables is its tree. */
  void apply(RecordEdit record, Vars vars);

  static Transformer compile(Transformation spec, Expressions expressions) {
    return switch (spec) {
      case Transformation.AddFields add -> new FieldAdder(add, expressions);
      case Transformation.RemoveFields remove -> new FieldRemover(remove, expressions);
      case Transformation.KeysToLower keys -> KeyChanges.lower();
      case Transformation.KeysToSnakeCase keys -> new SnakeCase();
      case Transformation.KeysReplace keys -> KeyChanges.replace(keys, expressions);
      case Transformation.FlattenFields flatten -> Flattening.all(flatten.flattenLists());
      case Transformation.DpathFlattenFields flatten -> Flattening.at(flatten, expressions);
      case Transformation.CustomTransformation named -> {
        Optional<CustomTransformation.Change> change = CustomParts.find(
            CustomTransformation.class,
            "transformation",
            named.className(),
            named.rest(),
            named.place(),
            expressions);
        yield (record, vars) -> change.ifPresent(c -> c.apply(record.all(), vars));
      }
    };
  }
}
