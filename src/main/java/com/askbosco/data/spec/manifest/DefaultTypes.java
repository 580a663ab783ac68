package com.askbosco.data.spec.manifest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The component types that may be left out, by place such as {@code DeclarativeStream.retriever}; from the records' annotations. */
final class DefaultTypes {
  private static final Map<String, String> BUILT_IN = new HashMap<>();
  private static final Map<String, String> CUSTOM = new HashMap<>();

  static {
    collect(Manifest.class, new HashSet<>());
  }

  private DefaultTypes() {}

  /** The type at a place; null when it has to be written. */
  static @Nullable String of(String place, boolean custom) {
    return (custom ? CUSTOM : BUILT_IN).get(place);
  }

  /** All of them, custom ones if asked for. */
  static Map<String, String> all(boolean custom) {
    return Map.copyOf(custom ? CUSTOM : BUILT_IN);
  }

  private static void collect(Type type, Set<Class<?>> seen) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument, seen);
      }
      return;
    }
    if (!(type instanceof Class<?> each)
        || each.getPackage() != Manifest.class.getPackage()
        || !seen.add(each)) {
      return;
    }
    if (each.isSealed()) {
      for (Class<?> permitted : each.getPermittedSubclasses()) {
        collect(permitted, seen);
      }
    }
    if (each.isRecord()) {
      String name = Shape.of(each).name();
      for (RecordComponent field : each.getRecordComponents()) {
        Default otherwise = field.getAnnotation(Default.class);
        if (otherwise != null) {
          put(BUILT_IN, name, field, otherwise.type());
          put(CUSTOM, name, field, otherwise.custom());
        }
        collect(field.getGenericType(), seen);
      }
    }
  }

  private static void put(
      Map<String, String> types, String name, RecordComponent field, String type) {
    if (!type.isEmpty()) {
      types.put(name + "." + Shape.key(field), type);
    }
  }
}
