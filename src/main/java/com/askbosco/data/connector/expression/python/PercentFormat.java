package com.askbosco.data.connector.expression.python;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code format % values}. */
final class PercentFormat {
  private static final Pattern DIRECTIVE = Pattern.compile(
      "%(?:\\((?<key>[^)]*)\\))?(?<flags>[-+ #0]*)(?<width>\\*|[0-9]+)?(?:\\.(?<precision>\\*|[0-9]*))?[hlL]?(?<type>.)?",
      Pattern.DOTALL);

  private final @Nullable Object values;
  private final List<?> sequence;
  private int used;

  private PercentFormat(@Nullable Object values) {
    this.values = values;
    this.sequence =
        values instanceof PyTuple tuple ? tuple : java.util.Collections.singletonList(values);
  }

  static String format(String format, @Nullable Object values) {
    return new PercentFormat(values).format(format);
  }

  private String format(String format) {
    StringBuilder out = new StringBuilder();
    Matcher m = DIRECTIVE.matcher(format);
    int from = 0;
    while (m.find()) {
      out.append(format, from, m.start());
      Limits.text(out.length());
      from = m.end();
      String type = m.group("type");
      if (type == null) {
        throw PythonException.value("the format ends within a directive");
      }
      out.append(type.equals("%") ? "%" : one(m, type.charAt(0)));
    }
    out.append(format, from, format.length());
    if (used < sequence.size()
        && !(values instanceof Map)
        && !(values instanceof List && !(values instanceof PyTuple))) {
      throw PythonException.type("not all values of the format were used");
    }
    return out.toString();
  }

  private String one(Matcher m, char type) {
    int width = count(m.group("width"), 0);
    String flags = m.group("flags");
    boolean left = flags.contains("-") || width < 0;
    int precision = count(m.group("precision"), -1);
    Object value = m.group("key") == null ? next() : keyed(m.group("key"));
    String body;
    switch (type) {
      case 's', 'r', 'a' -> {
        String text = type == 's' ? Text.str(value) : Text.repr(value);
        body = new FormatSpec(" ", '<', (char) 0, false, 0, (char) 0, precision, 's').format(text);
        return padded(body, Math.abs(width), left ? '<' : '>', " ");
      }
      case 'd', 'i', 'u', 'x', 'X', 'o' -> body = integer(value, type, flags, precision);
      case 'e', 'E', 'f', 'F', 'g', 'G' ->
        body = new FormatSpec(
                " ", '>', sign(flags), flags.contains("#"), 0, (char) 0, precision, type)
            .format(Numbers.asDouble(value));
      case 'c' -> {
        if (value instanceof String text && Text.length(text) == 1) {
          body = text;
        } else {
          body = new FormatSpec(" ", '>', (char) 0, false, 0, (char) 0, -1, 'c')
              .format(Numbers.asBig(value));
        }
      }
      default -> throw PythonException.value("the format has an unknown directive");
    }
    boolean zero = flags.contains("0") && !left && type != 'c';
    return padded(body, Math.abs(width), left ? '<' : zero ? '=' : '>', zero ? "0" : " ");
  }

  private static String integer(@Nullable Object value, char type, String flags, int precision) {
    Object whole = value;
    if (value instanceof Double number) {
      if (type == 'x' || type == 'X' || type == 'o') {
        throw PythonException.type("%" + type + " needs a whole number, not float");
      }
      whole = Numbers.truncate(number);
    }
    char form = type == 'i' || type == 'u' ? 'd' : type;
    FormatSpec spec =
        new FormatSpec(" ", '>', sign(flags), flags.contains("#"), 0, (char) 0, -1, form);
    String body = spec.format(Numbers.asBig(whole));
    return precision < 0
        ? body
        : padded(body, precision + (Character.isDigit(body.charAt(0)) ? 0 : 1), '=', "0");
  }

  private static char sign(String flags) {
    return flags.contains("+") ? '+' : flags.contains(" ") ? ' ' : 0;
  }

  private static String padded(String body, int width, char align, String fill) {
    int missing = Limits.text(width) - Text.length(body);
    if (missing <= 0) {
      return body;
    }
    if (align == '<') {
      return body + " ".repeat(missing);
    }
    int signs = align == '=' && (body.startsWith("-") || body.startsWith("+")) ? 1 : 0;
    return body.substring(0, signs) + fill.repeat(missing) + body.substring(signs);
  }

  private int count(@Nullable String text, int absent) {
    if ("*".equals(text)) {
      int value = Numbers.asIndex(next());
      Limits.text(Math.abs((long) value));
      return value;
    }
    return text == null ? absent : text.isEmpty() ? 0 : FormatSpec.number(text, absent);
  }

  private @Nullable Object next() {
    if (used >= sequence.size()) {
      throw PythonException.type("the format needs more values");
    }
    return sequence.get(used++);
  }

  private @Nullable Object keyed(String key) {
    if (!(values instanceof Map<?, ?> map)) {
      throw PythonException.type("the format needs a dict");
    }
    if (!map.containsKey(key)) {
      throw PythonException.value("the format needs a key that is not there");
    }
    return map.get(key);
  }
}
