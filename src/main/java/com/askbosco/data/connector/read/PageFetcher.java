package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.paging.Paging;
import com.askbosco.data.connector.properties.Properties;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.ParsedBody;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fetches the pages of one series: each with the token that the last one gave. Guards against series without end. */
final class PageFetcher {
  private static final int MOST_EMPTY_PAGES = 100;

  /**
   * A page, or a part of one.
   *
   * @param next the token of the next page
   * @param partial whether {@link #more} gives more of this page; what comes next is not known before
   * @param gathered whether the body is not the response but made from it, one value a line
   */
  record Fetched(
      byte[] body,
      List<SourceRecord> records,
      Optional<JsonNode> next,
      boolean partial,
      boolean gathered) {

    static Fetched whole(byte[] body, List<SourceRecord> records, Optional<JsonNode> next) {
      return new Fetched(body, records, next, false, false);
    }
  }

  private final Retrieval.Endpoint endpoint;
  private final Paging paging;
  private final Optional<Properties> properties;
  private final Selector selector;
  private final Vars vars;
  private final Session session;
  private final BiConsumer<RequestDraft, Optional<JsonNode>> more;
  private final Set<String> seen = new HashSet<>();
  private final Selector.Rules rules;
  private @Nullable SourceException failure;
  private int empty;

  /**
   * @param properties the fields to ask for by name
   * @param rules what becomes of records
   * @param vars with the slice
   * @param more puts slice and window into a request that has the given token
   */
  PageFetcher(
      Retrieval.Endpoint endpoint,
      Paging paging,
      Optional<Properties> properties,
      Selector selector,
      Selector.Rules rules,
      Vars vars,
      Session session,
      BiConsumer<RequestDraft, Optional<JsonNode>> more) {
    this.endpoint = endpoint;
    this.paging = paging;
    this.properties = properties;
    this.selector = selector;
    this.vars = vars;
    this.session = session;
    this.more = more;
    this.rules = rules;
  }

  /** More of a page that was given in part. */
  Fetched more() {
    SourceException what = failure;
    if (what == null) {
      throw new IllegalStateException("The page was given as a whole");
    }
    failure = null;
    throw what;
  }

  /** A page, or its first part. */
  Fetched fetch(Optional<JsonNode> token) throws InterruptedException {
    return fetch(token, 0);
  }

  /**
   * A page, or the first part of it that is not done.
   *
   * @param done how many parts of it were given before
   */
  Fetched fetch(Optional<JsonNode> token, int done) throws InterruptedException {
    token.ifPresent(t -> seen.add(t.toString()));
    Vars own = vars.inner().set("next_page_token", nextPageToken(token));
    Fetched page = properties.isEmpty()
        ? ask(own, own, token, records -> records)
        : askInParts(properties.get(), own, token);
    guard(page);
    return page;
  }

  /** A page whose fields are asked for in several requests. */
  private Fetched askInParts(Properties fields, Vars own, Optional<JsonNode> token)
      throws InterruptedException {
    List<List<SourceRecord>> answers = new ArrayList<>();
    List<List<String>> chunks = fields.chunks(own, session);
    for (List<String> chunk : chunks.subList(0, chunks.size() - 1)) {
      Fetched part = ask(own, Properties.within(own, chunk), token, records -> records);
      fields.verify(part.records());
      answers.add(part.records());
    }
    Vars asking = Properties.within(own, chunks.get(chunks.size() - 1));
    Fetched last = ask(own, asking, token, records -> {
      List<List<SourceRecord>> all = new ArrayList<>(answers);
      all.add(records);
      return fields.page(all);
    });
    return Fetched.whole(Properties.body(last.records()), last.records(), last.next());
  }

  /**
   * @param own what records see
   * @param asking what the request and the paginator see
   * @param whole makes the page of the answer's records
   */
  private Fetched ask(
      Vars own, Vars asking, Optional<JsonNode> token, UnaryOperator<List<SourceRecord>> whole)
      throws InterruptedException {
    return new Exchange(session)
        .send(new Call<>(
            () -> draft(asking, token),
            endpoint.auth(),
            endpoint.rules(),
            bytes -> selector.parse(bytes, own, session.exact()),
            (response, body) -> read(response, body, own, asking, token, whole),
            asking));
  }

  static JsonNode nextPageToken(Optional<JsonNode> token) {
    return token
        .<JsonNode>map(t -> JsonNodeFactory.instance.objectNode().set("next_page_token", t))
        .orElse(JsonNodeFactory.instance.nullNode());
  }

  private RequestDraft draft(Vars own, Optional<JsonNode> token) {
    RequestDraft draft = endpoint.template().draft(own, session.hosts());
    more.accept(draft.from(RequestDraft.Part.SLICES), token);
    paging.inject(draft.from(RequestDraft.Part.PAGINATOR), own, token);
    return draft;
  }

  private Fetched read(
      Response response,
      Optional<ParsedBody> body,
      Vars own,
      Vars asking,
      Optional<JsonNode> token,
      UnaryOperator<List<SourceRecord>> whole)
      throws MalformedBodyException {
    if (body.isEmpty()) {
      // Ignored by the manifest, or nothing by its status. An empty list keeps such a page readable
      // later.
      return Fetched.whole(new byte[] {'[', ']'}, whole.apply(List.of()), Optional.empty());
    }
    ParsedBody parsed = body.get();
    if (parsed.size() == 0 && !session.exact()) {
      refuseHiddenError(parsed.root());
    }
    Selector.Selected selected = selector.records(parsed, own, rules);
    List<SourceRecord> records = whole.apply(selected.records());
    if (selected.failure() != null) {
      failure = selected.failure();
      return new Fetched(response.body(), records, Optional.empty(), true, false);
    }
    Vars after = asking
        .inner()
        .later("response", parsed::root)
        .later("headers", () -> PageHeaders.of(response))
        .set("last_page_size", parsed.size())
        .set("last_page_token_value", token.orElse(null))
        .later(
            "last_record",
            () -> records.isEmpty() ? null : records.get(records.size() - 1).tree());
    return Fetched.whole(response.body(), records, paging.next(after, parsed.size(), token));
  }

  /** An answer without records that speaks of an error is no empty page, whatever its status code. */
  private static void refuseHiddenError(JsonNode root) throws MalformedBodyException {
    for (String field : List.of("error", "errors")) {
      JsonNode error = root.path(field);
      boolean said = error.isContainerNode()
          ? !error.isEmpty()
          : error.isTextual() ? !error.asText().isEmpty() : error.asBoolean();
      if (said) {
        throw new MalformedBodyException("the answer has no records but an `" + field + "`", null);
      }
    }
  }

  private void guard(Fetched page) {
    if (page.next().isPresent() && seen.contains(page.next().get().toString())) {
      throw new SourceException(
          ErrorCode.SOURCE_ENDLESS,
          "the source gave the same page token twice; the pages would never end");
    }
    empty = page.records().isEmpty() ? empty + 1 : 0;
    if (empty > MOST_EMPTY_PAGES && page.next().isPresent()) {
      throw new SourceException(
          ErrorCode.SOURCE_ENDLESS,
          "the source gave " + empty + " pages without a record, one after another");
    }
  }
}
