package com.askbosco.data.connector.expression.python;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's {@code ==}, {@code <} and {@code in}. */
public final class Compare {
  private Compare() {}

  /** Python's {@code ==}; never fails. */
  public static boolean equal(@Nullable Object left, @Nullable Object right) {
    return equal(left, right, new Limits.Walk());
  }

  @SuppressWarnings("ReferenceEquality") // the same object is equal to itself without a walk
  private static boolean equal(@Nullable Object left, @Nullable Object right, Limits.Walk walk) {
    if (left == right) {
      return !(left instanceof Double number) || !number.isNaN();
    }
    if (left == null || right == null) {
      return false;
    }
    if (Numbers.isNumber(left)) {
      return Numbers.isNumber(right) && numbers(left, right) == 0;
    }
    return switch (left) {
      case List<?> list ->
        right instanceof List<?> other
            && list instanceof PyTuple == other instanceof PyTuple
            && lists(list, other, walk);
      case Map<?, ?> map -> right instanceof Map<?, ?> other && maps(map, other, walk);
      case Set<?> set -> right instanceof Set<?> other && set.equals(other);
      default -> left.equals(right);
    };
  }

  private static boolean lists(List<?> left, List<?> right, Limits.Walk walk) {
    if (left.size() != right.size()) {
      return false;
    }
    walk.enter();
    Iterator<?> others = right.iterator();
    for (Object element : left) {
      walk.visit();
      if (!equal(element, others.next(), walk)) {
        walk.leave();
        return false;
      }
    }
    walk.leave();
    return true;
  }

  private static boolean maps(Map<?, ?> left, Map<?, ?> right, Limits.Walk walk) {
    if (left.size() != right.size()) {
      return false;
    }
    walk.enter();
    for (Map.Entry<?, ?> entry : left.entrySet()) {
      walk.visit();
      if (!right.containsKey(entry.getKey())
          || !equal(entry.getValue(), right.get(entry.getKey()), walk)) {
        walk.leave();
        return false;
      }
    }
    walk.leave();
    return true;
  }

  /** Orders two numbers; NaN equals nothing, so any answer but 0 will do for it. */
  private static int numbers(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof Double || right instanceof Double) {
      double a = left instanceof Double number ? number : bounded(left);
      double b = right instanceof Double number ? number : bounded(right);
      if (!Double.isFinite(a) || !Double.isFinite(b)) {
        return a == b ? 0 : a < b ? -1 : 1;
      }
      return exact(left).compareTo(exact(right));
    }
    return Numbers.asBig(left).compareTo(Numbers.asBig(right));
  }

  private static double bounded(Object integer) {
    return Numbers.asBig(integer).signum();
  }

  private static BigDecimal exact(Object number) {
    return number instanceof Double value
        ? new BigDecimal(value)
        : new BigDecimal(Numbers.asBig(number));
  }

  /**
   * Python's {@code <}, {@code <=}, {@code >} and {@code >=}.
   *
   * @param operator one of these four
   */
  public static boolean ordered(@Nullable Object left, String operator, @Nullable Object right) {
    if (isNan(left) || isNan(right)) {
      return false;
    }
    int order = order(left, right, operator, new Limits.Walk());
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  /** Orders two values for sorting, as Python's {@code <} does. */
  public static int order(@Nullable Object left, @Nullable Object right) {
    return order(left, right, "<", new Limits.Walk());
  }

  /** The elements in order, equal ones as they stood. */
  public static List<@Nullable Object> sorted(
      List<@Nullable Object> list, Comparator<@Nullable Object> order) {
    List<@Nullable Object> sorted = new ArrayList<>(list);
    try {
      sorted.sort(order);
    } catch (IllegalArgumentException e) {
      // NaN has no place in an order
      throw PythonException.value("the list has no order");
    }
    return sorted;
  }

  private static boolean isNan(@Nullable Object value) {
    return value instanceof Double number && number.isNaN();
  }

  private static int order(
      @Nullable Object left, @Nullable Object right, String operator, Limits.Walk walk) {
    if (left instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (right instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (left instanceof String a && right instanceof String b) {
      return Text.order(a, b);
    }
    if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right)) {
      return numbers(left, right);
    }
    if (left instanceof List<?> a
        && right instanceof List<?> b
        && left instanceof PyTuple == right instanceof PyTuple) {
      return listOrder(a, b, operator, walk);
    }
    if (left instanceof PyDateTime a && right instanceof PyDateTime b) {
      return a.order(b);
    }
    if (left instanceof PyDate a && right instanceof PyDate b) {
      return a.compareTo(b);
    }
    if (left instanceof TimeDelta a && right instanceof TimeDelta b) {
      return a.compareTo(b);
    }
    if (left instanceof PyTime a && right instanceof PyTime b) {
      return a.time().compareTo(b.time());
    }
    throw PythonException.type(
        operator + " does not compare " + Types.name(left) + " with " + Types.name(right));
  }

  private static int listOrder(List<?> left, List<?> right, String operator, Limits.Walk walk) {
    walk.enter();
    int shorter = Math.min(left.size(), right.size());
    for (int i = 0; i < shorter; i++) {
      walk.visit();
      Object a = left.get(i);
      Object b = right.get(i);
      if (!equal(a, b, walk)) {
        int order = order(a, b, operator, walk);
        walk.leave();
        return order;
      }
    }
    walk.leave();
    return Integer.compare(left.size(), right.size());
  }

  /** Python's {@code element in container}. */
  public static boolean in(@Nullable Object element, @Nullable Object container) {
    switch (container) {
      case String text -> {
        if (element instanceof Undefined undefined) {
          throw PythonException.type(undefined.message());
        }
        if (element instanceof String part) {
          return text.contains(part);
        }
        throw PythonException.type("in a str there can only be a str, not " + Types.name(element));
      }
      case Map<?, ?> map -> {
        return map.containsKey(Items.key(element));
      }
      case null, default -> {
        for (Object candidate : Items.iterate(container)) {
          if (equal(candidate, element)) {
            return true;
          }
        }
        return false;
      }
    }
  }
}
