package com.askbosco.data.connector.expression.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes dicts. */
public final class Mappings {
  private Mappings() {}

  /** Python's {@code dict(...)}: of a dict, or of pairs, and of keyword arguments. */
  public static Map<@Nullable Object, @Nullable Object> of(Arguments arguments) {
    Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
    if (arguments.positional().size() > 1) {
      throw PythonException.type("a dict is made of at most one argument");
    }
    for (Object source : arguments.positional()) {
      if (source instanceof Map<?, ?> map) {
        result.putAll(map);
        continue;
      }
      for (Object pair : Items.iterate(source)) {
        List<@Nullable Object> parts = Items.list(pair);
        if (parts.size() != 2) {
          throw PythonException.value("a dict is made of pairs");
        }
        result.put(Items.key(parts.get(0)), parts.get(1));
      }
    }
    result.putAll(arguments.named());
    return result;
  }
}
