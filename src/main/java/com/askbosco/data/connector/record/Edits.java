package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.Transformation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Transformations of what is no record of a response, such as the properties of a schema. Immutable and thread-safe. */
public final class Edits {
  private final List<Transformer> transformers;

  private Edits(List<Transformer> transformers) {
    this.transformers = transformers;
  }

  /** Compiles transformations. */
  public static Edits compile(List<Transformation> transformations, Expressions expressions) {
    return new Edits(
        transformations.stream().map(t -> Transformer.compile(t, expressions)).toList());
  }

  /** The object as the transformations leave it; it is not changed itself. */
  public ObjectNode apply(ObjectNode object, Vars outer) {
    RecordEdit edit = new RecordEdit(object);
    Vars vars = outer.inner();
    for (Transformer transformer : transformers) {
      vars.set("record", edit.tree());
      transformer.apply(edit, vars);
    }
    return (ObjectNode) edit.tree();
  }
}
