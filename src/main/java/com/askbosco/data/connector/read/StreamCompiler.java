package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.connector.auth.Authenticators;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.cursor.CompiledCursor;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.http.RequestTemplate;
import com.askbosco.data.connector.paging.Paging;
import com.askbosco.data.connector.partition.Parent;
import com.askbosco.data.connector.partition.Partitioner;
import com.askbosco.data.connector.partition.RouterCompiler;
import com.askbosco.data.connector.partition.StateMigrations;
import com.askbosco.data.connector.partition.SubstreamPartitioner;
import com.askbosco.data.connector.properties.Properties;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.connector.schema.Schema;
import com.askbosco.data.connector.schema.SchemaFiles;
import com.askbosco.data.connector.schema.Schemas;
import com.askbosco.data.connector.schema.SideRecords;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.DeclarativeStream;
import com.askbosco.data.spec.manifest.HttpRequester;
import com.askbosco.data.spec.manifest.QueryProperties;
import com.askbosco.data.spec.manifest.Retriever;
import com.askbosco.data.spec.manifest.StreamEntry;
import com.askbosco.data.spec.manifest.Transformation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Compiles streams. */
public final class StreamCompiler {
  /** The name of a retriever that belongs to no stream of its own. */
  private static final String SIDE = "dynamic_properties";

  private final Expressions expressions;
  private final Schemas schemas;
  private final RouterCompiler routers;
  private final Set<String> parentNames;
  /** How many streams are being compiled around this one. */
  private int depth;

  /**
   * @param files what lies beside the manifest
   * @param parents makes a parent of a compiled stream
   * @param streams all streams of the manifest; the answers of those that are parents of others are kept
   */
  public StreamCompiler(
      Expressions expressions,
      SchemaFiles files,
      Function<CompiledStream, Parent> parents,
      List<StreamEntry.Stream> streams) {
    this.expressions = expressions;
    this.parentNames = ParentNames.of(streams);
    this.schemas = new Schemas(expressions, files, this::side);
    this.routers = new RouterCompiler(expressions, spec -> parents.apply(compile(spec)));
  }

  /** Compiles a stream and its parents. */
  public CompiledStream compile(StreamEntry.Stream spec) {
    return switch (spec) {
      case DeclarativeStream stream -> compile(stream, Optional.empty());
      case StreamEntry.StateDelegatingStream choice ->
        compile(
            choice.fullRefreshStream(),
            Optional.of(new CompiledStream.WithState(
                compile(choice.incrementalStream(), Optional.empty()),
                expressions.text(choice.apiRetentionPeriod(), Roots.CONFIG))));
    };
  }

  /** Compiles the stream whose records others are made of: its answers are kept, so that it is asked once. */
  public CompiledStream compileSource(StreamEntry.Stream spec) {
    depth++;
    try {
      return compile(spec);
    } finally {
      depth--;
    }
  }

  private CompiledStream compile(
      DeclarativeStream spec, Optional<CompiledStream.WithState> withState) {
    Optional<CompiledCursor> cursor =
        spec.incrementalSync().map(sync -> CompiledCursor.compile(sync, expressions));
    Retriever retriever = spec.retriever();
    // As the reference, which looks at the streams of the manifest and their parents, not deeper.
    boolean cached = depth == 0 ? parentNames.contains(spec.name()) : depth == 1;
    Schema schema = schemas.compile(spec);
    depth++;
    Optional<Partitioner> partitioner =
        retriever.partitionRouter().filter(router -> !router.isNone()).map(routers::compile);
    depth--;
    return new CompiledStream(
        info(spec, cursor, schema),
        retrieval(retriever, spec.name(), cached),
        selector(retriever, spec.transformations()),
        partitioner,
        cursor,
        schema,
        primaryKey(spec),
        StateMigrations.compile(spec, expressions),
        partitioner.orElse(null) instanceof SubstreamPartitioner parents && parents.isLazy(),
        spec.fileUploader().map(f -> FileFetcher.compile(f, this::endpoint, expressions)),
        withState);
  }

  /** A retriever within a component: it has no slices, and its schema does not matter. */
  private SideRecords side(Retriever retriever) {
    Schema schema = new Schema.Known(JsonNodeFactory.instance.objectNode());
    CompiledStream stream = new CompiledStream(
        new StreamInfo(
            SIDE, List.of(), Optional.empty(), false, 0, 0, schema.known().orElseThrow()),
        retrieval(retriever, SIDE, true),
        selector(retriever, List.of()),
        Optional.empty(),
        Optional.empty(),
        schema,
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty());
    return (vars, session, sink) -> {
      try (SlicePages pages = new SlicePages(stream, vars, session, null, null)) {
        for (Page page = pages.next(); page != null; page = pages.next()) {
          for (SourceRecord record : page.records()) {
            if (!sink.accept(record.tree())) {
              return;
            }
          }
        }
      }
    };
  }

  private Selector selector(Retriever retriever, List<Transformation> transformations) {
    return switch (retriever) {
      case Retriever.SimpleRetriever simple ->
        Selector.compile(
            simple.recordSelector(),
            simple.recordSelector().extractor(),
            simple.decoder(),
            transformations,
            expressions);
      case Retriever.AsyncRetriever async ->
        Selector.compile(
            async.recordSelector(),
            async.downloadExtractor().orElse(JobCompiler.WHOLE_FILES),
            async.downloadDecoder(),
            transformations,
            expressions);
    };
  }

  private Retrieval retrieval(Retriever retriever, String stream, boolean cached) {
    return switch (retriever) {
      case Retriever.SimpleRetriever simple -> {
        Retrieval.Endpoint endpoint = endpoint(simple.requester(), cached);
        yield new Retrieval.Simple(
            endpoint,
            Paging.compile(simple.paginator(), expressions),
            simple.ignoreStreamSlicerParametersOnPaginatedRequests(),
            properties(simple.requester(), stream),
            Rereads.compile(simple, endpoint.rules(), expressions));
      }
      case Retriever.AsyncRetriever async ->
        JobCompiler.compile(async, stream, this::endpoint, expressions);
    };
  }

  private Optional<Properties> properties(HttpRequester spec, String stream) {
    return spec.queryPropertiesKey()
        .flatMap(key -> spec.queryProperties())
        .or(() -> spec.fetchPropertiesFromEndpoint()
            .map(list -> new QueryProperties(list, List.of(), Optional.empty(), Optional.empty())))
        .or(spec::queryProperties)
        .map(properties -> Properties.compile(properties, stream, expressions, this::side));
  }

  private Retrieval.Endpoint endpoint(HttpRequester spec) {
    return endpoint(spec, false);
  }

  private Retrieval.Endpoint endpoint(HttpRequester spec, boolean cached) {
    return new Retrieval.Endpoint(
        RequestTemplate.compile(spec, expressions, cached),
        Authenticators.compile(spec, expressions),
        ErrorRules.compile(spec.errorHandler(), expressions));
  }

  private StreamInfo info(DeclarativeStream spec, Optional<CompiledCursor> cursor, Schema schema) {
    // Before there is a config, only what does not depend on it is known.
    Vars vars = Vars.of(JsonNodeFactory.instance.objectNode(), Clock.systemUTC());
    Optional<WindowCursor> windows =
        cursor.filter(WindowCursor.class::isInstance).map(WindowCursor.class::cast);
    return new StreamInfo(
        spec.name(),
        primaryKey(spec).stream()
            .map(path -> String.join(".", path))
            .filter(field -> !field.isEmpty())
            .toList(),
        cursor.flatMap(c -> field(c, vars)),
        windows.isPresent(),
        windows.map(c -> c.windowDays(vars)).orElse(0),
        windows.map(c -> c.restatementDays(vars)).orElse(0),
        schema.known().orElse(JsonNodeFactory.instance.objectNode()));
  }

  private static Optional<String> field(CompiledCursor cursor, Vars vars) {
    try {
      return Optional.of(cursor.field(vars)).filter(f -> !f.isEmpty());
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  private static List<List<String>> primaryKey(DeclarativeStream spec) {
    JsonNode key =
        spec.primaryKey().map(Expressions::literal).orElse(JsonNodeFactory.instance.arrayNode());
    if (key.isTextual()) {
      return List.of(List.of(key.textValue()));
    }
    List<List<String>> fields = new ArrayList<>();
    for (JsonNode field : key) {
      List<String> path = new ArrayList<>();
      if (field.isArray()) {
        field.forEach(part -> path.add(part.asText()));
      } else {
        path.add(field.asText());
      }
      fields.add(List.copyOf(path));
    }
    return List.copyOf(fields);
  }
}
