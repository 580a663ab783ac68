package com.askbosco.data.spec.manifest;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What PyYAML takes plain words of a document for. */
final class PythonScalars {
  private static final Set<String> TRUE = Set.of("true", "yes", "on");
  private static final Pattern TIME = Pattern.compile(
      "(\\d{4})-(\\d\\d?)-(\\d\\d?)(?:(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?(?:[ \\t]*(Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?)?");

  /** Tells the types of plain words apart. */
  static final class Resolver extends org.yaml.snakeyaml.resolver.Resolver {
    private static final Pattern FLOATS = Pattern.compile(
        "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
    private static final Pattern INTEGERS = Pattern.compile(
        "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
    private static final Pattern TIMES = Pattern.compile(
        "\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d?-\\d\\d?(?:[Tt]|[ \\t]+)\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d*)?(?:[ \\t]*(?:Z|[-+]\\d\\d?(?::\\d\\d)?))?");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.FLOAT, FLOATS, "-+0123456789.");
      addImplicitResolver(Tag.INT, INTEGERS, "-+0123456789");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.TIMESTAMP, TIMES, "0123456789");
    }
  }

  private PythonScalars() {}

  static @Nullable Object value(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (Tag.NULL.equals(tag)) {
      return null;
    }
    try {
      if (Tag.BOOL.equals(tag)) {
        return TRUE.contains(text.toLowerCase(Locale.ROOT));
      }
      if (Tag.INT.equals(tag)) {
        BigInteger number = integer(text.replace("_", ""));
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
      }
      if (Tag.FLOAT.equals(tag)) {
        return floating(text.replace("_", "").toLowerCase(Locale.ROOT));
      }
      if (Tag.TIMESTAMP.equals(tag)) {
        return time(text);
      }
    } catch (NumberFormatException | DateTimeException e) {
      return text; // a tag that does not fit its text
    }
    return text;
  }

  /** A key as JSON writes it: every key is a text there. */
  static String key(ScalarNode node) {
    Object value = value(node);
    return value == null ? "null" : value instanceof String text ? text : Text.json(value);
  }

  private static BigInteger integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    BigInteger value;
    if (digits.startsWith("0b")) {
      value = new BigInteger(digits.substring(2), 2);
    } else if (digits.startsWith("0x")) {
      value = new BigInteger(digits.substring(2), 16);
    } else if (digits.length() > 1 && digits.startsWith("0")) {
      value = new BigInteger(digits, 8);
    } else {
      value = BigInteger.ZERO;
      for (String part : digits.split(":", -1)) {
        value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
      }
    }
    return negative ? value.negate() : value;
  }

  private static Object floating(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    double value = 0;
    if (digits.equals(".inf")) {
      value = Double.POSITIVE_INFINITY;
    } else if (digits.equals(".nan")) {
      value = Double.NaN;
    } else {
      for (String part : digits.split(":", -1)) {
        value = value * 60 + Double.parseDouble(part);
      }
    }
    return negative ? -value : value;
  }

  /** A day as it is; a time as the reference writes it into its messages. */
  private static String time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches() || time.group(4) == null) {
      return text;
    }
    String fraction = time.group(7) == null ? "" : time.group(7);
    LocalDateTime local = LocalDateTime.of(
        number(time, 1),
        number(time, 2),
        number(time, 3),
        number(time, 4),
        number(time, 5),
        number(time, 6),
        fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6)) * 1000);
    DateTimeFormatter format = DateTimeFormatter.ofPattern(
        local.getNano() == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.SSSSSS",
        Locale.ROOT);
    if (time.group(8) == null) {
      return local.format(format);
    }
    int minutes = time.group(9) == null
        ? 0
        : number(time, 10) * 60 + (time.group(11) == null ? 0 : number(time, 11));
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(("-".equals(time.group(9)) ? -60 : 60) * minutes);
    return OffsetDateTime.of(local, offset).format(format)
        + (minutes == 0 ? "+00:00" : offset.getId());
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
