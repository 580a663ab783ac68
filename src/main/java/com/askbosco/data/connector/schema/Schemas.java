package com.askbosco.data.connector.schema;

import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.DeclarativeStream;
import com.askbosco.data.spec.manifest.Retriever;
import com.askbosco.data.spec.manifest.SchemaLoader;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
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
    String name = spec.className().substring(spec.className().lastIndexOf('.') + 1);
    List<String> names = new ArrayList<>();
    for (CustomSchema each : ServiceLoader.load(CustomSchema.class)) {
      names.add(each.className());
      if (each.className().equals(name)) {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        spec.rest().forEach((key, value) -> settings.put(key, Expressions.literal(value)));
        try {
          CustomSchema.Loading loading = each.configure(settings);
          return (vars, session) -> loading.load((JsonNode) vars.get("config"));
        } catch (IllegalArgumentException e) {
          expressions.problem(
              spec.place(), ErrorCode.CONFIG_BAD_VALUE, name + ": " + e.getMessage(), "");
          return new Schema.Known(JsonNodeFactory.instance.objectNode());
        }
      }
    }
    expressions.problem(
        spec.place(),
        ErrorCode.MANIFEST_UNSUPPORTED,
        "there is no custom schema loader `" + name + "`",
        names.isEmpty()
            ? "Register one as a service, or write the schema in the manifest."
            : "Use one of " + String.join(", ", names) + ", or register one.");
    return new Schema.Known(JsonNodeFactory.instance.objectNode());
  }
}
