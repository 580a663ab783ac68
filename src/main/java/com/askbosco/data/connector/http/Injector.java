package com.askbosco.data.connector.http;

import com.askbosco.data.connector.compile.Expr;
import com.askbosco.data.connector.compile.Expressions;
import com.askbosco.data.connector.compile.Roots;
import com.askbosco.data.connector.compile.Vars;
import com.askbosco.data.connector.expression.python.Json;
import com.askbosco.data.connector.expression.python.Views;
import com.askbosco.data.spec.manifest.RequestOption;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request option, compiled: puts a value where the manifest says. Immutable and thread-safe. */
public final class Injector {
  private final RequestOption.Target target;
  private final Optional<Expr> name;
  private final List<Expr> path;

  private Injector(RequestOption spec, Expressions expressions) {
    this.target = spec.injectInto();
    this.name = expressions.text(spec.fieldName(), Roots.CONFIG);
    this.path = expressions.texts(spec.fieldPath(), Roots.CONFIG);
  }

  public static Injector compile(RequestOption spec, Expressions expressions) {
    return new Injector(spec, expressions);
  }

  public static Optional<Injector> compile(Optional<RequestOption> spec, Expressions expressions) {
    return spec.map(option -> new Injector(option, expressions));
  }

  /** Puts the value into the request. */
  public void put(RequestDraft draft, Vars vars, @Nullable Object value) {
    if (name.isPresent()) {
      draft.put(target, name.get().str(vars), value);
    } else {
      JsonNode node = value instanceof JsonNode tree ? tree : Json.tree(Views.READ_ONLY.of(value));
      draft.json(path.stream().map(key -> key.str(vars)).toList(), node);
    }
  }

  /** Puts another value in place of the one that is there, when it is a header's; other parts of a request stay as first sent. */
  public void again(RequestDraft draft, Vars vars, String value) {
    if (target == RequestOption.Target.HEADER && name.isPresent()) {
      draft.replaceHeader(name.get().str(vars), value);
    }
  }

  /** Whether this and another put their values into one place, or one into the other's. */
  public boolean collides(Injector other, Vars vars) {
    if (target != other.target) {
      return false;
    }
    List<String> mine = place(vars);
    List<String> theirs = other.place(vars);
    int both = Math.min(mine.size(), theirs.size());
    return mine.subList(0, both).equals(theirs.subList(0, both));
  }

  private List<String> place(Vars vars) {
    return name.map(List::of).orElse(path).stream().map(key -> key.str(vars)).toList();
  }

  /** Whether the value goes into a header. */
  public boolean isHeader() {
    return target == RequestOption.Target.HEADER;
  }
}
