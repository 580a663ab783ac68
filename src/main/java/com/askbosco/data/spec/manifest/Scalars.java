package com.askbosco.data.spec.manifest;

import com.askbosco.data.model.ErrorCode;
import com.askbosco.data.spec.YamlFile;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads single values of component records. */
final class Scalars {
  private final YamlFile file;

  Scalars(YamlFile file) {
    this.file = file;
  }

  /** The value as the given type, or null after noting a problem. */
  @Nullable
  Object read(Class<?> target, Tree tree, Place place) {
    Object value = tree instanceof Tree.Scalar scalar ? scalar.value() : null;
    if (value == null) {
      return wrong(target, tree, place);
    }
    if (target == Text.class) {
      return new Text(Text.python(value), place);
    }
    if (target == String.class) {
      return value.toString();
    }
    if (target.isEnum()) {
      return constant(target, value.toString(), place);
    }
    if (target == Boolean.class || target == boolean.class) {
      return switch (value.toString()) {
        case "true" -> true;
        case "false" -> false;
        default -> wrong(target, tree, place);
      };
    }
    return number(target, value, tree, place);
  }

  private @Nullable Object number(Class<?> target, Object value, Tree tree, Place place) {
    try {
      BigDecimal number = new BigDecimal(value.toString());
      if (target == Integer.class || target == int.class) {
        return number.intValueExact();
      }
      if (target == Double.class || target == double.class) {
        return number.doubleValue();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      return wrong(target, tree, place);
    }
    throw new IllegalStateException("No reader for fields of " + target);
  }

  private @Nullable Object constant(Class<?> target, String text, Place place) {
    for (Object constant : target.getEnumConstants()) {
      if (constant.toString().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    file.problem(
        ErrorCode.CONFIG_BAD_VALUE,
        place.line(),
        place.path(),
        "`" + text + "` is not known",
        "Use one of "
            + String.join(
                ", ",
                Arrays.stream(target.getEnumConstants()).map(Object::toString).toList())
            + ".");
    return null;
  }

  private @Nullable Object wrong(Class<?> target, Tree tree, Place place) {
    String expected = target == Text.class || target == String.class
        ? "text"
        : target == Boolean.class || target == boolean.class
            ? "true or false"
            : target.isEnum() ? "a word" : "a number";
    file.problem(
        ErrorCode.CONFIG_WRONG_TYPE,
        place.line(),
        place.path(),
        "expected " + expected + ", found " + Binder.found(tree),
        "Write " + expected + ".");
    return null;
  }
}
