package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FORMAT with a constant pattern, written as a concatenation of its pieces. */
final class FormatFunction {
  private static final Pattern SPECIFIER =
      Pattern.compile("%(?:(%)|([-+ 0']*)(\\d*)(?:\\.(\\d+))?([a-zA-Z]))|%");

  private FormatFunction() {}

  static String lower(Call call) {
    String pattern = call.text(0);
    StringBuilder sql = new StringBuilder("(''");
    Matcher matcher = SPECIFIER.matcher(pattern);
    int end = 0;
    int argument = 1;
    while (matcher.find()) {
      append(sql, pattern.substring(end, matcher.start()));
      end = matcher.end();
      if (matcher.group(1) != null) {
        append(sql, "%");
      } else if (matcher.group(5) == null || argument >= call.size()) {
        throw call.unsupported("FORMAT with " + matcher.group());
      } else {
        sql.append(" || ").append(piece(call, argument++, matcher));
      }
    }
    append(sql, pattern.substring(end));
    return sql.append(")").toString();
  }

  private static void append(StringBuilder sql, String text) {
    if (!text.isEmpty()) {
      sql.append(" || ").append(DuckTypes.string(text));
    }
  }

  private static String piece(Call call, int argument, Matcher matcher) {
    Type type = call.type(argument);
    String value = call.arg(argument);
    String flags = matcher.group(2);
    String width = matcher.group(3).isEmpty() ? "0" : matcher.group(3);
    String precision = matcher.group(4);
    String specifier = matcher.group(5);
    boolean leftOrNone = flags.isEmpty() || flags.equals("-");
    String layout = DuckTypes.string(flags) + ", (" + width + ")::BIGINT";
    if ((specifier.equals("d") || specifier.equals("i")) && type.isInt64() && precision == null) {
      return Call.own(false, "format_int", value, layout);
    }
    if (specifier.equals("s") && type.isString() && leftOrNone && precision == null) {
      return Call.own(false, "format_text", value, layout);
    }
    if (specifier.equals("f") && (type.isDouble() || type.isNumeric())) {
      String digits = "(" + (precision == null ? "6" : precision) + ")::BIGINT";
      return Call.own(
          false, type.isDouble() ? "format_float" : "format_num", value, layout, digits);
    }
    if (specifier.equals("t")
        && leftOrNone
        && precision == null
        && !type.isArray()
        && !type.isStruct()
        && !type.isBytes()
        && !type.isJson()) {
      String text = CastLowering.cast(
          call.query(),
          type,
          com.google.zetasql.TypeFactory.createSimpleType(
              com.google.zetasql.ZetaSQLType.TypeKind.TYPE_STRING),
          value,
          false);
      return Call.own(false, "format_text", "coalesce(" + text + ", 'NULL')", layout);
    }
    throw call.unsupported("FORMAT with " + matcher.group() + " of " + TypeNames.of(type));
  }
}
