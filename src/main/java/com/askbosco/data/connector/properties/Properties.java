package com.askbosco.data.connector.properties;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.Attributed;
import com.askbosco.data.connector.expression.python.Text;
import com.askbosco.data.connector.expression.python.Views;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.record.Edits;
import com.askbosco.data.connector.schema.Pointer;
import com.askbosco.data.connector.schema.SideRecords;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.QueryProperties;
import com.askbosco.data.spec.manifest.QueryProperties.PropertyChunking;
import com.askbosco.data.spec.manifest.Retriever;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields that the requests of a stream ask for, compiled. Immutable and thread-safe. */
public final class Properties {
  private interface Names {
    List<String> all(Vars vars, Session session) throws InterruptedException;
  }

  private final String stream;
  private final Names names;
  private final List<String> always;
  private final Optional<Chunking> chunking;
  private final Optional<Edits> selector;

  private Properties(
      String stream,
      Names names,
      List<String> always,
      Optional<Chunking> chunking,
      Optional<Edits> selector) {
    this.stream = stream;
    this.names = names;
    this.always = always;
    this.chunking = chunking;
    this.selector = selector;
  }

  /**
   * Compiles the properties of a requester.
   *
   * @param stream the stream whose schema in the configured catalog selects among them
   * @param retrievers compiles the retriever that reads their names
   */
  public static Properties compile(
      QueryProperties spec,
      String stream,
      Expressions expressions,
      Function<Retriever, SideRecords> retrievers) {
    Names names = switch (spec.propertyList()) {
      case QueryProperties.PropertyList.Names list -> (vars, session) -> list.names();
      case QueryProperties.PropertiesFromEndpoint endpoint ->
        new FromEndpoint(
            new Pointer(expressions.texts(endpoint.propertyFieldPath(), Roots.CONFIG)),
            retrievers.apply(endpoint.retriever()));
    };
    return new Properties(
        stream,
        names,
        spec.alwaysIncludeProperties(),
        spec.propertyChunking().map(Chunking::new),
        spec.propertySelector().map(s -> Edits.compile(s.transformations(), expressions)));
  }

  /** The names of each request that a page takes; at least one request. */
  public List<List<String>> chunks(Vars vars, Session session) throws InterruptedException {
    Optional<Set<String>> selected = selected(vars, session);
    List<String> all = names.all(vars, session);
    if (chunking.isPresent()) {
      return chunking.get().chunks(all, always, selected);
    }
    List<String> chunk = new ArrayList<>(always);
    all.stream()
        .filter(name -> selected.isEmpty() || selected.get().contains(name))
        .forEach(chunk::add);
    return List.of(chunk);
  }

  /** The variables of the request that asks for these names. */
  public static Vars within(Vars vars, List<String> names) {
    JsonNode slice = JsonNodeFactory.instance.objectNode();
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    if (vars.get("stream_slice") instanceof Attributed known) {
      slice = known.items();
      attributes.putAll(known.attributes());
    }
    ObjectNode extra = JsonNodeFactory.instance.objectNode();
    names.forEach(extra.putArray("query_properties")::add);
    attributes.put("extra_fields", extra);
    return vars.inner().set("stream_slice", new Attributed(slice, attributes));
  }

  /**
   * Refuses records that cannot be merged.
   *
   * @throws com.askbosco.data.model.BoscoException for a key that is no text
   */
  public void verify(List<SourceRecord> answer) {
    chunking.ifPresent(by -> answer.forEach(record -> Merge.group(record.tree(), by.key())));
  }

  /**
   * The records of one page from the answers to its requests, in order.
   *
   * @param withoutNulls whether their bytes leave out the records' own fields that are null
   */
  public List<SourceRecord> page(List<List<SourceRecord>> answers, boolean withoutNulls) {
    return chunking.isPresent()
        ? Merge.merged(answers, chunking.get().key(), withoutNulls)
        : answers.stream().flatMap(List::stream).toList();
  }

  /** The body under which such a page is kept. */
  public static byte[] body(List<SourceRecord> page) {
    return Merge.body(page);
  }

  /** The records of a page that was kept. */
  public static List<SourceRecord> stored(byte[] body) {
    return Merge.stored(body);
  }

  /** What the configured catalog asks for; empty where there is none, as in a check. */
  private Optional<Set<String>> selected(Vars vars, Session session) {
    Optional<JsonNode> schema = session.selected(stream);
    if (selector.isEmpty() || schema.isEmpty()) {
      return Optional.empty();
    }
    Set<String> fields = new HashSet<>();
    if (schema.get().get("properties") instanceof ObjectNode properties) {
      selector.get().apply(properties, vars).fieldNames().forEachRemaining(fields::add);
    }
    return Optional.of(fields);
  }

  /** Names read from the source, once a session. */
  private record FromEndpoint(Pointer path, SideRecords source) implements Names {
    private record Found(List<String> names) {}

    @Override
    public List<String> all(Vars vars, Session session) throws InterruptedException {
      return session.memory().once(this, Found.class, () -> find(vars, session)).names();
    }

    private Found find(Vars vars, Session session) throws InterruptedException {
      List<String> found = new ArrayList<>();
      source.read(vars, session, record -> {
        JsonNode name = path.in(record, vars);
        // what has no name is asked for under the text of an empty list, as the format's reference
        // does
        found.add(name.isMissingNode() ? "[]" : Text.str(Views.copyOnWrite().of(name)));
        return true;
      });
      return new Found(List.copyOf(found));
    }
  }

  /** How names are spread over requests. */
  private static final class Chunking {
    private final boolean characters;
    private final int limit;
    private final List<String> key;

    Chunking(PropertyChunking spec) {
      this.characters = spec.propertyLimitType() == QueryProperties.PropertyLimitType.CHARACTERS;
      this.limit = spec.propertyLimit().orElse(0);
      this.key = spec.recordMergeStrategy()
          .map(QueryProperties.GroupByKeyMergeStrategy::key)
          .orElse(List.of("id"));
    }

    List<String> key() {
      return key;
    }

    List<List<String>> chunks(
        List<String> names, List<String> always, Optional<Set<String>> selected) {
      if (limit == 0) {
        List<String> chunk = new ArrayList<>(names);
        chunk.addAll(always);
        return List.of(chunk);
      }
      List<List<String>> chunks = new ArrayList<>();
      List<String> chunk = new ArrayList<>(always);
      int size = 0;
      for (String name : names) {
        if (selected.isPresent() && !selected.get().contains(name)) {
          continue;
        }
        // three more for the separator as it is encoded in an address
        int own = characters ? name.codePointCount(0, name.length()) + 3 : 1;
        if (size + own > limit) {
          chunks.add(chunk);
          chunk = new ArrayList<>(always);
          size = 0;
        }
        chunk.add(name);
        size += own;
      }
      chunks.add(chunk);
      return chunks;
    }
  }
}
