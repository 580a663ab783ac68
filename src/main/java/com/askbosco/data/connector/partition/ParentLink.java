package com.askbosco.data.connector.partition;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.http.Injector;
import com.askbosco.data.connector.http.RequestDraft;
import com.askbosco.data.connector.http.Session;
import com.askbosco.data.spec.manifest.PartitionRouter.ParentStreamConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the records of one parent become partitions. */
public final class ParentLink {
  /** The name under which a partition carries the first page of its records. */
  public static final String CHILD_RESPONSE = "child_response";

  private static final String NO_CURSOR = "__ab_no_cursor_state_message";

  private final Parent parent;
  private final Expr key;
  private final Expr field;
  private final Optional<Injector> option;
  private final List<List<Expr>> extra;
  private final List<Expr> pointer;
  private final boolean dependent;

  ParentLink(ParentStreamConfig spec, Parent parent, Expressions expressions) {
    this.parent = parent;
    this.key = expressions.text(spec.parentKey(), Roots.CONFIG);
    this.field = expressions.text(spec.partitionField(), Roots.CONFIG);
    this.option = Injector.compile(spec.requestOption(), expressions);
    this.extra = spec.extraFields().stream()
        .map(path -> expressions.texts(path, Roots.CONFIG))
        .toList();
    this.pointer = expressions.texts(spec.lazyReadPointer(), Roots.CONFIG);
    this.dependent = spec.incrementalDependency();
  }

  boolean isLazy() {
    return !pointer.isEmpty();
  }

  boolean hasOption() {
    return option.isPresent();
  }

  /** The name of the value in a partition. */
  public String field(Vars vars) {
    return field.text(vars);
  }

  /** The field's name, when it depends on no config. */
  Optional<String> name() {
    return field.isConstant() ? Optional.of(field.source()) : Optional.empty();
  }

  void inject(RequestDraft draft, Vars vars, JsonNode slice) {
    JsonNode value = slice.path(field.text(vars));
    if (option.isPresent() && PartitionValues.says(value)) {
      option.get().put(draft, vars, value);
    }
  }

  Walk open(Vars vars, Session session, ObjectNode state) {
    return new Walk(
        this,
        vars,
        parent.open(
            vars,
            session,
            dependent ? parentState(state, vars) : JsonNodeFactory.instance.objectNode()));
  }

  /** Where the child's state says the parent was; a child that once had a cursor alone gives its value. */
  private ObjectNode parentState(ObjectNode child, Vars vars) {
    ObjectNode known = child.deepCopy();
    known.remove(NO_CURSOR);
    if (known.path("parent_state").get(parent.name()) instanceof ObjectNode own) {
      return own;
    }
    if (known.get("state") instanceof ObjectNode global) {
      return global;
    }
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    if (known.size() == 1) {
      JsonNode only = known.elements().next();
      if (only.isTextual() || only.isNumber()) {
        parent.cursorField(vars).ifPresent(name -> state.set(name, only));
      }
    }
    return state;
  }

  /** The records of the parent on their way to partitions. */
  static final class Walk {
    private final ParentLink link;
    private final Parent.Reading reading;
    private final List<String> key;
    private final String field;
    private final List<List<String>> extra;
    private final List<String> pointer;

    Walk(ParentLink link, Vars vars, Parent.Reading reading) {
      this.link = link;
      this.reading = reading;
      this.key = Dpath.split(link.key.text(vars));
      this.field = link.field.text(vars);
      this.extra = link.extra.stream().map(path -> texts(path, vars)).toList();
      this.pointer = texts(link.pointer, vars);
    }

    private static List<String> texts(List<Expr> path, Vars vars) {
      return path.stream().map(each -> each.text(vars)).toList();
    }

    @Nullable
    Partition next() throws InterruptedException {
      for (Parent.Item item = reading.next(); item != null; item = reading.next()) {
        JsonNode value = Dpath.get(item.record(), key);
        if (value != null
            && !value.isNull()) { // a parent without the key has no children to ask for
          ObjectNode partition = JsonNodeFactory.instance.objectNode();
          partition.set(field, value);
          partition.set("parent_slice", item.partition());
          return new Partition(partition, extra(item.record()));
        }
      }
      return null;
    }

    private Map<String, JsonNode> extra(JsonNode record) {
      Map<String, JsonNode> values = new LinkedHashMap<>();
      if (!pointer.isEmpty()) {
        JsonNode response = Dpath.get(record, pointer);
        values.put(
            CHILD_RESPONSE, response == null ? JsonNodeFactory.instance.arrayNode() : response);
      }
      for (List<String> path : extra) {
        JsonNode value = Dpath.get(record, path);
        values.put(
            String.join(".", path), value == null ? JsonNodeFactory.instance.nullNode() : value);
      }
      return values;
    }

    boolean keepsState() {
      return link.dependent;
    }

    String parent() {
      return link.parent.name();
    }

    JsonNode state() {
      return reading.state();
    }
  }
}
