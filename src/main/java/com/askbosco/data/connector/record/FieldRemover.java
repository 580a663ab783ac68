package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.Transformation;
import java.util.List;
import java.util.Optional;

/**
 * Takes fields away. With a condition the paths say nothing, as in the reference: every scalar for which it holds is taken away;
 * it sees the scalar as {@code property}.
 */
final class FieldRemover implements Transformer {
  private final Optional<Expr> condition;
  private final List<List<String>> pointers;
  private final List<Dpath> paths;

  FieldRemover(Transformation.RemoveFields spec, Expressions expressions) {
    this.condition =
        expressions.text(spec.condition().filter(c -> !c.value().isEmpty()), Roots.REMOVED_FIELD);
    this.pointers = spec.fieldPointers();
    this.paths = pointers.stream().map(Dpath::new).toList();
  }

  @Override
  public void apply(RecordEdit record, Vars vars) {
    for (int i = 0; i < paths.size(); i++) {
      if (condition.isPresent()) {
        Expr holds = condition.get();
        Vars own = vars.inner();
        Dpath.deleteScalars(record.all(), value -> holds.test(own.set("property", value)));
      } else if (pointers.get(i).size() == 1 && !Glob.isPattern(pointers.get(i).get(0))) {
        record.remove(pointers.get(i).get(0));
      } else if (paths.get(i).has(record.tree())) {
        paths.get(i).delete(record.all());
      }
    }
  }
}
