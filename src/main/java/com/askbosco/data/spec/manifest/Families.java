package com.askbosco.data.spec.manifest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The component types that may stand in one place: those of a sealed interface, or one record. */
final class Families {
  private static final ClassValue<Families> FAMILIES = new ClassValue<>() {
    @Override
    protected Families computeValue(Class<?> type) {
      return new Families(type);
    }
  };

  private final Map<String, Class<?>> types = new LinkedHashMap<>();
  private @Nullable String ofList;

  private Families(Class<?> type) {
    add(type);
  }

  private void add(Class<?> type) {
    if (type.isRecord()) {
      types.put(Shape.of(type).name(), type);
      if (Shape.of(type).isList()) {
        ofList = Shape.of(type).name();
      }
    } else {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        add(permitted);
      }
    }
  }

  static Families of(Class<?> family) {
    return FAMILIES.get(family);
  }

  String names() {
    return types.keySet().stream()
        .filter(name -> !name.equals(ofList))
        .collect(java.util.stream.Collectors.joining(", "));
  }

  @Nullable
  Class<?> type(String name) {
    return types.get(name);
  }

  /** The type a tree names; else the default; else the only one there is; else null. */
  @Nullable
  String nameOf(Tree tree, String defaultType) {
    if (ofList != null && tree instanceof Tree.Items) {
      return ofList;
    }
    if (tree instanceof Tree.Entries entries
        && entries.map().get("type") instanceof Tree.Scalar scalar
        && scalar.value() instanceof String name) {
      return name;
    }
    if (!defaultType.isEmpty()) {
      return defaultType;
    }
    return types.size() == 1 ? types.keySet().iterator().next() : null;
  }
}
