package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.Transformation;

/** A transformation, compiled. Thread-safe. */
interface Transformer {

  /** Changes the record; {@code record} of the variables is its tree. */
  void apply(RecordEdit record, Vars vars);

  static Transformer compile(Transformation spec, Expressions expressions) {
    return switch (spec) {
      case Transformation.AddFields add -> new FieldAdder(add, expressions);
      case Transformation.RemoveFields remove -> new FieldRemover(remove, expressions);
      case Transformation.KeysToSnakeCase keys -> new SnakeCase();
    };
  }
}
