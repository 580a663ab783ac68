package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.ExprTree;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.manifest.PartitionRouter.ListPartitionRouter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a list. */
public final class ListPartitioner implements Partitioner {
  private final Expr field;
  private final ExprTree values;
  private final Optional<Injector> option;

  public ListPartitioner(ListPartitionRouter spec, Expressions expressions) {
    this.field = expressions.text(spec.cursorField(), Roots.CONFIG);
    this.values = expressions.tree(spec.values(), Roots.CONFIG);
    this.option = Injector.compile(spec.requestOption(), expressions);
  }

  @Override
  public List<Partition> partitions(Vars vars, Session session) {
    JsonNode list = values.json(vars);
    if (!list.isArray()) {
      throw new BoscoException(
          ErrorCode.CONFIG_BAD_VALUE, values.path() + " gives no list with this config");
    }
    String name = field.text(vars);
    List<Partition> partitions = new ArrayList<>();
    for (JsonNode value : list) {
      partitions.add(
          new Partition(JsonNodeFactory.instance.objectNode().set(name, value), Map.of()));
    }
    return partitions;
  }

  @Override
  public void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    option.ifPresent(o -> o.put(draft, vars, slice.path(field.text(vars))));
  }
}
