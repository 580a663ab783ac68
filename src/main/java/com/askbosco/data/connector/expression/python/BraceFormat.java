package com.askbosco.data.connector.expression.python;

import org.jspecify.annotations.Nullable;

/** Python's {@code text.format(...)}. */
final class BraceFormat {
  private final String format;
  private final Arguments arguments;
  private int at;
  private int next;

  private BraceFormat(String format, Arguments arguments) {
    this.format = format;
    this.arguments = arguments;
  }

  static String format(String format, Arguments arguments) {
    return new BraceFormat(format, arguments).run(false, 0);
  }

  /** Python's {@code format(value, spec)}. */
  static String one(@Nullable Object value, String spec) {
    if (value instanceof Undefined undefined) {
      throw undefined.used();
    }
    if (value instanceof PyDateTime || value instanceof PyDate || value instanceof PyTime) {
      return spec.isEmpty() ? Text.str(value) : Strftime.format(value, spec);
    }
    return spec.isEmpty() ? Text.str(value) : FormatSpec.parse(spec).format(value);
  }

  private String run(boolean nested, int depth) {
    StringBuilder out = new StringBuilder();
    while (at < format.length()) {
      char c = format.charAt(at++);
      if (c == '{' && !nested && at < format.length() && format.charAt(at) == '{') {
        out.append(c);
        at++;
      } else if (c == '{') {
        out.append(field(depth));
        Limits.text(out.length());
      } else if (c == '}' && nested) {
        at--;
        return out.toString();
      } else if (c == '}') {
        if (at >= format.length() || format.charAt(at++) != '}') {
          throw PythonException.value("the format has a single '}'");
        }
        out.append(c);
      } else {
        out.append(c);
      }
    }
    if (nested) {
      throw PythonException.value("the format has a '{' without '}'");
    }
    return out.toString();
  }

  private String field(int depth) {
    if (depth > 1) {
      throw PythonException.value("the format is nested too deep");
    }
    Object value = value();
    String conversion = "";
    if (take('!')) {
      conversion = at < format.length() ? format.substring(at, at + 1) : "";
      at++;
    }
    String spec = take(':') ? run(true, depth + 1) : "";
    if (!take('}')) {
      throw PythonException.value("the format has a '{' without '}'");
    }
    return switch (conversion) {
      case "" -> one(value, spec);
      case "r", "a" -> one(Text.repr(value), spec);
      case "s" -> one(Text.str(value), spec);
      default -> throw PythonException.value("the format has an unknown conversion");
    };
  }

  private boolean take(char expected) {
    if (at < format.length() && format.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private @Nullable Object value() {
    String name = until("!:}.[");
    Object value;
    if (name.isEmpty()) {
      value = positional(next++);
    } else if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      value = positional(FormatSpec.number(name, 0));
    } else if (arguments.named().containsKey(name)) {
      value = arguments.named().get(name);
    } else {
      throw PythonException.value("the format needs a keyword argument that is not there");
    }
    while (at < format.length() && (format.charAt(at) == '.' || format.charAt(at) == '[')) {
      if (format.charAt(at++) == '.') {
        value = Attributes.get(value, until("!:}.["));
      } else {
        String key = until("]");
        take(']');
        boolean index = !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
        value = Items.get(value, index ? (Object) (long) FormatSpec.number(key, 0) : key);
      }
    }
    return value;
  }

  private @Nullable Object positional(int index) {
    if (index >= arguments.positional().size()) {
      throw PythonException.value("the format needs more arguments");
    }
    return arguments.positional().get(index);
  }

  private String until(String ends) {
    int from = at;
    while (at < format.length() && ends.indexOf(format.charAt(at)) < 0) {
      at++;
    }
    return format.substring(from, at);
  }
}
