package com.askbosco.data.warehouse.googlesql;

import static com.askbosco.data.warehouse.googlesql.Rule.aware;
import static com.askbosco.data.warehouse.googlesql.Rule.own;
import static com.askbosco.data.warehouse.googlesql.Rule.raises;
import static com.askbosco.data.warehouse.googlesql.Rule.total;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import java.util.Map;
import java.util.StringJoiner;

/** Text, regular expressions (both engines use RE2) and hashes. */
final class StringFunctions {
  static final Map<String, Rule.Entry> RULES = Map.ofEntries(
      total("concat", StringFunctions::concat),
      total(
          "$concat_op",
          call -> call.result().isArray() ? ArrayFunctions.concat(call) : concat(call)),
      total(
          "length",
          call -> call.type(0).isBytes()
              ? "octet_length(" + call.arg(0) + ")"
              : "length(" + call.arg(0) + ")"),
      total("char_length", Rule.same("length")),
      total("character_length", Rule.same("length")),
      total(
          "byte_length",
          call -> call.type(0).isBytes()
              ? "octet_length(" + call.arg(0) + ")"
              : "strlen(" + call.arg(0) + ")"),
      total(
          "octet_length",
          call -> call.type(0).isBytes()
              ? "octet_length(" + call.arg(0) + ")"
              : "strlen(" + call.arg(0) + ")"),
      total("lower", texts(call -> Call.own("lower", call))),
      total("upper", texts(call -> Call.own("upper", call))),
      total("trim", texts(call -> Call.own(call.size() == 1 ? "trim" : "trim2", call))),
      total("ltrim", texts(call -> Call.own(call.size() == 1 ? "ltrim" : "ltrim2", call))),
      total("rtrim", texts(call -> Call.own(call.size() == 1 ? "rtrim" : "rtrim2", call))),
      aware("substr", texts(StringFunctions::substr)),
      aware("substring", texts(StringFunctions::substr)),
      aware("left", texts(own("left"))),
      aware("right", texts(own("right"))),
      aware("lpad", texts(call -> pad(call, "lpad"))),
      aware("rpad", texts(call -> pad(call, "rpad"))),
      aware("repeat", texts(own("repeat"))),
      total("reverse", texts(call -> Call.own("reverse", call))),
      total("replace", texts(call -> Call.own("replace", call))),
      total("initcap", texts(call -> Call.own(call.size() == 1 ? "initcap" : "initcap2", call))),
      total(
          "normalize",
          texts(call -> Call.own(
              false,
              "normalize",
              call.arg(0),
              DuckTypes.string(call.size() == 1 ? "NFC" : call.part(1))))),
      aware("instr", texts(StringFunctions::instr)),
      total("starts_with", texts(Rule.same("starts_with"))),
      total("ends_with", texts(Rule.same("suffix"))),
      total("strpos", texts(Rule.same("strpos"))),
      total("split", texts(StringFunctions::split)),
      total("to_hex", StringFunctions::toHex),
      raises("from_hex", call -> "unhex(" + call.arg(0) + ")"),
      total("to_base64", Rule.same("to_base64")),
      raises("from_base64", call -> "from_base64(" + Call.own(false, "base64", call.arg(0)) + ")"),
      total("sha1", call -> "unhex(sha1(" + call.arg(0) + "))"),
      total("sha256", call -> "unhex(sha256(" + call.arg(0) + "))"),
      total("md5", call -> "unhex(md5(" + call.arg(0) + "))"),
      total("farm_fingerprint", texts(call -> Call.own("farm_fingerprint", call))),
      aware("ascii", texts(own("ascii"))),
      total("unicode", texts(call -> Call.own("unicode", call))),
      aware("translate", texts(own("translate"))),
      aware("chr", own("chr")),
      total("to_code_points", texts(StringFunctions::toCodePoints)),
      aware(
          "code_points_to_string",
          call -> Call.own(call.safe(), "code_points", "CAST(" + call.arg(0) + " AS VARCHAR)")),
      raises("format", FormatFunction::lower));

  private StringFunctions() {}

  /** A rule for STRING alone: BYTES has other rules. */
  static Rule texts(Rule rule) {
    return call -> {
      for (int i = 0; i < call.size(); i++) {
        if (call.type(i).isBytes()) {
          throw call.unsupported(call.spelled() + " of BYTES");
        }
      }
      return rule.lower(call);
    };
  }

  private static String concat(Call call) {
    StringJoiner joined = new StringJoiner(" || ", "(", ")");
    for (int i = 0; i < call.size(); i++) {
      joined.add(call.arg(i));
    }
    return joined.toString();
  }

  private static String substr(Call call) {
    return call.size() == 2
        ? Call.own(false, "substr", call.args(0))
        : Call.own(call.safe(), "substr3", call.args(0));
  }

  private static String pad(Call call, String name) {
    return Call.own(
        call.safe(), name, call.arg(0), call.arg(1), call.size() == 2 ? "' '" : call.arg(2));
  }

  private static String instr(Call call) {
    String position = call.size() > 2 ? call.arg(2) : "(1)::BIGINT";
    String occurrence = call.size() > 3 ? call.arg(3) : "(1)::BIGINT";
    return Call.own(call.safe(), "instr", call.arg(0), call.arg(1), position, occurrence);
  }

  private static String split(Call call) {
    if (call.size() == 1) {
      return "string_split(" + call.arg(0) + ", ',')";
    }
    String split = "string_split(" + call.args(0) + ")";
    return call.textIfConstant(1).isPresent()
        ? split
        : "CASE WHEN " + call.arg(1) + " IS NOT NULL THEN " + split + " END";
  }

  private static String toCodePoints(Call call) {
    return "CASE WHEN " + call.arg(0)
        + " = '' THEN CAST([] AS BIGINT[]) ELSE list_transform(string_split(" + call.arg(0)
        + ", ''), lambda x: bq_unicode(x)) END";
  }

  /** TO_HEX(SHA256(x)) is what DuckDB's sha256 gives; undoing and redoing the hex would be waste. */
  private static String toHex(Call call) {
    if (call.expression(0) instanceof ResolvedFunctionCall inner) {
      Call hash = new Call(call.query(), inner);
      switch (hash.function()) {
        case "sha1", "sha256", "md5" -> {
          return hash.function() + "(" + hash.arg(0) + ")";
        }
        default -> {}
      }
    }
    return "lower(hex(" + call.arg(0) + "))";
  }
}
