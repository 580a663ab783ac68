package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Accept;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.Paginator.PaginationStrategy;
import com.askbosco.data.spec.manifest.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the next page's token is, compiled. Stateless and thread-safe. */
public interface Strategy {

  /** The token of the first request; empty when that one has none. */
  Optional<JsonNode> first();

  /** The token of the next request; empty or a value that Python takes for false when there is no further page. */
  Optional<JsonNode> next(PageEnd page);

  /** How many records to ask for; empty when the manifest does not say. */
  OptionalLong pageSize(Vars vars);

  /** A strategy that manifests name by {@code class_name}. Must have a public constructor without parameters. */
  interface Custom extends Registry.Named {
    /** Makes a strategy with the manifest's settings. */
    Strategy configure(Map<String, JsonNode> settings);
  }

  /** Compiles a strategy. */
  static Strategy compile(PaginationStrategy spec, Expressions expressions) {
    return switch (spec) {
      case PaginationStrategy.CursorPagination cursor -> {
        PageSize size = new PageSize(cursor.pageSize(), expressions);
        if (cursor.pageSize().isEmpty()) {
          noPageSize(cursor.cursorValue(), expressions);
          cursor.stopCondition().ifPresent(stop -> noPageSize(stop, expressions));
        }
        yield new Cursor(
            expressions.text(cursor.cursorValue(), Roots.PAGING),
            expressions.text(cursor.stopCondition(), Roots.PAGING),
            size);
      }
      case PaginationStrategy.PageIncrement page -> {
        PageSize size = new PageSize(page.pageSize(), expressions);
        expressions.whenConfigured(size::of); // as the reference, before anything is asked for
        yield new Page(size, page.startFromPage(), page.injectOnFirstRequest());
      }
      case PaginationStrategy.OffsetIncrement offset ->
        new Offset(new PageSize(offset.pageSize(), expressions), offset.injectOnFirstRequest());
      case PaginationStrategy.CustomPaginationStrategy custom ->
        Registry.find(
                Custom.class,
                "pagination strategy",
                custom.className(),
                custom.rest(),
                custom.place(),
                expressions,
                Custom::configure)
            .orElseGet(() -> new Page(new PageSize(Optional.empty(), expressions), 0, false));
    };
  }

  private static void noPageSize(Text text, Expressions expressions) {
    if (text.value().matches("(?s).*\\{[{%][^}]*(?<![.'\"\\w])page_size\\b(?!['\"]).*")) {
      expressions.problem(
          text.place(),
          ErrorCode.CONFIG_MISSING_KEY,
          "the expression reads `page_size`, but the strategy has none",
          "Add `page_size` to the CursorPagination.");
    }
  }

  private static Optional<JsonNode> number(long value) {
    return Optional.of(JsonNodeFactory.instance.numberNode(value));
  }

  /** An expression over the response. */
  record Cursor(Expr value, Optional<Expr> stop, PageSize size) implements Strategy {
    @Override
    public Optional<JsonNode> first() {
      return Optional.empty();
    }

    @Override
    public Optional<JsonNode> next(PageEnd page) {
      Vars vars = page.vars().inner();
      OptionalLong asked = page.asked().isPresent() ? page.asked() : size.of(page.vars());
      asked.ifPresent(n -> vars.set("page_size", n));
      if (stop.isPresent() && stop.get().test(vars)) {
        return Optional.empty();
      }
      return Optional.of(value.json(vars, Accept.ANY));
    }

    @Override
    public OptionalLong pageSize(Vars vars) {
      return size.of(vars);
    }
  }

  /** Page numbers. */
  record Page(PageSize size, long start, boolean onFirst) implements Strategy {
    @Override
    public Optional<JsonNode> first() {
      return onFirst ? number(start) : Optional.empty();
    }

    @Override
    public Optional<JsonNode> next(PageEnd page) {
      return page.isLast(size.of(page.vars()))
          ? Optional.empty()
          : number(page.token().map(JsonNode::asLong).orElse(start) + 1);
    }

    @Override
    public OptionalLong pageSize(Vars vars) {
      return size.of(vars);
    }
  }

  /** The number of records so far. */
  record Offset(PageSize size, boolean onFirst) implements Strategy {
    @Override
    public Optional<JsonNode> first() {
      return onFirst ? number(0) : Optional.empty();
    }

    @Override
    public Optional<JsonNode> next(PageEnd page) {
      OptionalLong asked = page.asked().isPresent() ? page.asked() : size.of(page.vars());
      return page.isLast(asked)
          ? Optional.empty()
          : number(page.token().map(JsonNode::asLong).orElse(0L) + page.extracted());
    }

    @Override
    public OptionalLong pageSize(Vars vars) {
      return size.of(vars);
    }
  }
}
