package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.SourceException;
import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.spec.manifest.PartitionRouter.ListPartitionRouter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a list. Those written in the manifest are taken as they are, only a text in place of the list is evaluated. */
public final class ListPartitioner implements Partitioner {
  private final Expr field;
  private final Optional<JsonNode> listed;
  private final ExprTree values;
  private final Optional<Injector> option;

  public ListPartitioner(ListPartitionRouter spec, Expressions expressions) {
    this.field = expressions.text(spec.cursorField(), Roots.CONFIG);
    JsonNode written = Expressions.literal(spec.values());
    this.listed = written.isArray() ? Optional.of(written) : Optional.empty();
    this.values = expressions.tree(spec.values(), Roots.CONFIG);
    this.option = Injector.compile(spec.requestOption(), expressions);
  }

  @Override
  public Partitions open(Vars vars, Session session, ObjectNode state) {
    String name = field.text(vars);
    JsonNode list = listed.orElseGet(() -> values.json(vars));
    return new ListedPartitions(() -> {
      List<Partition> partitions = new ArrayList<>();
      for (JsonNode value : values(list)) {
        partitions.add(
            new Partition(JsonNodeFactory.instance.objectNode().set(name, value), Map.of()));
      }
      return partitions.iterator();
    });
  }

  /** The list; of a text its letters and of a map its keys, as Python goes through them. */
  private List<JsonNode> values(JsonNode list) {
    List<JsonNode> all = new ArrayList<>();
    switch (list.getNodeType()) {
      case ARRAY -> list.forEach(all::add);
      case STRING ->
        list.textValue()
            .codePoints()
            .forEach(c -> all.add(JsonNodeFactory.instance.textNode(Character.toString(c))));
      case OBJECT ->
        list.fieldNames().forEachRemaining(k -> all.add(JsonNodeFactory.instance.textNode(k)));
      default -> throw SourceException.defect(values.path() + " gives no list with this config");
    }
    return all;
  }

  /** The field's name, when it depends on no config. */
  Optional<String> name() {
    return field.isConstant() ? Optional.of(field.source()) : Optional.empty();
  }

  boolean hasOption() {
    return option.isPresent();
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    JsonNode value = slice.path(field.text(vars));
    if (option.isPresent() && PartitionValues.says(value)) {
      option.get().put(draft, vars, value);
    }
  }
}
