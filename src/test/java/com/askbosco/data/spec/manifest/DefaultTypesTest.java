package com.askbosco.data.spec.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The types that records assume are those of the public format, where it has one. */
class DefaultTypesTest {
  private final Set<Class<?>> seen = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();

  private void visit(Type type) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        visit(argument);
      }
    } else if (type instanceof Class<?> each
        && each.getPackage() == Manifest.class.getPackage()
        && seen.add(each)) {
      if (each.isSealed()) {
        for (Class<?> permitted : each.getPermittedSubclasses()) {
          visit(permitted);
        }
      }
      if (each.isRecord()) {
        for (RecordComponent field : each.getRecordComponents()) {
          compare(Shape.of(each).name() + "." + Shape.key(field), field);
          visit(field.getGenericType());
        }
      }
    }
  }

  private void compare(String place, RecordComponent field) {
    Default otherwise = field.getAnnotation(Default.class);
    String type = otherwise == null ? "" : otherwise.type();
    String custom = otherwise == null ? "" : otherwise.custom();
    String known = DefaultTypes.of(place, false);
    boolean onlyOne = type.isEmpty() && known != null && isOnly(field.getType(), known);
    if (known != null && !known.equals(type) && !onlyOne) {
      wrong.add(place + " is " + known + ", not " + type);
    }
    String knownCustom = DefaultTypes.of(place, true);
    if (!custom.equals(knownCustom == null ? "" : knownCustom)) {
      wrong.add(place + " is " + knownCustom + ", not " + custom);
    }
  }

  /** A field of a record's type needs no default. */
  private static boolean isOnly(Class<?> type, String name) {
    return type.isRecord() && Shape.of(type).name().equals(name);
  }

  @Test
  void recordsAssumeThem() {
    visit(Manifest.class);
    assertThat(wrong).isEmpty();
    assertThat(seen.stream().filter(Class::isRecord)).hasSizeGreaterThan(100);
  }
}
