package com.askbosco.data.connector.paging;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.spec.manifest.Paginator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

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
    public Optional<JsonNode> next(PageEnd page) {
      return Optional.empty();
    }

    @Override
    public OptionalLong pageSize(Vars vars) {
      return OptionalLong.empty();
    }

    @Override
    public void inject(
        RequestDraft draft, Vars vars, Optional<JsonNode> token, OptionalLong pageSize) {}
  };

  /** The token of the first request; empty when that one has none. */
  Optional<JsonNode> first(Vars vars);

  /** The token of the next request; empty when there is no further page. */
  Optional<JsonNode> next(PageEnd page);

  /** How many records a page is asked for with; empty when the manifest does not say. */
  OptionalLong pageSize(Vars vars);

  /**
   * Puts page size and token into a request.
   *
   * @param pageSize what to ask for instead of what the manifest says; empty for the latter
   */
  void inject(RequestDraft draft, Vars vars, Optional<JsonNode> token, OptionalLong pageSize);

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
