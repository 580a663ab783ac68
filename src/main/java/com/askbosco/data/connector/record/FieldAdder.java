package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.spec.manifest.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets fields. */
final class FieldAdder implements Transformer {
  private record Field(
      List<Expr> path, Optional<List<String>> constant, Expr value, Accept accept) {}

  private final Optional<Expr> condition;
  private final List<Field> fields = new ArrayList<>();

  FieldAdder(Transformation.AddFields spec, Expressions expressions) {
    this.condition = expressions.text(spec.condition(), Roots.RECORD);
    for (Transformation.AddedFieldDefinition field : spec.fields()) {
      List<Expr> path = expressions.texts(field.path(), Roots.RECORD);
      Optional<List<String>> constant = path.stream().allMatch(Expr::isConstant)
          ? Optional.of(path.stream().map(Expr::source).toList())
          : Optional.empty();
      Accept accept = field.valueType().map(FieldAdder::accepted).orElse(Accept.ANY);
      fields.add(new Field(path, constant, expressions.text(field.value(), Roots.RECORD), accept));
    }
  }

  private static Accept accepted(Transformation.ValueType type) {
    return switch (type) {
      case STRING -> Accept.TEXT;
      case NUMBER -> Accept.NUMBER;
      case INTEGER -> Accept.INTEGER;
      case BOOLEAN -> Accept.BOOLEAN;
    };
  }

  @Override
  public void apply(RecordEdit record, Vars vars) {
    if (condition.isPresent() && !condition.get().test(vars)) {
      return;
    }
    for (Field field : fields) {
      List<String> path = field
          .constant()
          .orElseGet(() -> field.path().stream().map(key -> key.text(vars)).toList());
      record.set(path, field.value().json(vars, field.accept()));
      vars.set("record", record.tree());
    }
  }
}
