package com.askbosco.data.spec.manifest;

import com.askbosco.data.spec.YamlNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a component record is written: its type name, its fields, its constructor. */
final class Shape {
  private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
    @Override
    protected Shape computeValue(Class<?> type) {
      return new Shape(type);
    }
  };
  private static final Set<String> ALWAYS = Set.of("type", "$parameters", "description");

  private final String name;
  private final String shorthand;
  private final boolean open;
  private final boolean list;
  private final RecordComponent[] fields;
  private final Constructor<?> constructor;
  private final Set<String> known = new HashSet<>(ALWAYS);
  private final Set<String> offered = new HashSet<>();

  private Shape(Class<?> type) {
    Component component = type.getAnnotation(Component.class);
    this.name =
        component == null || component.name().isEmpty() ? type.getSimpleName() : component.name();
    this.shorthand = component == null ? "" : component.shorthand();
    this.open = component != null && component.open();
    this.list = component != null && component.list();
    this.fields = type.getRecordComponents();
    for (RecordComponent field : fields) {
      if (field.getType() != Place.class) {
        offered.add(key(field));
      }
    }
    known.addAll(offered);
    if (component != null) {
      known.addAll(Arrays.asList(component.ignored()));
    }
    try {
      this.constructor = type.getDeclaredConstructor(
          Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("Every record has its canonical constructor", e);
    }
  }

  static Shape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /** {@code urlBase} is written {@code url_base}; {@code new_}, a word of Java, is written {@code new}. */
  static String key(RecordComponent field) {
    String name = field.getName();
    String plain = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    return plain.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  String name() {
    return name;
  }

  boolean isOpen() {
    return open;
  }

  /** Whether a list of components stands for the type. */
  boolean isList() {
    return list;
  }

  boolean knows(String key) {
    return known.contains(key);
  }

  RecordComponent[] fields() {
    return fields;
  }

  Constructor<?> constructor() {
    return constructor;
  }

  /** The map that is written, or the one that a bare text stands for; null when the tree can be neither. */
  Tree.@Nullable Entries entries(Tree tree) {
    if (tree instanceof Tree.Entries entries) {
      return entries;
    }
    return shorthand.isEmpty() ? null : new Tree.Entries(tree.line(), Map.of(shorthand, tree));
  }

  String suggestion(String key) {
    String near = YamlNode.nearest(key, offered);
    return near == null
        ? "Known keys: " + String.join(", ", offered.stream().sorted().toList()) + "."
        : "Did you mean `" + near + "`?";
  }
}
