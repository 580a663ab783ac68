package com.askbosco.data.connector.read;

import com.askbosco.data.connector.Page;
import com.askbosco.data.connector.StreamInfo;
import com.askbosco.data.connector.auth.Authenticators;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.cursor.WindowCursor;
import com.askbosco.data.connector.error.ErrorRules;
import com.askbosco.data.connector.expression.ExpressionException;
import com.askbosco.data.connector.http.RequestTemplate;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.connector.paging.Paging;
import com.askbosco.data.connector.partition.ListPartitioner;
import com.askbosco.data.connector.partition.Partitioner;
import com.askbosco.data.connector.partition.SubstreamPartitioner;
import com.askbosco.data.connector.record.Extractors;
import com.askbosco.data.connector.record.Selector;
import com.askbosco.data.model.SourceRecord;
import com.askbosco.data.spec.manifest.DeclarativeStream;
import com.askbosco.data.spec.manifest.DeclarativeStream.SchemaLoader.InlineSchemaLoader;
import com.askbosco.data.spec.manifest.HttpRequester;
import com.askbosco.data.spec.manifest.IncrementalSync;
import com.askbosco.data.spec.manifest.PartitionRouter;
import com.askbosco.data.spec.manifest.Retriever;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles streams. */
public final class StreamCompiler {
  private final Expressions expressions;

  public StreamCompiler(Expressions expressions) {
    this.expressions = expressions;
  }

  /** Compiles a stream and its parents. */
  public CompiledStream compile(DeclarativeStream spec) {
    Optional<WindowCursor> cursor = spec.incrementalSync().map(sync -> switch (sync) {
      case IncrementalSync.DatetimeBasedCursor c -> WindowCursor.compile(c, expressions);
    });
    Retriever retriever = spec.retriever();
    List<Partitioner> partitioners = new ArrayList<>();
    retriever.partitionRouter().forEach(router -> partitioners.add(partitioner(router)));
    return new CompiledStream(
        info(spec, cursor), retrieval(retriever), selector(spec), partitioners, cursor);
  }

  private Selector selector(DeclarativeStream spec) {
    return switch (spec.retriever()) {
      case Retriever.SimpleRetriever simple ->
        Selector.compile(
            simple.recordSelector(),
            simple.recordSelector().extractor(),
            simple.decoder(),
            spec.transformations(),
            expressions);
      case Retriever.AsyncRetriever async ->
        Selector.compile(
            async.recordSelector(),
            async.downloadExtractor().orElse(async.recordSelector().extractor()),
            async.downloadDecoder(),
            spec.transformations(),
            expressions);
    };
  }

  private Retrieval retrieval(Retriever retriever) {
    return switch (retriever) {
      case Retriever.SimpleRetriever simple ->
        new Retrieval.Simple(
            endpoint(simple.requester()),
            Paging.compile(simple.paginator(), expressions),
            simple.ignoreStreamSlicerParametersOnPaginatedRequests());
      case Retriever.AsyncRetriever async ->
        new Retrieval.Job(
            endpoint(async.creationRequester()),
            endpoint(async.pollingRequester()),
            endpoint(async.downloadRequester()),
            async.downloadTargetRequester().map(this::endpoint),
            async.abortRequester().map(this::endpoint),
            async.deleteRequester().map(this::endpoint),
            Extractors.compile(async.statusExtractor(), async.decoder(), expressions),
            async
                .downloadTargetExtractor()
                .map(t -> Extractors.compile(t, async.decoder(), expressions)),
            async.statusMapping(),
            expressions.text(async.pollingJobTimeout(), Roots.CONFIG),
            Paging.compile(async.downloadPaginator(), expressions));
    };
  }

  private Retrieval.Endpoint endpoint(HttpRequester spec) {
    return new Retrieval.Endpoint(
        RequestTemplate.compile(spec, expressions),
        Authenticators.compile(spec.authenticator(), expressions),
        ErrorRules.compile(spec.errorHandler(), expressions));
  }

  private Partitioner partitioner(PartitionRouter spec) {
    return switch (spec) {
      case PartitionRouter.ListPartitionRouter list -> new ListPartitioner(list, expressions);
      case PartitionRouter.SubstreamPartitionRouter parents ->
        new SubstreamPartitioner(parents, this::parent, expressions);
    };
  }

  private SubstreamPartitioner.Parent parent(DeclarativeStream spec) {
    CompiledStream stream = compile(spec);
    return (vars, session, sink) -> readAll(stream, vars, session, sink);
  }

  private static void readAll(
      CompiledStream stream, Vars vars, Session session, SubstreamPartitioner.Sink sink)
      throws InterruptedException {
    try (SlicePages pages = new SlicePages(stream, vars, session, null, null)) {
      for (Page page = pages.next(); page != null; page = pages.next()) {
        ObjectNode slice = Part.of(page.context()).slice();
        for (SourceRecord record : page.records()) {
          sink.accept(record.tree(), slice);
        }
      }
    }
  }

  private StreamInfo info(DeclarativeStream spec, Optional<WindowCursor> cursor) {
    // Before there is a config, only what does not depend on it is known.
    Vars vars = Vars.of(JsonNodeFactory.instance.objectNode(), Clock.systemUTC());
    JsonNode schema = spec.schemaLoader()
        .flatMap(loader -> ((InlineSchemaLoader) loader).schema())
        .map(Expressions::literal)
        .orElse(JsonNodeFactory.instance.objectNode());
    return new StreamInfo(
        spec.name(),
        spec.primaryKey().map(k -> primaryKey(Expressions.literal(k))).orElse(List.of()),
        cursor.flatMap(c -> field(c, vars)),
        cursor.isPresent(),
        cursor.map(c -> c.windowDays(vars)).orElse(0),
        cursor.map(c -> c.restatementDays(vars)).orElse(0),
        schema);
  }

  private static Optional<String> field(WindowCursor cursor, Vars vars) {
    try {
      return Optional.of(cursor.field(vars)).filter(f -> !f.isEmpty());
    } catch (ExpressionException e) {
      return Optional.empty();
    }
  }

  private static List<String> primaryKey(JsonNode key) {
    if (key.isTextual()) {
      return key.textValue().isEmpty() ? List.of() : List.of(key.textValue());
    }
    List<String> fields = new ArrayList<>();
    for (JsonNode field : key) {
      if (field.isArray()) {
        List<String> path = new ArrayList<>();
        field.forEach(part -> path.add(part.asText()));
        fields.add(String.join(".", path));
      } else {
        fields.add(field.asText());
      }
    }
    return List.copyOf(fields);
  }
}
