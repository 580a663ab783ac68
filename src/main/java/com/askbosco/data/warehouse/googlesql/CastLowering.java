package com.askbosco.data.warehouse.googlesql;

import com.askbosco.data.model.BoscoException;
import com.askbosco.data.model.ErrorCode;
import com.google.zetasql.StructType;
import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import java.lang.reflect.Method;
import java.util.StringJoiner;

/** CAST and SAFE_CAST. Structs are rebuilt field by field: GoogleSQL casts by position, DuckDB by name. */
final class CastLowering {
  private CastLowering() {}

  static String lower(QueryLowering query, ResolvedCast cast) {
    if (cast.getFormat() != null) {
      throw query.unsupported("CAST … FORMAT", "FORMAT");
    }
    if (cast.getExtendedCast() != null || hasModifiers(cast)) {
      throw query.unsupported("CAST to a type with parameters or collation", "CAST");
    }
    String value = query.expressions.lower(cast.getExpr());
    return cast(
        query, cast.getExpr().getType(), cast.getType(), value, cast.getReturnNullOnError());
  }

  /** Whether the type is written as {@code STRING(10)}. The modifiers' class is not public, so it is asked by reflection. */
  private static boolean hasModifiers(ResolvedCast cast) {
    Object modifiers = cast.getTypeModifiers();
    if (modifiers == null) {
      return false;
    }
    try {
      Method isEmpty = modifiers.getClass().getMethod("isEmpty");
      isEmpty.setAccessible(true);
      return !(Boolean) isEmpty.invoke(modifiers);
    } catch (ReflectiveOperationException e) {
      throw new BoscoException(ErrorCode.INTERNAL, "cannot read a cast's type modifiers", e);
    }
  }

  static String cast(QueryLowering query, Type from, Type to, String value, boolean safe) {
    String target = query.duckType(to);
    if (from.equals(to)) {
      return value;
    }
    if (from.isStruct() && to.isStruct()) {
      return struct(query, from.asStruct(), to.asStruct(), value, safe);
    }
    if (from.isArray() && to.isArray()) {
      if (safe) {
        throw query.unsupported("SAFE_CAST of an array", "SAFE_CAST");
      }
      String element =
          cast(query, from.asArray().getElementType(), to.asArray().getElementType(), "x", false);
      return "list_transform(" + value + ", lambda x: " + element + ")";
    }
    return switch (from.getKind()) {
      case TYPE_INT64 -> ofInteger(query, from, to, value, target);
      case TYPE_DOUBLE -> ofFloat(query, from, to, value, safe);
      case TYPE_NUMERIC -> ofNumeric(query, from, to, value, safe);
      case TYPE_STRING -> ofString(query, from, to, value, safe);
      case TYPE_BOOL ->
        to.isInt64() || to.isString()
            ? "CAST(" + value + " AS " + target + ")"
            : refuse(query, from, to);
      case TYPE_BYTES -> to.isString() && !safe ? "decode(" + value + ")" : refuse(query, from, to);
      case TYPE_DATE -> ofDate(query, from, to, value);
      case TYPE_DATETIME -> ofDatetime(query, from, to, value);
      case TYPE_TIMESTAMP -> ofTimestamp(query, from, to, value);
      default -> refuse(query, from, to);
    };
  }

  private static String refuse(QueryLowering query, Type from, Type to) {
    throw query.unsupported("CAST from " + TypeNames.of(from) + " to " + TypeNames.of(to), "CAST");
  }

  private static String ofInteger(
      QueryLowering query, Type from, Type to, String value, String target) {
    return switch (to.getKind()) {
      case TYPE_DOUBLE, TYPE_NUMERIC, TYPE_STRING -> "CAST(" + value + " AS " + target + ")";
      case TYPE_BOOL -> "(" + value + " <> 0)";
      default -> refuse(query, from, to);
    };
  }

  private static String ofFloat(
      QueryLowering query, Type from, Type to, String value, boolean safe) {
    return switch (to.getKind()) {
      case TYPE_INT64 -> Call.own(safe, "dbl_int", value);
      case TYPE_NUMERIC -> Call.own(safe, "num_float", value);
      case TYPE_STRING -> Call.own(false, "float_str", value);
      default -> refuse(query, from, to);
    };
  }

  private static String ofNumeric(
      QueryLowering query, Type from, Type to, String value, boolean safe) {
    return switch (to.getKind()) {
      case TYPE_INT64 -> Call.own(safe, "num_int", value);
      case TYPE_DOUBLE -> "CAST(" + value + " AS DOUBLE)";
      case TYPE_STRING -> Call.own(false, "num_str", value);
      default -> refuse(query, from, to);
    };
  }

  private static String ofString(
      QueryLowering query, Type from, Type to, String value, boolean safe) {
    return switch (to.getKind()) {
      case TYPE_INT64 -> Call.own(safe, "str_int", value);
      case TYPE_DOUBLE -> Call.own(safe, "str_float", value);
      case TYPE_NUMERIC -> Call.own(safe, "str_num", value);
      case TYPE_BOOL -> Call.own(safe, "str_bool", value);
      case TYPE_DATE -> Call.own(safe, "str_date", value);
      case TYPE_DATETIME -> TimestampFunctions.ofCivil(Call.own(safe, "str_datetime", value));
      case TYPE_TIMESTAMP -> TimestampFunctions.ofInstant(Call.own(safe, "str_ts", value, "'UTC'"));
      case TYPE_BYTES -> "encode(" + value + ")";
      default -> refuse(query, from, to);
    };
  }

  private static String ofDate(QueryLowering query, Type from, Type to, String value) {
    return switch (to.getKind()) {
      case TYPE_STRING -> Call.own(false, "date_str", value);
      case TYPE_DATETIME -> "CAST(" + value + " AS TIMESTAMP)";
      case TYPE_TIMESTAMP ->
        TimestampFunctions.ofInstant(TimestampFunctions.micros("CAST(" + value + " AS TIMESTAMP)"));
      default -> refuse(query, from, to);
    };
  }

  private static String ofDatetime(QueryLowering query, Type from, Type to, String value) {
    return switch (to.getKind()) {
      case TYPE_STRING -> Call.own(false, "dt_str", TimestampFunctions.micros(value));
      case TYPE_DATE -> "CAST(" + value + " AS DATE)";
      case TYPE_TIMESTAMP -> TimestampFunctions.ofInstant(TimestampFunctions.micros(value));
      default -> refuse(query, from, to);
    };
  }

  private static String ofTimestamp(QueryLowering query, Type from, Type to, String value) {
    String micros = TimestampFunctions.micros(value);
    return switch (to.getKind()) {
      case TYPE_STRING -> Call.own(false, "ts_str", micros, "'UTC'");
      case TYPE_DATE -> Call.own(false, "ts_date", micros, "'UTC'");
      case TYPE_DATETIME -> TimestampFunctions.ofCivil(micros);
      default -> refuse(query, from, to);
    };
  }

  private static String struct(
      QueryLowering query, StructType from, StructType to, String value, boolean safe) {
    StringJoiner fields = new StringJoiner(", ", "struct_pack(", ")");
    for (int i = 0; i < to.getFieldCount(); i++) {
      Type fieldFrom = from.getField(i).getType();
      Type fieldTo = to.getField(i).getType();
      if (safe && !fieldFrom.equals(fieldTo)) {
        throw query.unsupported("SAFE_CAST of a struct", "SAFE_CAST");
      }
      String field =
          "struct_extract(" + value + ", " + DuckTypes.string(DuckTypes.fieldName(from, i)) + ")";
      fields.add(DuckTypes.identifier(DuckTypes.fieldName(to, i))
          + " := "
          + cast(query, fieldFrom, fieldTo, field, false));
    }
    return "CASE WHEN " + value + " IS NULL THEN NULL ELSE " + fields + " END";
  }
}
