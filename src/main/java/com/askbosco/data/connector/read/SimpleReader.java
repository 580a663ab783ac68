package com.askbosco.data.connector.read;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.PageRefusedException;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part page after page. Where the source wants the pages asked for otherwise, it is read so: from the first page again, in
 * smaller pages, or in halves of its window, one after another.
 */
final class SimpleReader implements PartReader {
  private static final int DEEPEST = 10;

  /** A window that is still to be read. */
  private record Span(ObjectNode window, int depth) {}

  private final Part part;
  private final Retrieval.Simple how;
  private final Session session;
  private final Windows windows;
  private final Function<Part, PageFetcher> fetchers;
  private final Function<Part, Vars> vars;
  private final Deque<Span> spans = new ArrayDeque<>();
  private ObjectNode window;
  private Series series;
  private PageFetcher pages;
  private Optional<JsonNode> token;
  private boolean begun;
  private boolean open;
  private boolean full;
  private int done;

  /**
   * @param fetchers fetch the pages of a part
   * @param vars of a part
   * @param state where to go on
   */
  SimpleReader(
      Part part,
      Retrieval.Simple how,
      Session session,
      Windows windows,
      Function<Part, PageFetcher> fetchers,
      Function<Part, Vars> vars,
      Optional<JsonNode> state) {
    this.part = part;
    this.how = how;
    this.session = session;
    this.windows = windows;
    this.fetchers = fetchers;
    this.vars = vars;
    this.begun = state.isPresent();
    JsonNode known = state.orElse(JsonNodeFactory.instance.objectNode());
    this.done = known.path("part").asInt();
    known
        .path("spans")
        .forEach(span -> spans.add(
            new Span((ObjectNode) span.path("window"), span.path("depth").asInt())));
    if (spans.isEmpty()) {
      spans.add(new Span(part.window(), 0));
    }
    this.window =
        known.get("window") instanceof ObjectNode rest ? rest : spans.getFirst().window();
    this.series = new Series(window);
    this.pages = series.pages;
    this.token = begun ? Optional.ofNullable(known.get("token")) : series.first();
  }

  /** Reads one window from its first page on. */
  private final class Series {
    final Part at;
    final PageFetcher pages;
    final Resets resets = new Resets(how.rereads().reset(), windows, session.exact());
    final @Nullable PageSizes size;

    Series(ObjectNode each) {
      at = at(each);
      pages = fetchers.apply(at);
      size = how.rereads()
          .reduction()
          .map(policy -> new PageSizes(policy, how.paging().pageSize(vars.apply(at)), session))
          .orElse(null);
    }

    Optional<JsonNode> first() {
      return how.paging().first(vars.apply(at));
    }
  }

  /** Begins to read a window with its first page. */
  private void begin(ObjectNode each) {
    window = each;
    series = new Series(each);
    pages = series.pages;
    token = series.first();
  }

  private Part at(ObjectNode each) {
    return each == part.window() ? part : new Part(part.partition(), each, part.extra());
  }

  @Override
  public PartPage next() throws InterruptedException {
    if (full) {
      full = false;
      restart();
    }
    while (true) {
      try {
        Optional<JsonNode> used = token;
        PageSizes size = series.size;
        PageFetcher.Fetched page = open
            ? pages.more()
            : pages.fetch(used, done, size == null ? OptionalLong.empty() : size.size());
        begun = true;
        open = page.partial();
        if (open) {
          done++;
          series.resets.observe(page.records());
          return new PartPage(page, used, Optional.of(state()));
        }
        done = 0;
        if (size != null) {
          size.success();
        }
        series.resets.observe(page.records());
        boolean more = follow(page);
        return new PartPage(page, used, more ? Optional.of(state()) : Optional.empty());
      } catch (PageRefusedException e) {
        refused(e);
      }
    }
  }

  /** Finds out what comes after a page; false when the part is done. */
  private boolean follow(PageFetcher.Fetched page) {
    if (page.answered() && series.resets.isLimitReached()) {
      // Whether it may begin again is found out after this page was handed on.
      full = true;
      token = Optional.empty();
      return true;
    }
    token = page.next();
    if (token.isPresent()) {
      return true;
    }
    spans.removeFirst();
    if (spans.isEmpty()) {
      return false;
    }
    begin(spans.getFirst().window());
    return true;
  }

  private JsonNode state() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    token.ifPresent(t -> state.set("token", t));
    if (done > 0) {
      state.put("part", done);
    }
    if (window != spans.getFirst().window()) {
      state.set("window", window);
    }
    if (spans.size() > 1 || spans.getFirst().depth() > 0) {
      ArrayNode left = state.putArray("spans");
      spans.forEach(
          span -> left.addObject().put("depth", span.depth()).set("window", span.window()));
    }
    return state;
  }

  private void refused(PageRefusedException e) throws InterruptedException {
    switch (e.action()) {
      case RESET_PAGINATION -> {
        // Pages that a pipeline keeps cannot be taken back, so the whole slice has to begin anew.
        if (begun && !session.exact()) {
          throw new SourceException(
              ErrorCode.SOURCE_UNAVAILABLE,
              "the source asks to begin with the first page again",
              null,
              e);
        }
        restart();
      }
      case REDUCE_PAGE_SIZE -> {
        PageSizes size = series.size;
        if (size == null) {
          throw unprepared("page_size_reduction", e);
        }
        size.reduce(String.valueOf(e.getMessage()));
      }
      case SPLIT_REQUEST_WINDOW -> split(e);
      default -> throw e;
    }
  }

  private void restart() {
    ObjectNode whole = spans.getFirst().window();
    window = series.resets.next(whole, window);
    pages = fetchers.apply(at(window));
    token = how.paging().first(vars.apply(at(window)));
  }

  private void split(PageRefusedException e) {
    if (how.rereads().splitting().isEmpty() || !windows.isCursor()) {
      throw unprepared("request_window_splitting", e);
    }
    Span refused = spans.removeFirst();
    List<ObjectNode> halves = refused.depth() >= DEEPEST
        ? List.of()
        : windows.halves(refused.window(), how.rereads().leastWindow());
    if (halves.isEmpty()) {
      String more = how.rereads()
          .splitting()
          .flatMap(s -> s.failureMessage())
          .map(m -> " " + m.strip())
          .orElse("");
      throw new SourceException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the source refuses even the smallest window that may be asked for (" + e.getMessage()
              + ")." + more,
          FailureType.TRANSIENT_ERROR,
          null,
          e);
    }
    for (int i = halves.size() - 1; i >= 0; i--) {
      spans.addFirst(new Span(halves.get(i), refused.depth() + 1));
    }
    begin(spans.getFirst().window());
  }

  private static SourceException unprepared(String field, PageRefusedException e) {
    return new SourceException(
        ErrorCode.CONFIG_BAD_VALUE,
        "the source wants the page asked for otherwise, but the retriever has no `" + field
            + "` or the stream no cursor that allows it (" + e.getMessage() + ")",
        FailureType.CONFIG_ERROR,
        null,
        e);
  }
}
