package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Views;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.PageTokenOption;
import com.askbosco.data.spec.manifest.Paginator;
import com.askbosco.data.spec.manifest.Paginator.PaginationStrategy;
import com.askbosco.data.spec.manifest.RequestOption;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/** A strategy, and where its token and the page size go. */
final class StrategyPaging implements Paging {
  private final Strategy strategy;
  private final Optional<Injector> sizeOption;
  private final Optional<Injector> tokenOption;
  private final boolean tokenIsPath;

  StrategyPaging(Paginator.DefaultPaginator spec, Expressions expressions) {
    this.strategy = Strategy.compile(spec.paginationStrategy(), expressions);
    this.sizeOption = Injector.compile(spec.pageSizeOption(), expressions);
    Optional<PageTokenOption> token = spec.pageTokenOption();
    this.tokenIsPath =
        token.filter(t -> t instanceof PageTokenOption.RequestPath).isPresent();
    this.tokenOption = token.flatMap(t -> switch (t) {
      case PageTokenOption.RequestPath path -> Optional.empty();
      case RequestOption option -> Optional.of(Injector.compile(option, expressions));
    });
    if (sizeOption.isPresent() && !hasPageSize(spec.paginationStrategy())) {
      expressions.problem(
          spec.place(),
          ErrorCode.CONFIG_MISSING_KEY,
          "`page_size_option` says where the page size goes, but there is none",
          "Add `page_size` to the pagination strategy.");
    }
    expressions.whenConfigured(this::refuseCollision);
  }

  private void refuseCollision(Vars vars) {
    if (sizeOption.isPresent()
        && tokenOption.isPresent()
        && sizeOption.get().collides(tokenOption.get(), vars)) {
      throw new BoscoException(
          ErrorCode.MANIFEST_INVALID,
          "the paginator's `page_size_option` and `page_token_option` are one place of the request; give them different names");
    }
  }

  private static boolean hasPageSize(PaginationStrategy strategy) {
    return switch (strategy) {
      case PaginationStrategy.CursorPagination cursor -> cursor.pageSize().isPresent();
      case PaginationStrategy.PageIncrement page -> page.pageSize().isPresent();
      case PaginationStrategy.OffsetIncrement offset -> offset.pageSize().isPresent();
      case PaginationStrategy.CustomPaginationStrategy custom -> true;
    };
  }

  @Override
  public Optional<JsonNode> first(Vars vars) {
    return strategy.first();
  }

  @Override
  public Optional<JsonNode> next(PageEnd page) {
    return strategy.next(page).filter(token -> !isFalsy(token));
  }

  /** A token that Python takes for false is none, a page number of 0 too. */
  private static boolean isFalsy(JsonNode token) {
    return switch (token.getNodeType()) {
      case NULL, MISSING -> true;
      case STRING -> token.textValue().isEmpty();
      case NUMBER -> token.decimalValue().signum() == 0;
      case BOOLEAN -> !token.booleanValue();
      default -> token.isEmpty();
    };
  }

  @Override
  public OptionalLong pageSize(Vars vars) {
    return strategy.pageSize(vars);
  }

  @Override
  public void inject(
      RequestDraft draft, Vars vars, Optional<JsonNode> token, OptionalLong pageSize) {
    if (tokenIsPath && token.isPresent() && !isFalsy(token.get())) {
      draft.path(Text.str(Views.READ_ONLY.of(token.get())));
    }
    if (tokenOption.isPresent() && token.isPresent()) {
      tokenOption.get().put(draft, vars, token.get());
    }
    if (sizeOption.isPresent()) {
      OptionalLong size = pageSize.isPresent() ? pageSize : strategy.pageSize(vars);
      size.ifPresent(n -> sizeOption.get().put(draft, vars, n));
    }
  }
}
