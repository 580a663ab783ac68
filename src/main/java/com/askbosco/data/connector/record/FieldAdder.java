package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Transformation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets fields. The condition is asked for each of them, after its value was made, and sees it as {@code value}. */
final class FieldAdder implements Transformer {
  private record Field(List<String> path, Expr value, Accept accept) {}

  private final Optional<Expr> condition;
  private final List<Field> fields = new ArrayList<>();

  FieldAdder(Transformation.AddFields spec, Expressions expressions) {
    this.condition =
        expressions.text(spec.condition().filter(c -> !c.value().isEmpty()), Roots.ADDED_FIELD);
    for (Transformation.AddedFieldDefinition field : spec.fields()) {
      if (field.path().isEmpty()) {
        expressions.problem(
            field.place(), ErrorCode.CONFIG_BAD_VALUE, "`path` is empty", "Name the field.");
        continue;
      }
      Accept accept = field.valueType().map(FieldAdder::accepted).orElse(Accept.ANY);
      fields.add(
          new Field(field.path(), expressions.text(field.value(), Roots.TRANSFORMATION), accept));
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
    for (Field field : fields) {
      JsonNode value = field.value().json(vars, field.accept());
      if (condition.isPresent()
          && !condition.get().test(vars.inner().set("value", value).set("path", field.path()))) {
        continue;
      }
      record.set(field.path(), value);
      vars.set("record", record.tree());
    }
  }
}
