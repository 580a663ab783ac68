package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.Pages;
import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.partition.Partition;
import com.askbosco.data.connector.partition.Partitions;
import com.askbosco.data.model.DateRange;
import com.askbosco.data.model.ErrorCode;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of one slice: its parts in order, the pages of each part in order. */
public final class SlicePages implements Pages {
  /** In a page's context: its body is no response but the list of the records that several gave. */
  public static final String GATHERED = "gathered";
  /** In a page's context: its body is not the response but values of it, one a line. */
  public static final String VALUES = "values";

  private final CompiledStream stream;
  private final Vars vars;
  private final Session session;
  private final @Nullable DateRange window;
  private @Nullable List<Part> parts;
  private @Nullable PartReader reader;
  private @Nullable Part part;
  private @Nullable Position resume;
  private int index;
  private int page;

  /**
   * @param vars the config
   * @param position where to go on, or null to begin
   */
  public SlicePages(
      CompiledStream stream,
      Vars vars,
      Session session,
      @Nullable DateRange window,
      @Nullable String position) {
    this.stream = stream;
    this.vars = vars;
    this.session = session;
    this.window = window;
    this.resume = position == null ? null : Position.parse(position);
  }

  @Override
  public @Nullable Page next() throws InterruptedException {
    begin();
    while (true) {
      if (reader == null) {
        List<Part> all = parts();
        if (index >= all.size()) {
          return null;
        }
        part = all.get(index);
        reader = reader(part, Optional.empty());
      }
      PartReader.PartPage fetched = reader.next();
      if (fetched != null) {
        return page(fetched, Objects.requireNonNull(part));
      }
      reader = null;
      index++;
    }
  }

  private void begin() throws InterruptedException {
    Position position = resume;
    if (position == null) {
      return;
    }
    resume = null;
    page = position.page();
    index = position.index();
    part = position.part();
    if (position.state().isPresent()) {
      reader = reader(position.part(), position.state());
    } else {
      verify(parts(), position.part());
    }
  }

  private Page page(PartReader.PartPage fetched, Part from) throws InterruptedException {
    int number = page++;
    if (page > session.limits().maxPages()) {
      throw new SourceException(
          ErrorCode.SOURCE_ENDLESS,
          "the slice has more than " + session.limits().maxPages()
              + " pages; raise `bosco.max_pages` of the manifest if that is right");
    }
    Position next = null;
    if (fetched.state().isPresent()) {
      next = new Position(page, index, from, fetched.state());
    } else {
      reader = null;
      List<Part> all = parts();
      verify(all, from);
      index++;
      if (index < all.size()) {
        next = new Position(page, index, all.get(index), Optional.empty());
      }
    }
    return new Page(
        number,
        fetched.page().body(),
        context(from, fetched),
        fetched.page().records(),
        next == null ? null : next.text());
  }

  private ObjectNode context(Part from, PartReader.PartPage fetched) {
    ObjectNode context = from.json();
    fetched.token().ifPresent(t -> context.set("token", t));
    if (fetched.page().gathered()) {
      context.put(VALUES, true);
    }
    if (window != null) {
      context.put("days", window.toString());
    }
    if (stream.retrieval() instanceof Retrieval.Simple simple
        && simple.properties().isPresent()) {
      context.put(GATHERED, true);
    }
    return context;
  }

  /** The variables that extraction needs, from a page's context. */
  public static Vars within(Vars vars, JsonNode context) {
    return Part.of(context)
        .within(vars)
        .set(
            "next_page_token",
            PageFetcher.nextPageToken(Optional.ofNullable(context.get("token"))));
  }

  private List<Part> parts() throws InterruptedException {
    List<Part> known = parts;
    if (known == null) {
      known = new ArrayList<>();
      List<ObjectNode> windows = stream.windows().isPresent()
          ? stream.windows().get().windows(vars, window)
          : List.of(JsonNodeFactory.instance.objectNode());
      for (Partition partition : partitions()) {
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        extra.setAll(partition.extra());
        for (ObjectNode each : windows) {
          known.add(new Part(partition.value(), each, extra));
        }
      }
      parts = known;
    }
    return known;
  }

  /** The partitions, each once. */
  private List<Partition> partitions() throws InterruptedException {
    if (stream.partitioner().isEmpty()) {
      return List.of(new Partition(JsonNodeFactory.instance.objectNode(), Map.of()));
    }
    Partitions source =
        stream.partitioner().get().open(vars, session, JsonNodeFactory.instance.objectNode());
    Map<ObjectNode, Partition> all = new LinkedHashMap<>();
    for (Partition each = source.next(); each != null; each = source.next()) {
      all.putIfAbsent(each.value(), each);
    }
    return List.copyOf(all.values());
  }

  /** Finds the part where it was; elsewhere when the list has changed. */
  private void verify(List<Part> all, Part expected) {
    String wanted = expected.slice().toString();
    if (index < all.size() && all.get(index).slice().toString().equals(wanted)) {
      return;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).slice().toString().equals(wanted)) {
        index = i;
        return;
      }
    }
    throw new SourceException(
        ErrorCode.SOURCE_BAD_RESPONSE,
        "the list of parts of stream " + stream.info().name()
            + " changed while it was read; read the slice from its beginning");
  }

  private PartReader reader(Part of, Optional<JsonNode> state) throws InterruptedException {
    return new Readers(stream, vars, session, Optional.empty(), () -> Windows.NONE, false)
        .open(of, state);
  }

  @Override
  public void close() {
    reader = null;
    parts = null;
  }

  /** The config with the window's days as {@code start_date} and {@code end_date}. */
  public static JsonNode withWindow(JsonNode config, @Nullable DateRange window) {
    if (window == null || !(config instanceof ObjectNode object)) {
      return config;
    }
    ObjectNode full = object.deepCopy();
    full.put("start_date", window.from().toString());
    full.put("end_date", window.to().toString());
    return full;
  }
}
