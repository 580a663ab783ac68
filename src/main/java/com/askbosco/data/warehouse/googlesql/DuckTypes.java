package com.askbosco.data.warehouse.googlesql;

import com.google.zetasql.StructType;
import com.google.zetasql.StructType.StructField;
import com.google.zetasql.Type;
import com.google.zetasql.ZetaSQLType.TypeKind;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** DuckDB's counterparts of GoogleSQL types, and names that are safe in DuckDB SQL. */
final class DuckTypes {
  private static final Map<TypeKind, String> SIMPLE = Map.ofEntries(
      Map.entry(TypeKind.TYPE_INT64, "BIGINT"),
      Map.entry(TypeKind.TYPE_BOOL, "BOOLEAN"),
      Map.entry(TypeKind.TYPE_DOUBLE, "DOUBLE"),
      Map.entry(TypeKind.TYPE_STRING, "VARCHAR"),
      Map.entry(TypeKind.TYPE_BYTES, "BLOB"),
      Map.entry(TypeKind.TYPE_DATE, "DATE"),
      Map.entry(TypeKind.TYPE_TIMESTAMP, "TIMESTAMP WITH TIME ZONE"),
      Map.entry(TypeKind.TYPE_DATETIME, "TIMESTAMP"),
      Map.entry(TypeKind.TYPE_TIME, "TIME"),
      Map.entry(TypeKind.TYPE_NUMERIC, "DECIMAL(38,9)"),
      Map.entry(TypeKind.TYPE_JSON, "JSON"));

  private DuckTypes() {}

  /** The DuckDB type that holds exactly the values of a GoogleSQL type, or empty when there is none. */
  static Optional<String> of(Type type) {
    if (type.isArray()) {
      return of(type.asArray().getElementType()).map(element -> element + "[]");
    }
    if (type.isStruct()) {
      StringJoiner fields = new StringJoiner(", ", "STRUCT(", ")");
      StructType struct = type.asStruct();
      for (int i = 0; i < struct.getFieldCount(); i++) {
        Optional<String> field = of(struct.getField(i).getType());
        if (field.isEmpty()) {
          return Optional.empty();
        }
        fields.add(identifier(fieldName(struct, i)) + " " + field.get());
      }
      return struct.getFieldCount() == 0 ? Optional.empty() : Optional.of(fields.toString());
    }
    return Optional.ofNullable(SIMPLE.get(type.getKind()));
  }

  /** A struct field's name in DuckDB, where names must be there and differ. */
  static String fieldName(StructType struct, int index) {
    String name = struct.getField(index).getName();
    if (name.isEmpty()) {
      return "_f" + index;
    }
    for (int i = 0; i < struct.getFieldCount(); i++) {
      StructField other = struct.getField(i);
      if (i != index && other.getName().equalsIgnoreCase(name)) {
        return "_f" + index;
      }
    }
    return name;
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String string(String value) {
    String quoted = "'" + value.replace("'", "''") + "'";
    // DuckDB ends a statement at the character 0.
    return value.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
  }
}
