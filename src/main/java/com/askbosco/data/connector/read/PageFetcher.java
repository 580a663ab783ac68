package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Response;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.http.Call;
import com.askbosco.data.connector.http.Exchange;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.paging.Paging;
import com.askbosco.data.connector.properties.Properties;
import com.askbosco.data.connector.record.Batches;
import com.askbosco.data.connector.record.MalformedBodyException;
import com.askbosco.data.connector.record.ParsedBody;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.ErrorHandler.FailureType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Fetches the pages of one series: each with the token that the last one gave. Guards against series without end. */
final class PageFetcher {
  /**
   * A page, or a part of one.
   *
   * @param next the token of the next page
   * @param partial whether {@link #more} gives more of this page; what comes next is not known before
   * @param gathered whether the body is not the response but made from it, one value a line
   * @param answered whether the source gave a page; an answer that the manifest ignores is none
   */
  record Fetched(
      byte[] body,
      List<SourceRecord> records,
      Optional<JsonNode> next,
      boolean partial,
      boolean gathered,
      boolean answered) {

    static Fetched whole(byte[] body, List<SourceRecord> records, Optional<JsonNode> next) {
      return new Fetched(body, records, next, false, false, true);
    }
  }

  /** What a page is asked for with: its token, and the page size when it is not the manifest's. */
  private record Asked(Optional<JsonNode> token, OptionalLong pageSize, int done) {}

  private final Retrieval.Endpoint endpoint;
  private final Paging paging;
  private final Optional<Properties> properties;
  private final Selector selector;
  private final Optional<Predicate<JsonNode>> gate;
  private final Vars vars;
  private final Session session;
  private final BiConsumer<RequestDraft, Optional<JsonNode>> more;
  private final Selector.Rules rules;
  private final EndGuard guard;
  private @Nullable SourceException failure;
  private @Nullable Supplier<Fetched> rest;

  /**
   * @param properties the fields to ask for by name
   * @param rules what becomes of records
   * @param gate ends the pages at a record that the cursor does not want
   * @param vars with the slice
   * @param more puts slice and window into a request that has the given token
   */
  PageFetcher(
      Retrieval.Endpoint endpoint,
      Paging paging,
      Optional<Properties> properties,
      Selector selector,
      Selector.Rules rules,
      Optional<Predicate<JsonNode>> gate,
      Vars vars,
      Session session,
      BiConsumer<RequestDraft, Optional<JsonNode>> more) {
    this.endpoint = endpoint;
    this.paging = paging;
    this.properties = properties;
    this.selector = selector;
    this.gate = gate;
    this.vars = vars;
    this.session = session;
    this.more = more;
    this.rules = rules;
    this.guard = new EndGuard(session.exact());
  }

  /** More of a page that was given in part. */
  Fetched more() {
    SourceException what = failure;
    if (what != null) {
      failure = null;
      throw what;
    }
    Supplier<Fetched> next = rest;
    if (next == null) {
      throw new IllegalStateException("The page was given as a whole");
    }
    return next.get();
  }

  /**
   * A page, or the first part of it that is not done.
   *
   * @param done how many parts of it were given before
   * @param pageSize how many records to ask for instead of what the manifest says
   */
  Fetched fetch(Optional<JsonNode> token, int done, OptionalLong pageSize)
      throws InterruptedException {
    Asked asked = new Asked(token, pageSize, done);
    rest = null;
    Vars own = vars.inner().set("next_page_token", nextPageToken(token));
    Fetched page = properties.isEmpty()
        ? ask(own, own, asked, records -> records)
        : askInParts(properties.get(), own, asked);
    guard.look(token, page);
    return page;
  }

  /** The page that was not asked for because it is known: its records and the token of the next. */
  Fetched given(byte[] body) throws InterruptedException {
    Vars own = vars.inner().set("next_page_token", nextPageToken(Optional.empty()));
    try {
      Response response = new Response(200, Map.of(), body);
      return read(
          response,
          Optional.of(selector.look(body, own, session.exact())),
          own,
          own,
          new Asked(Optional.empty(), OptionalLong.empty(), 0),
          records -> records);
    } catch (MalformedBodyException e) {
      throw new SourceException(
          ErrorCode.SOURCE_BAD_RESPONSE, String.valueOf(e.getMessage()), null, e);
    }
  }

  /** A page whose fields are asked for in several requests. */
  private Fetched askInParts(Properties fields, Vars own, Asked asked) throws InterruptedException {
    List<List<SourceRecord>> answers = new ArrayList<>();
    List<List<String>> chunks = fields.chunks(own, session);
    for (List<String> chunk : chunks.subList(0, chunks.size() - 1)) {
      Fetched part = ask(own, Properties.within(own, chunk), asked, records -> records);
      fields.verify(part.records());
      answers.add(part.records());
    }
    Vars asking = Properties.within(own, chunks.get(chunks.size() - 1));
    Fetched last = ask(own, asking, asked, records -> {
      List<List<SourceRecord>> all = new ArrayList<>(answers);
      all.add(records);
      return fields.page(all, session.exact());
    });
    return Fetched.whole(Properties.body(last.records()), last.records(), last.next());
  }

  /**
   * @param own what records see
   * @param asking what the request and the paginator see
   * @param whole makes the page of the answer's records
   */
  private Fetched ask(Vars own, Vars asking, Asked asked, UnaryOperator<List<SourceRecord>> whole)
      throws InterruptedException {
    return new Exchange(session)
        .send(new Call<>(
            () -> draft(asking, asked),
            endpoint.auth(),
            endpoint.rules(),
            bytes -> selector.look(bytes, own, session.exact()),
            (response, body) -> read(response, body, own, asking, asked, whole),
            asking));
  }

  static JsonNode nextPageToken(Optional<JsonNode> token) {
    return token
        .<JsonNode>map(t -> JsonNodeFactory.instance.objectNode().set("next_page_token", t))
        .orElse(JsonNodeFactory.instance.nullNode());
  }

  private RequestDraft draft(Vars own, Asked asked) {
    RequestDraft draft = endpoint.template().draft(own, session.hosts());
    if (selector.isLarge()) {
      draft.allowLargeAnswer();
    }
    more.accept(draft.from(RequestDraft.Part.SLICES), asked.token());
    paging.inject(draft.from(RequestDraft.Part.PAGINATOR), own, asked.token(), asked.pageSize());
    return draft;
  }

  private Fetched read(
      Response response,
      Optional<ParsedBody> body,
      Vars own,
      Vars asking,
      Asked asked,
      UnaryOperator<List<SourceRecord>> whole)
      throws MalformedBodyException {
    if (body.isEmpty()) {
      // Ignored by the manifest, or nothing by its status. An empty list keeps such a page readable
      // later.
      return new Fetched(
          new byte[] {'[', ']'}, whole.apply(List.of()), Optional.empty(), false, false, false);
    }
    if (response.download() != null || selector.comesInParts()) {
      return inParts(response, own, asking, asked, whole);
    }
    ParsedBody parsed = body.get();
    if (parsed.size() == 0 && !session.exact()) {
      HiddenError.refuse(parsed.root());
    }
    if (session.limits().recordsRequired()) {
      selector.require(parsed, own);
    }
    Selector.Selected selected = selector.records(parsed, own, rules);
    List<SourceRecord> records = whole.apply(selected.records());
    if (selected.failure() != null) {
      failure = selected.failure();
      return new Fetched(response.body(), records, Optional.empty(), true, false, true);
    }
    // What the cursor does not want is left out only now: the paginator sees whole pages.
    List<SourceRecord> wanted = wanted(records);
    try {
      Optional<JsonNode> next = next(asking, asked)
          .token(
              response,
              parsed::root,
              parsed.size(),
              records.size(),
              () -> records.isEmpty() ? null : records.get(records.size() - 1).tree());
      return Fetched.whole(response.body(), wanted, next);
    } catch (ExpressionException e) {
      if (!session.exact()) {
        throw e;
      }
      // There, a page's records are handed on before the next page is thought of.
      String what = session.redactor().clean("the paginator failed: " + e.getMessage());
      failure = new SourceException(e.code(), what, FailureType.of(e.code()), null, e);
      return new Fetched(response.body(), wanted, Optional.empty(), true, false, true);
    }
  }

  private NextPage next(Vars asking, Asked asked) {
    return new NextPage(paging, gate, session.exact(), asking, asked.token(), asked.pageSize());
  }

  private List<SourceRecord> wanted(List<SourceRecord> records) {
    return gate.isEmpty()
        ? records
        : records.stream().filter(each -> gate.get().test(each.tree())).toList();
  }

  /** The page of a response that may be of any length. */
  private Fetched inParts(
      Response response,
      Vars own,
      Vars asking,
      Asked asked,
      UnaryOperator<List<SourceRecord>> whole)
      throws MalformedBodyException {
    LongPage page;
    try {
      page = LongPage.open(selector, response, own, rules, asked.done());
    } catch (IOException e) {
      throw new MalformedBodyException("the answer cannot be unpacked", e);
    }
    rest = () -> part(page, response, whole, next(asking, asked));
    return rest.get();
  }

  private Fetched part(
      LongPage page, Response response, UnaryOperator<List<SourceRecord>> whole, NextPage next) {
    Batches.@Nullable Batch batch = page.next();
    List<SourceRecord> records = wanted(whole.apply(batch == null ? List.of() : batch.records()));
    byte[] body = batch == null ? new byte[0] : batch.body();
    if (!page.isEnd()) {
      return new Fetched(body, records, Optional.empty(), true, true, true);
    }
    page.close();
    Optional<JsonNode> token = next.token(
        response, JsonNodeFactory.instance::objectNode, page.extracted(), page.kept(), page::last);
    boolean all = page.isWhole();
    return new Fetched(all ? response.body() : body, records, token, false, !all, true);
  }
}
