package com.askbosco.data.connector.record;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.spec.manifest.RecordSelector;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A record filter, compiled. Immutable and thread-safe. */
sealed interface Keeping {

  /** Whether the record is kept; {@code record} of the variables is the record. */
  boolean keeps(JsonNode record, Vars vars, boolean byCursor);

  default boolean keepsAll() {
    return false;
  }

  static Keeping compile(Optional<RecordSelector.Filter> filter, Expressions expressions) {
    if (filter.isEmpty()) {
      return new Everything();
    }
    return switch (filter.get()) {
      case RecordSelector.RecordFilter f ->
        new ByCondition(
            expressions.text(f.condition().filter(c -> !c.value().isEmpty()), Roots.RECORD));
      case RecordSelector.CustomRecordFilter named ->
        new Custom(CustomParts.find(
            CustomRecordFilter.class,
            "record filter",
            named.className(),
            named.rest(),
            named.place(),
            expressions));
    };
  }

  /** No filter. */
  record Everything() implements Keeping {
    @Override
    public boolean keeps(JsonNode record, Vars vars, boolean byCursor) {
      return true;
    }

    @Override
    public boolean keepsAll() {
      return true;
    }
  }

  /** By a condition. Without one nothing is kept, unless the cursor filters. */
  record ByCondition(Optional<Expr> condition) implements Keeping {
    @Override
    public boolean keeps(JsonNode record, Vars vars, boolean byCursor) {
      return condition.map(c -> c.test(vars)).orElse(byCursor);
    }
  }

  /** By code. */
  record Custom(Optional<CustomRecordFilter.Condition> condition) implements Keeping {
    @Override
    public boolean keeps(JsonNode record, Vars vars, boolean byCursor) {
      return byCursor || condition.map(c -> c.keeps(record, vars)).orElse(true);
    }
  }
}
