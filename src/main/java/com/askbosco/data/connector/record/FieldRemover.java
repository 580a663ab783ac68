package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.Transformation;
import java.util.List;
import java.util.Optional;

/** Takes fields away. */
final class FieldRemover implements Transformer {
  private final Optional<Expr> condition;
  private final List<List<String>> pointers;

  FieldRemover(Transformation.RemoveFields spec, Expressions expressions) {
    this.condition = expressions.text(spec.condition(), Roots.RECORD);
    this.pointers = spec.fieldPointers();
  }

  @Override
  public void apply(RecordEdit record, Vars vars) {
    if (condition.isPresent() && !condition.get().test(vars)) {
      return;
    }
    pointers.forEach(record::remove);
  }
}
