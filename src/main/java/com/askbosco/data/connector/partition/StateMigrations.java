package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Registry;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.DeclarativeStream;
import com.askbosco.data.spec.manifest.IncrementalSync;
import com.askbosco.data.spec.manifest.PartitionRouter;
import com.askbosco.data.spec.manifest.Place;
import com.askbosco.data.spec.manifest.StateMigration;
import com.askbosco.data.spec.manifest.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles the state migrations of a stream. */
public final class StateMigrations {
  private StateMigrations() {}

  public static List<MigratesState> compile(DeclarativeStream stream, Expressions expressions) {
    List<MigratesState> all = new ArrayList<>();
    for (StateMigration each : stream.stateMigrations()) {
      switch (each) {
        case StateMigration.LegacyToPerPartitionStateMigration legacy ->
          legacy(stream, legacy.place(), expressions).ifPresent(all::add);
        case StateMigration.CustomStateMigration custom ->
          Registry.find(
                  CustomStateMigration.class,
                  "state migration",
                  custom.className(),
                  custom.rest(),
                  custom.place(),
                  expressions,
                  CustomStateMigration::configure)
              .ifPresent(all::add);
      }
    }
    return List.copyOf(all);
  }

  private static Optional<MigratesState> legacy(
      DeclarativeStream stream, Place place, Expressions expressions) {
    Optional<PartitionRouter> router = stream.retriever().partitionRouter();
    Optional<Text> partitionField = router.flatMap(StateMigrations::field);
    if (partitionField.isEmpty()
        || !(stream.incrementalSync().orElse(null)
            instanceof IncrementalSync.DatetimeBasedCursor cursor)) {
      expressions.problem(
          place,
          ErrorCode.CONFIG_BAD_VALUE,
          "LegacyToPerPartitionStateMigration needs a stream with one SubstreamPartitionRouter or UnionPartitionRouter and a DatetimeBasedCursor",
          "Take it away or add them.");
      return Optional.empty();
    }
    Expr field = expressions.text(partitionField.get(), Roots.CONFIG);
    Expr time = expressions.text(cursor.cursorField(), Roots.CONFIG);
    boolean several =
        router.orElse(null) instanceof PartitionRouter.SubstreamPartitionRouter substream
            && substream.parentStreamConfigs().size() != 1;
    return Optional.of(
        (state, vars) -> several ? state : migrated(state, field, time.text(vars), vars));
  }

  private static Optional<Text> field(PartitionRouter router) {
    return switch (router) {
      case PartitionRouter.SubstreamPartitionRouter substream ->
        substream.parentStreamConfigs().stream()
            .findFirst()
            .map(PartitionRouter.ParentStreamConfig::partitionField);
      case PartitionRouter.UnionPartitionRouter union -> Optional.of(union.partitionField());
      case PartitionRouter.CustomPartitionRouter custom ->
        Optional.ofNullable(custom.rest().get("parent_stream_configs"))
            .map(configs -> Expressions.literal(configs).path(0).path("partition_field"))
            .filter(JsonNode::isTextual)
            .map(name -> new Text(name.textValue(), custom.place()));
      case PartitionRouter.ListPartitionRouter list -> Optional.empty();
      case PartitionRouter.SeveralPartitionRouters several -> Optional.empty();
      case PartitionRouter.GroupingPartitionRouter grouping -> Optional.empty();
    };
  }

  private static ObjectNode migrated(ObjectNode state, Expr field, String time, Vars vars) {
    if (state.has("states") || state.isEmpty()) {
      return state;
    }
    for (JsonNode value : state) {
      if (!value.isObject() || value.size() != 1 || !value.has(time)) {
        return state;
      }
    }
    String name = field.text(vars);
    ObjectNode migrated = JsonNodeFactory.instance.objectNode();
    ArrayNode states = migrated.putArray("states");
    state.properties().forEach(entry -> {
      ObjectNode each = states.addObject();
      each.putObject("partition").put(name, entry.getKey());
      each.set("cursor", entry.getValue());
    });
    return migrated;
  }
}
