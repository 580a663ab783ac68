package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.spec.manifest.Paginator.PaginationStrategy;
import com.askbosco.data.spec.manifest.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** What the next page's token is, compiled. */
sealed interface Strategy {

  Optional<JsonNode> first();

  Optional<JsonNode> next(Vars vars, int size, Optional<JsonNode> last);

  Optional<Expr> pageSize();

  static Strategy compile(PaginationStrategy spec, Expressions expressions) {
    return switch (spec) {
      case PaginationStrategy.CursorPagination cursor ->
        new Cursor(
            expressions.text(cursor.cursorValue(), Roots.PAGING),
            expressions.text(cursor.stopCondition(), Roots.PAGING),
            size(cursor.pageSize(), expressions));
      case PaginationStrategy.PageIncrement page ->
        new Page(
            size(page.pageSize(), expressions), page.startFromPage(), page.injectOnFirstRequest());
      case PaginationStrategy.OffsetIncrement offset ->
        new Offset(size(offset.pageSize(), expressions), offset.injectOnFirstRequest());
    };
  }

  private static Optional<Expr> size(Optional<Text> spec, Expressions expressions) {
    return expressions.text(spec, Roots.PAGING);
  }

  /** Whether the page is the last one: empty, or not full where the size of a full one is known. */
  private static boolean isLast(Optional<Expr> pageSize, Vars vars, int size) {
    return size == 0
        || (pageSize.isPresent()
            && pageSize.get().value(vars) instanceof Number full
            && size < full.longValue());
  }

  private static Optional<JsonNode> number(long value) {
    return Optional.of(JsonNodeFactory.instance.numberNode(value));
  }

  /** An expression over the response. */
  record Cursor(Expr value, Optional<Expr> stop, Optional<Expr> pageSize) implements Strategy {
    @Override
    public Optional<JsonNode> first() {
      return Optional.empty();
    }

    @Override
    public Optional<JsonNode> next(Vars vars, int size, Optional<JsonNode> last) {
      if (stop.isPresent() && stop.get().test(vars)) {
        return Optional.empty();
      }
      JsonNode token = value.json(vars, Accept.ANY);
      return isFalsy(token) ? Optional.empty() : Optional.of(token);
    }

    private static boolean isFalsy(JsonNode token) {
      return switch (token.getNodeType()) {
        case NULL, MISSING -> true;
        case STRING -> token.textValue().isEmpty();
        case NUMBER -> token.decimalValue().signum() == 0;
        case BOOLEAN -> !token.booleanValue();
        default -> token.isEmpty();
      };
    }
  }

  /** Page numbers. */
  record Page(Optional<Expr> pageSize, int start, boolean onFirst) implements Strategy {
    @Override
    public Optional<JsonNode> first() {
      return onFirst ? number(start) : Optional.empty();
    }

    @Override
    public Optional<JsonNode> next(Vars vars, int size, Optional<JsonNode> last) {
      return isLast(pageSize, vars, size)
          ? Optional.empty()
          : number(last.map(JsonNode::asLong).orElse((long) start) + 1);
    }
  }

  /** The number of records so far. */
  record Offset(Optional<Expr> pageSize, boolean onFirst) implements Strategy {
    @Override
    public Optional<JsonNode> first() {
      return onFirst ? number(0) : Optional.empty();
    }

    @Override
    public Optional<JsonNode> next(Vars vars, int size, Optional<JsonNode> last) {
      return isLast(pageSize, vars, size)
          ? Optional.empty()
          : number(last.map(JsonNode::asLong).orElse(0L) + size);
    }
  }
}
