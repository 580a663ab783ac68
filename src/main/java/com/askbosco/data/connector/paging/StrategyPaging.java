package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.spec.manifest.PageTokenOption;
import com.askbosco.data.spec.manifest.Paginator;
import com.askbosco.data.spec.manifest.RequestOption;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

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
  }

  @Override
  public Optional<JsonNode> first(Vars vars) {
    return strategy.first();
  }

  @Override
  public Optional<JsonNode> next(Vars vars, int size, Optional<JsonNode> last) {
    return strategy.next(vars, size, last);
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, Optional<JsonNode> token) {
    if (tokenIsPath && token.isPresent()) {
      draft.path(token.get().asText());
    }
    Optional<Expr> size = strategy.pageSize();
    if (sizeOption.isPresent() && size.isPresent()) {
      sizeOption.get().put(draft, vars, size.get().value(vars));
    }
    if (tokenOption.isPresent() && token.isPresent()) {
      tokenOption.get().put(draft, vars, token.get());
    }
  }
}
