package com.askbosco.data.connector.expression.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as a Python literal: numbers, texts in quotes, {@code None}, {@code True}, {@code False}, tuples, lists, dicts and
 * sets. Everything else, {@code 007} and {@code true} for example, is no literal. Byte strings, complex numbers and {@code ...}
 * are not read either.
 */
@SuppressWarnings("ReferenceEquality") // NONE_FOUND is a marker object, compared by identity
public final class Literals {
  /** What {@link #read} gives for a text that is no literal. */
  public static final Object NONE_FOUND = new Object();

  /** As Python's own parser. */
  private static final int MAX_NESTING = 200;

  private final LiteralScanner in;
  private int nesting;

  private Literals(String text) {
    this.in = new LiteralScanner(text);
  }

  /** The value of the literal, or {@link #NONE_FOUND}. Never fails. */
  public static @Nullable Object read(String text) {
    if (!mayBegin(text)) {
      return NONE_FOUND;
    }
    if (isPlainNumber(text)) {
      return Long.parseLong(text);
    }
    Literals literals = new Literals(text);
    if (!literals.in.begin()) {
      return NONE_FOUND;
    }
    Object value = literals.top();
    return value == NONE_FOUND || !literals.in.end() ? NONE_FOUND : value;
  }

  /** Digits only, the frequent case among texts that are literals. */
  private static boolean isPlainNumber(String text) {
    if (text.length() > 18 || text.charAt(0) == '0') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A quick look at the first character, since most texts are no literals. */
  private static boolean mayBegin(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    if (first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z') {
      return switch (first) {
        case 'N' -> text.startsWith("None");
        case 'T' -> text.startsWith("True");
        case 'F' -> text.startsWith("False");
        case 's' -> text.startsWith("set");
        case 'u', 'U', 'r', 'R' -> text.length() > 2;
        default -> false;
      };
    }
    return first < 0x80;
  }

  /** A value at the top, where a tuple needs no brackets. */
  private @Nullable Object top() {
    Object value = value();
    return value != NONE_FOUND && in.peek() == ',' ? elements(value, '\0', true) : value;
  }

  private @Nullable Object value() {
    in.space(nesting > 0);
    char next = in.peek();
    return switch (next) {
      case '(' -> nested('(');
      case '[' -> nested('[');
      case '{' -> nested('{');
      case '-', '+' -> signed();
      case '\'', '"' -> texts();
      default -> Character.isDigit(next) || next == '.' ? in.number() : word();
    };
  }

  private @Nullable Object word() {
    if (in.atText()) {
      return texts();
    }
    String name = in.name();
    Object value = switch (name) {
      case "None" -> null;
      case "True" -> true;
      case "False" -> false;
      case "set" -> emptySet();
      default -> NONE_FOUND;
    };
    in.space(nesting > 0);
    return value;
  }

  private Object emptySet() {
    in.space(nesting > 0);
    if (!in.take('(')) {
      return NONE_FOUND;
    }
    in.space(true);
    return in.take(')') ? new LinkedHashSet<>() : NONE_FOUND;
  }

  private Object signed() {
    char sign = in.peek();
    in.take(sign);
    in.space(nesting > 0);
    if (!Character.isDigit(in.peek()) && in.peek() != '.') {
      return NONE_FOUND;
    }
    Object number = in.number();
    return number == NONE_FOUND || sign == '+' ? number : Arithmetic.negate(number);
  }

  /** One or more texts side by side, which are one text. */
  private Object texts() {
    StringBuilder joined = new StringBuilder();
    while (in.atText()) {
      if (!in.text(joined)) {
        return NONE_FOUND;
      }
      in.space(nesting > 0);
    }
    return joined.toString();
  }

  private @Nullable Object nested(char open) {
    if (++nesting > MAX_NESTING) {
      return NONE_FOUND;
    }
    in.take(open);
    Object value = switch (open) {
      case '(' -> round();
      case '[' -> elements(null, ']', false);
      default -> curly();
    };
    nesting--;
    in.space(nesting > 0);
    return value;
  }

  private @Nullable Object round() {
    in.space(true);
    if (in.take(')')) {
      return PyTuple.of();
    }
    Object first = value();
    if (first == NONE_FOUND) {
      return NONE_FOUND;
    }
    in.space(true);
    return in.take(')') ? first : elements(first, ')', true);
  }

  /**
   * The elements up to the closing bracket.
   *
   * @param first the element that was read already, when {@code begun}
   * @param close the closing bracket; 0 for the end of the text
   * @param begun whether the first element was read, which makes it a tuple
   */
  private Object elements(@Nullable Object first, char close, boolean begun) {
    List<@Nullable Object> elements = new ArrayList<>();
    if (begun) {
      elements.add(first);
    }
    boolean separated = !begun;
    while (true) {
      in.space(nesting > 0);
      if (close == '\0' ? in.atEnd() : in.take(close)) {
        return begun ? PyTuple.copyOf(elements) : elements;
      }
      if (!separated && !in.take(',')) {
        return NONE_FOUND;
      }
      in.space(nesting > 0);
      if (close == '\0' ? in.atEnd() : in.take(close)) {
        boolean empty = elements.isEmpty() && !separated;
        return empty ? NONE_FOUND : begun ? PyTuple.copyOf(elements) : elements;
      }
      Object element = value();
      if (element == NONE_FOUND) {
        return NONE_FOUND;
      }
      elements.add(element);
      separated = false;
    }
  }

  private Object curly() {
    in.space(true);
    if (in.take('}')) {
      return new LinkedHashMap<>();
    }
    Object first = value();
    in.space(true);
    if (first == NONE_FOUND || !isKey(first)) {
      return NONE_FOUND;
    }
    return in.take(':') ? dict(first) : set(first);
  }

  private Object dict(@Nullable Object firstKey) {
    Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
    Object key = firstKey;
    while (true) {
      Object value = value();
      if (value == NONE_FOUND) {
        return NONE_FOUND;
      }
      entries.put(Items.key(key), value);
      in.space(true);
      boolean more = in.take(',');
      in.space(true);
      if (in.take('}')) {
        return entries;
      }
      key = more ? value() : NONE_FOUND;
      in.space(true);
      if (key == NONE_FOUND || !isKey(key) || !in.take(':')) {
        return NONE_FOUND;
      }
    }
  }

  private Object set(@Nullable Object first) {
    Set<@Nullable Object> elements = new LinkedHashSet<>();
    Object element = first;
    while (true) {
      if (element == NONE_FOUND || !isKey(element)) {
        return NONE_FOUND;
      }
      elements.add(Items.key(element));
      in.space(true);
      boolean more = in.take(',');
      in.space(true);
      if (in.take('}')) {
        return elements;
      }
      element = more ? value() : NONE_FOUND;
    }
  }

  private static boolean isKey(@Nullable Object value) {
    return Items.isHashable(value);
  }
}
