package com.askbosco.data.connector.config;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import com.askbosco.data.spec.manifest.DeclarativeStream;
import com.askbosco.data.spec.manifest.DynamicDeclarativeStream;
import com.askbosco.data.spec.manifest.DynamicDeclarativeStream.ComponentsResolver;
import com.askbosco.data.spec.manifest.DynamicDeclarativeStream.StreamConfig;
import com.askbosco.data.spec.manifest.StreamEntry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The streams that one template makes, compiled. Immutable and thread-safe. */
public final class DynamicStreams {
  private static final String NAMELESS = "__http_components_resolver";

  /** Reads the records of a stream with the slices they are of. */
  @FunctionalInterface
  public interface Records {
    /** Reads all. */
    void read(Sink sink) throws InterruptedException;
  }

  /** Takes records. */
  @FunctionalInterface
  public interface Sink {
    /** Takes a record and its slice. */
    void accept(JsonNode record, JsonNode slice);
  }

  /** Makes sources of records. */
  @FunctionalInterface
  public interface Source {
    /** The records of a stream. */
    Records of(StreamEntry.Stream stream);
  }

  private record Pointer(List<Expr> path, List<JsonNode> more) {}

  private final DynamicDeclarativeStream spec;
  private final String name;
  private final StreamMaker maker;
  private final List<Pointer> pointers = new ArrayList<>();

  /**
   * @param index which of the manifest's templates it is, from 0
   */
  public DynamicStreams(DynamicDeclarativeStream spec, int index, Expressions expressions) {
    this.spec = spec;
    this.name = spec.name().orElse("dynamic_stream_" + index);
    this.maker = switch (spec.componentsResolver()) {
      case ComponentsResolver.ConfigComponentsResolver config -> {
        config.streamConfig().forEach(each -> pointers.add(pointer(each, expressions)));
        yield new StreamMaker(spec, StreamMaker.Reading.CONFIG, Roots.COMPONENTS, expressions);
      }
      case ComponentsResolver.ParametrizedComponentsResolver list ->
        new StreamMaker(spec, StreamMaker.Reading.LIST, Roots.COMPONENTS, expressions);
      case ComponentsResolver.HttpComponentsResolver http ->
        new StreamMaker(spec, StreamMaker.Reading.RECORD, Roots.READ_COMPONENTS, expressions);
    };
  }

  private static Pointer pointer(StreamConfig spec, Expressions expressions) {
    return new Pointer(
        expressions.texts(spec.configsPointer(), Roots.CONFIG),
        spec.defaultValues().stream().map(Expressions::literal).toList());
  }

  /** Whether the values are the config's, so that a user can mend them. */
  public boolean isOfConfig() {
    return spec.componentsResolver() instanceof ComponentsResolver.ConfigComponentsResolver;
  }

  /** The name of the family, which checks use. */
  public String name() {
    return name;
  }

  /** The stream whose records the values are, when they are. */
  public Optional<StreamEntry.Stream> source() {
    return spec.componentsResolver() instanceof ComponentsResolver.HttpComponentsResolver http
        ? Optional.of(new DeclarativeStream(
            spec.name().filter(given -> !given.isEmpty()).orElse(NAMELESS),
            http.retriever(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            http.place()))
        : Optional.empty();
  }

  /**
   * The streams for a config.
   *
   * @param problems what is wrong with them is noted there and thrown
   * @param vars the config
   * @param records those of {@link #source()}
   */
  public List<StreamEntry.Stream> make(YamlFile problems, Vars vars, Records records)
      throws InterruptedException {
    List<StreamEntry.Stream> made = new ArrayList<>();
    switch (spec.componentsResolver()) {
      case ComponentsResolver.ConfigComponentsResolver config -> {
        for (ObjectNode values : combinations(vars)) {
          made.add(maker.make(problems, vars, values));
        }
      }
      case ComponentsResolver.ParametrizedComponentsResolver list ->
        list.streamParameters()
            .listOfParametersForStream()
            .forEach(values -> made.add(maker.make(problems, vars, Expressions.literal(values))));
      case ComponentsResolver.HttpComponentsResolver http ->
        records.read((record, slice) ->
            made.add(maker.make(problems, vars.inner().set("stream_slice", slice), record)));
    }
    return made;
  }

  /** Each value of the first list with each of the second, and so on; their fields in one map. */
  private List<ObjectNode> combinations(Vars vars) {
    List<ObjectNode> all = List.of(JsonNodeFactory.instance.objectNode());
    for (int i = 0; i < pointers.size(); i++) {
      List<JsonNode> values = values(pointers.get(i), vars);
      List<ObjectNode> both = new ArrayList<>();
      for (ObjectNode left : all) {
        for (int j = 0; j < values.size(); j++) {
          ObjectNode merged = left.deepCopy();
          if (values.get(j) instanceof ObjectNode object) {
            merged.setAll((ObjectNode) object.deepCopy());
          } else if (!merged.has("source_config_" + i)) {
            merged.putArray("source_config_" + i).add(j).add(values.get(j).deepCopy());
          }
          both.add(merged);
        }
      }
      all = both;
    }
    return all;
  }

  private List<JsonNode> values(Pointer pointer, Vars vars) {
    List<Object> path = new ArrayList<>();
    for (Expr key : pointer.path()) {
      Object each = key.value(vars);
      path.add(each instanceof String ? each : String.valueOf(each));
    }
    JsonNode config = (JsonNode) java.util.Objects.requireNonNull(vars.get("config"));
    List<Glob.Found> found =
        path.isEmpty() ? List.of(new Glob.Found(List.of(), config)) : Glob.find(config, path);
    if (found.size() > 1) {
      throw new BoscoException(
          ErrorCode.MANIFEST_INVALID,
          spec.place().path() + ": `configs_pointer` leads to several places of the config");
    }
    List<JsonNode> values = new ArrayList<>();
    if (!found.isEmpty()) {
      JsonNode value = found.get(0).value();
      if (value instanceof ArrayNode list) {
        list.forEach(values::add);
      } else {
        values.add(value);
      }
    }
    values.addAll(pointer.more());
    return values;
  }
}
