package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.spec.manifest.Paginator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A paginator, compiled. Stateless and thread-safe: the token of the last request is all that the next one needs, so reading can
 * go on after any page.
 */
public interface Paging {
  /** There is one page. */
  Paging NONE = new Paging() {
    @Override
    public Optional<JsonNode> first(Vars vars) {
      return Optional.empty();
    }

    @Override
    public Optional<JsonNode> next(Vars vars, int size, Optional<JsonNode> last) {
      return Optional.empty();
    }

    @Override
    public void inject(RequestDraft draft, Vars vars, Optional<JsonNode> token) {}
  };

  /** The token of the first request; empty when that one has none. */
  Optional<JsonNode> first(Vars vars);

  /**
   * The token of the next request; empty when there is no further page.
   *
   * @param vars have {@code response}, {@code headers}, {@code last_record} and {@code last_page_size}
   * @param size how many records the response holds, before any filter
   * @param last the token of the request just answered
   */
  Optional<JsonNode> next(Vars vars, int size, Optional<JsonNode> last);

  /** Puts page size and token into a request. */
  void inject(RequestDraft draft, Vars vars, Optional<JsonNode> token);

  /** Compiles a paginator. */
  static Paging compile(Optional<Paginator> spec, Expressions expressions) {
    if (spec.isEmpty()) {
      return NONE;
    }
    return switch (spec.get()) {
      case Paginator.NoPagination none -> NONE;
      case Paginator.DefaultPaginator paginator -> new StrategyPaging(paginator, expressions);
    };
  }
}
