package com.askbosco.data.spec.manifest;

import java.util.Map;
import java.util.Optional;

/** How further pages are asked for. */
public sealed interface Paginator {

  /** There is one page. */
  record NoPagination() implements Paginator {}

  /** A strategy that gives tokens, and where token and page size go in the request. */
  record DefaultPaginator(
      @Default(custom = "CustomPaginationStrategy") PaginationStrategy paginationStrategy,
      @Default(type = "RequestOption") Optional<RequestOption> pageSizeOption,
      @Default(type = "RequestOption") Optional<PageTokenOption> pageTokenOption,
      Place place)
      implements Paginator {}

  /** What the next page's token is. */
  sealed interface PaginationStrategy {

    /** An expression over the response. */
    record CursorPagination(
        Text cursorValue,
        Optional<Text> stopCondition,
        Optional<Text> pageSize,
        @Default(type = "JsonDecoder") Optional<Decoder> decoder)
        implements PaginationStrategy {}

    /** 1, 2, 3 … until a page is not full. */
    record PageIncrement(
        Optional<Text> pageSize,
        @Default("0") int startFromPage,
        @Default("false") boolean injectOnFirstRequest)
        implements PaginationStrategy {}

    /** The number of records so far, until a page is not full. */
    record OffsetIncrement(
        Optional<Text> pageSize, @Default("false") boolean injectOnFirstRequest)
        implements PaginationStrategy {}

    /**
     * One of the registered strategies.
     *
     * @param className its name; what stands before the last dot is ignored
     * @param rest its settings
     */
    @Component(open = true)
    record CustomPaginationStrategy(String className, Map<String, Json> rest, Place place)
        implements PaginationStrategy {}
  }
}
