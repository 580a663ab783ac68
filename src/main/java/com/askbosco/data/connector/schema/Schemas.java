package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.spec.manifest.DeclarativeStream;
import com.askbosco.data.spec.manifest.Retriever;
import com.askbosco.data.spec.manifest.SchemaLoader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Compiles the schema loaders of streams. */
public final class Schemas {
  private final Expressions expressions;
  private final SchemaFiles files;
  private final Function<Retriever, SideRecords> retrievers;

  /**
   * @param files what lies beside the manifest
   * @param retrievers compiles the retrievers of dynamic schemas
   */
  public Schemas(
      Expressions expressions, SchemaFiles files, Function<Retriever, SideRecords> retrievers) {
    this.expressions = expressions;
    this.files = files;
    this.retrievers = retrievers;
  }

  /** The schema of a stream; one that says nothing has an empty one, or that of the file named like it. */
  public Schema compile(DeclarativeStream stream) {
    if (stream.schemaLoader().isPresent()) {
      return compile(stream.schemaLoader().get(), stream.name());
    }
    if (files == SchemaFiles.NONE) {
      return new Schema.Known(JsonNodeFactory.instance.objectNode());
    }
    return new FileSchema(Optional.empty(), stream.name(), files, true);
  }

  private Schema compile(SchemaLoader spec, String stream) {
    return switch (spec) {
      case SchemaLoader.InlineSchemaLoader inline ->
        new Schema.Known(inline
            .schema()
            .map(Expressions::literal)
            .orElse(JsonNodeFactory.instance.objectNode()));
      case SchemaLoader.JsonFileSchemaLoader file ->
        new FileSchema(
            expressions.text(file.filePath(), Roots.CONFIG), nameOf(file, stream), files, false);
      case SchemaLoader.DynamicSchemaLoader dynamic ->
        new DynamicSchema(dynamic, retrievers.apply(dynamic.retriever()), expressions);
      case SchemaLoader.SeveralSchemaLoaders several ->
        several.loaders().isEmpty()
            ? new Schema.Known(JsonNodeFactory.instance.objectNode())
            : new SeveralSchemas(
                several.loaders().stream().map(each -> compile(each, stream)).toList());
      case SchemaLoader.CustomSchemaLoader custom -> custom(custom);
    };
  }

  /** The parameter {@code name} comes before the stream's. */
  private static String nameOf(SchemaLoader.JsonFileSchemaLoader spec, String stream) {
    return spec.place().parameters().containsKey("name")
        ? String.valueOf(spec.place().parameters().get("name").plain())
        : stream;
  }

  private Schema custom(SchemaLoader.CustomSchemaLoader spec) {
    return Registry.find(
            CustomSchema.class,
            "schema loader",
            spec.className(),
            spec.rest(),
            spec.place(),
            expressions,
            CustomSchema::configure)
        .<Schema>map(loading ->
            (vars, session) -> loading.load((JsonNode) Objects.requireNonNull(vars.get("config"))))
        .orElse(new Schema.Known(JsonNodeFactory.instance.objectNode()));
  }
}
